import { CR, isBreak, LF, NONE } from './syntax.js';
import type { Segment } from '../segment.js';
import type { Syntax } from './syntax.js';

/** The next place at or after `from` where `separator` stands unreleased; `to` when there is none. */
export function nextSeparator(bytes: Uint8Array, separator: number, syntax: Syntax, from: number, to: number): number {
  if (separator === NONE) return to;
  const { release } = syntax;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === separator) return at;
    if (byte === release) at = released(bytes, at, to);
  }
  return to;
}

/** The place of the character that the release character at `at` releases: line breaks between them are no data. */
export function released(bytes: Uint8Array, at: number, to: number): number {
  let next = at + 1;
  while (next < to && isBreak(bytes[next])) next++;
  return next;
}

/** How many parts `separator` makes of the bytes from `from` to `to`. */
export function countParts(bytes: Uint8Array, separator: number, syntax: Syntax, from: number, to: number): number {
  let count = 1;
  for (let at = nextSeparator(bytes, separator, syntax, from, to); at < to; count++)
    at = nextSeparator(bytes, separator, syntax, at + 1, to);
  return count;
}

/** The nth part between separators; of an absent one the empty range at the end. */
export function partOf(
  bytes: Uint8Array,
  separator: number,
  syntax: Syntax,
  nth: number,
  from: number,
  to: number,
): [from: number, to: number] {
  let begin = from;
  for (let part = 1; part < nth; part++) {
    begin = nextSeparator(bytes, separator, syntax, begin, to) + 1;
    if (begin > to) return [to, to];
  }
  return [begin, nextSeparator(bytes, separator, syntax, begin, to)];
}

/** The text without its release characters, and without line breaks where these are no data. */
export function plainBytes(bytes: Uint8Array, syntax: Syntax, from: number, to: number): Uint8Array {
  const plain = new Uint8Array(to - from);
  let length = 0;
  for (let at = from; at < to; at++) {
    let byte = bytes[at] ?? 0;
    if (byte === syntax.release) {
      at = released(bytes, at, to);
      if (at >= to) break;
      byte = bytes[at] ?? 0;
    } else if (syntax.dropsBreaks && (byte === LF || byte === CR)) continue;
    plain[length++] = byte;
  }
  return plain.subarray(0, length);
}

/** The element in which a place of the transmission lies. */
export function elementAt(segment: Segment, byteOffset: number): number | undefined {
  for (let element = 1; element <= segment.elementCount; element++) {
    const range = segment.range(element);
    if (byteOffset >= range.byteOffset && byteOffset < range.byteOffset + range.byteLength) return element;
  }
  return undefined;
}
