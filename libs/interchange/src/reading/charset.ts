import { decodeWestern } from './western.js';
import type { Syntax } from './syntax.js';

/** How the text of a character set is read. */
export type Charset = Pick<Syntax, 'decode'>;

/** ASCII and ISO 8859-1 are read as Windows-1252, of which they are parts. */
const WESTERN = new Set(['ascii', 'us-ascii', 'iso-8859-1', 'windows-1252']);

/**
 * The character set of a label that the WHATWG standard lists (`utf-8`, `iso-8859-2`).
 *
 * @throws RangeError when it lists no such label
 */
export function charsetOf(label: string): Charset {
  if (WESTERN.has(label.toLowerCase())) return { decode: decodeWestern };
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return { decode: (text) => decoder.decode(text) };
}
