import { charsetOf, UNDECLARED, WESTERN } from '@app/interchange';
import type { Charset } from '@app/interchange';
import { ONE_BYTE_ENCODINGS } from '../level.encodings.js';

/** The encodings of ISO 9735 syntax identifiers (0001), UNOA to UNOC aside, by the labels of the WHATWG standard. */
const ENCODINGS: Readonly<Record<string, string>> = {
  ...ONE_BYTE_ENCODINGS,
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp',
  UNOY: 'utf-8',
};
/** Levels in which line breaks may be data. */
const KEEPS_BREAKS = new Set(['UNOL', 'UNOW', 'UNOX', 'UNOY']);

/** What a syntax level says of its text. */
export interface Level {
  /** Whether ISO 9735 lists the syntax identifier. */
  readonly known: boolean;
  /** CR and LF are no characters of the levels A to K and are left out of the data. */
  readonly dropsBreaks: boolean;
  readonly charset: Charset;
}

/**
 * How the text of a syntax level is read. UNOA and UNOB allow ASCII alone: what they hold beyond it is read as UTF-8
 * where the segment is valid UTF-8, else as Windows-1252; so are levels nobody lists. UNOC is read as Windows-1252, of
 * which ISO 8859-1 is a part.
 */
export function levelOf(identifier: string): Level {
  if (identifier === 'UNOC') return { known: true, dropsBreaks: true, charset: WESTERN };
  const encoding = ENCODINGS[identifier];
  const dropsBreaks = !KEEPS_BREAKS.has(identifier);
  if (encoding !== undefined) return { known: true, dropsBreaks, charset: charsetOf(encoding) };
  return { known: identifier === 'UNOA' || identifier === 'UNOB', dropsBreaks, charset: UNDECLARED };
}
