import { isUtf8 } from 'node:buffer';
import { decodeWestern } from '@app/interchange';

/** The encodings of ISO 9735 syntax identifiers (0001), UNOA to UNOC aside, by the labels of the WHATWG standard. */
const ENCODINGS: Readonly<Record<string, string>> = {
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp',
  UNOY: 'utf-8',
};
/** Levels in which line breaks may be data. */
const KEEPS_BREAKS = new Set(['UNOL', 'UNOW', 'UNOX', 'UNOY']);

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export interface Charset {
  /** Whether ISO 9735 lists the syntax identifier. */
  readonly known: boolean;
  /** CR and LF are no characters of the levels A to K and are left out of the data. */
  readonly dropsBreaks: boolean;
  readonly decode: (text: Uint8Array, segment: Uint8Array) => string;
}

/**
 * How the text of a syntax level is decoded. UNOA and UNOB allow ASCII alone: what they hold beyond it is read as UTF-8
 * where the segment is valid UTF-8, else as Windows-1252; so are levels nobody lists. UNOC is read as Windows-1252, of
 * which ISO 8859-1 is a part.
 */
export function charsetOf(level: string): Charset {
  if (level === 'UNOC') return { known: true, dropsBreaks: true, decode: decodeWestern };
  const encoding = ENCODINGS[level];
  const dropsBreaks = !KEEPS_BREAKS.has(level);
  if (encoding === undefined)
    return { known: level === 'UNOA' || level === 'UNOB', dropsBreaks, decode: decodeUndeclared };
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { known: true, dropsBreaks, decode: (text) => decoder.decode(text) };
}

function decodeUndeclared(text: Uint8Array, segment: Uint8Array): string {
  return isUtf8(segment) || isUtf8(text) ? utf8.decode(text) : decodeWestern(text);
}
