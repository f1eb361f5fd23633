import { CR, LF } from './syntax.js';
import type { Syntax } from './syntax.js';

/** What a byte can mean within a segment; of most bytes nothing. */
export const ELEMENT = 1;
export const COMPONENT = 2;
export const REPETITION = 4;
export const RELEASE = 8;
/** No ASCII: text that holds it is decoded. */
export const FOREIGN_BYTE = 16;
/** A line break that is no data. */
export const BREAK = 32;
/** A control character that neither separates nor is left out. */
export const CONTROL = 64;
/** Of no byte, but of a segment: it ends in binary content. */
export const OBJECT = 128;

const TABLES = new WeakMap<Syntax, Uint8Array>();

/** What each of the 256 bytes means in a syntax, as bits. */
export function classesOf(syntax: Syntax): Uint8Array {
  const known = TABLES.get(syntax);
  if (known !== undefined) return known;
  const classes = new Uint8Array(256).fill(FOREIGN_BYTE, 128).fill(CONTROL, 0, 0x20).fill(CONTROL, 0x7f, 0x80);
  const marks = [
    [syntax.element, ELEMENT],
    [syntax.component, COMPONENT],
    [syntax.repetition, REPETITION],
    [syntax.release, RELEASE],
    ...(syntax.dropsBreaks ? [[LF, BREAK] as const, [CR, BREAK] as const] : []),
  ] as const;
  for (const [byte, bit] of marks) if (byte >= 0) classes[byte] = ((classes[byte] ?? 0) & ~CONTROL) | bit;
  TABLES.set(syntax, classes);
  return classes;
}
