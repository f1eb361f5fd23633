import { isUtf8 } from 'node:buffer';
import { decodeWestern, WESTERN_GAPS } from './western.js';

/** A character set: how its text is read, and which bytes are none of its characters. */
export interface Charset {
  /** For people. */
  readonly name: string;
  /** Decodes text; `segment` is the whole of the segment around it. What is no character becomes a sign of its own. */
  readonly decode: (text: Uint8Array, segment: Uint8Array) => string;
  /** The place of the first byte that is no character, or part of one; -1 where every byte is. */
  readonly fault: (segment: Uint8Array) => number;
}

/** Windows-1252, of which ASCII and ISO 8859-1 are parts: ISO 8859-1 is often declared for it. */
export const WESTERN: Charset = {
  name: 'Windows-1252',
  decode: decodeWestern,
  fault: (segment) => segment.findIndex((byte) => WESTERN_GAPS.has(byte)),
};

const UTF8 = decodedBy('utf-8');

/** Where no set is declared that has more than ASCII: a segment that is valid UTF-8 is that, any other Windows-1252. */
export const UNDECLARED: Charset = {
  name: 'UTF-8 or Windows-1252',
  decode: (text, segment) => (isUtf8(segment) || isUtf8(text) ? UTF8 : WESTERN).decode(text, segment),
  fault: (segment) => (isUtf8(segment) ? -1 : WESTERN.fault(segment)),
};

/** Labels of the WHATWG standard that mean Windows-1252. */
const WESTERN_LABELS = new Set(['ascii', 'us-ascii', 'iso-8859-1', 'windows-1252']);

/**
 * The character set of a label that the WHATWG standard lists (`utf-8`, `iso-8859-2`).
 *
 * @throws RangeError when it lists no such label
 */
export function charsetOf(label: string): Charset {
  if (WESTERN_LABELS.has(label.toLowerCase())) return WESTERN;
  return decodedBy(label);
}

function decodedBy(label: string): Charset {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const decode = (text: Uint8Array): string => decoder.decode(text);
  if (decoder.encoding === 'utf-8') return { name: 'UTF-8', decode, fault: brokenUtf8 };
  const gaps = new Set<number>();
  for (let byte = 128; byte < 256; byte++) if (decode(Uint8Array.of(byte)) === '\ufffd') gaps.add(byte);
  return { name: label.toUpperCase(), decode, fault: (segment) => segment.findIndex((byte) => gaps.has(byte)) };
}

/** Where the first sequence that is none begins. */
function brokenUtf8(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1;
  let at = 0;
  for (let lead = bytes[0]; lead !== undefined; lead = bytes[at]) {
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return -1;
}
