import { isUtf8 } from 'node:buffer';
import { decodeWestern } from '@app/interchange';

/** The encodings that are read; a document in another one is refused by name. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252' | 'us-ascii';

const NAMES: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
]);

export interface Detected {
  readonly encoding: Encoding | undefined;
  /** As the document names it. */
  readonly name: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/**
 * What a document is encoded in: by its byte order mark, else as its XML declaration says, else UTF-8 (XML 1.0,
 * appendix F). UTF-16 without a mark is known by the zero byte beside its `<`.
 */
export function detectEncoding(head: Uint8Array): Detected {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', name: 'UTF-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', name: 'UTF-16', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', name: 'UTF-16', mark: 2 };
  if (a === 0x3c && b === 0) return { encoding: 'utf-16le', name: 'UTF-16', mark: 0 };
  if (a === 0 && b === 0x3c) return { encoding: 'utf-16be', name: 'UTF-16', mark: 0 };
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 256)).toString('latin1');
  const name = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(text)?.[1] ?? 'UTF-8';
  return { encoding: NAMES.get(name.toLowerCase()), name, mark: 0 };
}

/** Bytes to text, piece by piece. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
  /** Of bytes that begin a character and do not end it there is a rest. */
  end(): void;
}

/** A byte that the encoding does not have, and the text of the same piece before it. */
export class UndecodableError extends Error {
  constructor(
    readonly before: string,
    readonly byte: number | undefined,
  ) {
    super('A byte is not of the encoding.');
  }
}

export function decoderOf(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
      return new Utf8Decoder();
    case 'utf-16le':
    case 'utf-16be':
      return new Utf16Decoder(encoding === 'utf-16be');
    case 'iso-8859-1':
    case 'windows-1252':
      return { decode: decodeWestern, end: () => undefined };
    case 'us-ascii':
      return { decode: decodeAscii, end: () => undefined };
  }
}

/** Bytes that a text takes. */
export function byteLengthOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding.startsWith('utf-16') ? text.length * 2 : text.length;
}

class Utf8Decoder implements Decoder {
  private rest: Uint8Array = new Uint8Array();

  decode(bytes: Uint8Array): string {
    const joined = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const whole = wholeCharacters(joined);
    this.rest = joined.slice(whole);
    const piece = joined.subarray(0, whole);
    if (!isUtf8(piece)) throw undecodable(piece);
    return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('utf8');
  }

  end(): void {
    if (this.rest.length > 0) throw new UndecodableError('', this.rest[0]);
  }
}

/** The length without a character at the end that is not whole yet. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Finds the first byte that is no UTF-8: the first replacement character that was not sent as one. */
function undecodable(piece: Uint8Array): UndecodableError {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece);
  let offset = 0;
  for (let from = 0; ;) {
    const at = text.indexOf('\ufffd', from);
    offset += Buffer.byteLength(text.slice(from, at));
    if (at < 0 || piece[offset] !== 0xef) return new UndecodableError(text.slice(0, at), piece[offset]);
    offset += 3;
    from = at + 1;
  }
}

class Utf16Decoder implements Decoder {
  private rest: Uint8Array = new Uint8Array();

  constructor(private readonly bigEndian: boolean) {}

  decode(bytes: Uint8Array): string {
    const joined = Buffer.concat([this.rest, bytes]);
    const even = joined.length - (joined.length % 2);
    this.rest = joined.subarray(even);
    const units = joined.subarray(0, even);
    return (this.bigEndian ? units.swap16() : units).toString('utf16le');
  }

  end(): void {
    if (this.rest.length > 0) throw new UndecodableError('', this.rest[0]);
  }
}

function decodeAscii(bytes: Uint8Array): string {
  const bad = bytes.findIndex((byte) => byte > 0x7f);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (bad >= 0) throw new UndecodableError(text.slice(0, bad), bytes[bad]);
  return text;
}
