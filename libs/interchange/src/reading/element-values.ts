import type { ElementValue, Segment } from '../segment.js';
import { BREAK, COMPONENT, CONTROL, ELEMENT, FOREIGN_BYTE, RELEASE } from './byte-classes.js';
import type { SegmentBlock } from './segment-block.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Where separators stand in the segment in hand; that of components inverted, so that it is negative. */
let cuts: Int32Array = new Int32Array(256);

/** What {@link cut} says of a segment in which characters are released, or bytes have another meaning. */
const RELEASED = -1;
const OTHER = -2;

/**
 * All elements of a segment that lies between two places of a block, where elements and components are all there is;
 * undefined where a byte has another meaning.
 */
export function plainElements(
  block: SegmentBlock,
  syntax: Syntax,
  start: number,
  end: number,
): (string | string[])[] | undefined {
  const count = cut(block, syntax, start, end);
  if (count === OTHER) return undefined;
  if (count === RELEASED)
    return escapedElements(block.bytes.subarray(start, end), block.slice(start, end), block.classesIn(syntax));
  const values = new Array<string | string[]>(count);
  let nth = 0;
  while ((cuts[nth] ?? 0) < 0) nth++;
  let from = cuts[nth++] ?? 0;
  for (let value = 0; value < count; value++) {
    const to = cuts[nth++] ?? 0;
    if (to >= 0) {
      values[value] = block.slice(from + 1, to);
      from = to;
    } else {
      const first = nth - 1;
      while ((cuts[nth] ?? 0) < 0) nth++;
      values[value] = components(block, from, first, nth);
      from = cuts[nth++] ?? 0;
    }
  }
  return values;
}

/** Writes down where the separators of a segment stand, and its end behind them; returns how many elements it has. */
function cut(block: SegmentBlock, syntax: Syntax, start: number, end: number): number {
  if (end - start >= cuts.length) cuts = new Int32Array(2 * (end - start));
  const { bytes } = block;
  const { element } = syntax;
  const meanings = block.classesIn(syntax);
  const { bits, from: origin } = block.notes(syntax, start, end);
  let word = (start - origin) >> 5;
  let left = (bits[word] ?? 0) & (-1 << (start - origin));
  let length = 0;
  let count = 0;
  for (;;) {
    while (left === 0 && origin + ++word * 32 < end) left = bits[word] ?? 0;
    const at = origin + word * 32 + 31 - Math.clz32(left & -left);
    if (left === 0 || at >= end) break;
    left &= left - 1;
    const byte = bytes[at] ?? 0;
    if (byte === element) {
      cuts[length++] = at;
      count++;
      continue;
    }
    const meaning = meanings[byte];
    if (meaning === COMPONENT) cuts[length++] = ~at;
    else if (meaning === RELEASE) return RELEASED;
    else if (meaning !== CONTROL) return OTHER;
  }
  cuts[length] = end;
  return count;
}

/** The components behind a place that the cuts from `first` to `last` end. */
function components(block: SegmentBlock, place: number, first: number, last: number): string[] {
  const values = new Array<string>(last - first + 1);
  let from = place;
  for (let nth = first; nth < last; nth++) {
    const to = ~(cuts[nth] ?? 0);
    values[nth - first] = block.slice(from + 1, to);
    from = to;
  }
  values[last - first] = block.slice(from + 1, cuts[last] ?? 0);
  return values;
}

/** As {@link plainElements}, of a segment in which characters are released; it is whole in `bytes` and `text`. */
function escapedElements(bytes: Uint8Array, text: string, meanings: Uint8Array): (string | string[])[] | undefined {
  const values: (string | string[])[] = [];
  const end = bytes.length;
  let parts: string[] | undefined;
  let value = '';
  let from = behindTag(bytes, meanings, 0, end);
  if (from === NONE) return undefined;
  for (let at = from; at <= end; at++) {
    const meaning = at < end ? (meanings[bytes[at] ?? 0] ?? 0) : ELEMENT;
    if (meaning === 0 || meaning === CONTROL) continue;
    if ((meaning & ~(ELEMENT | COMPONENT | RELEASE)) !== 0) return undefined;
    value += text.slice(from, at);
    from = at + 1;
    if (meaning === RELEASE) {
      at++;
      if (at >= end || ((meanings[bytes[at] ?? 0] ?? 0) & (FOREIGN_BYTE | BREAK)) !== 0) return undefined;
      continue;
    }
    if (parts !== undefined) parts.push(value);
    else values.push(meaning === COMPONENT ? (parts = [value]) : value);
    if (meaning === ELEMENT) parts = undefined;
    value = '';
  }
  return values;
}

/** Where the first element begins; one behind the end where there is none, {@link NONE} where the tag is no plain one. */
function behindTag(bytes: Uint8Array, meanings: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const meaning = meanings[bytes[at] ?? 0] ?? 0;
    if (meaning === ELEMENT) return at + 1;
    if ((meaning & ~(COMPONENT | CONTROL)) !== 0) return NONE;
  }
  return end + 1;
}

/** A segment in hand, and how far elements were looked for in it. */
export interface ElementCursor {
  readonly block: SegmentBlock;
  readonly syntax: Syntax;
  readonly start: number;
  readonly end: number;
  /** The element that begins at `reached`; 0 where none was looked for. */
  passed: number;
  reached: number;
}

/**
 * The text of a component in a segment as {@link plainElements} takes it, without a look at what comes behind; undefined
 * where a byte before its end has another meaning.
 */
export function plainValue(cursor: ElementCursor, element: number, component: number): string | undefined {
  const { block, syntax, end, passed } = cursor;
  const { bytes } = block;
  const meanings = block.classesIn(syntax);
  const onward = passed > 0 && passed <= element;
  let elements = onward ? passed : 0;
  let from = onward ? cursor.reached : cursor.start;
  let components = 1;
  for (let at = from; at < end; at++) {
    const meaning = meanings[bytes[at] ?? 0] ?? 0;
    if (meaning === 0) continue;
    if (meaning === ELEMENT) {
      if (elements === element) return components === component ? block.slice(from, at) : '';
      from = at + 1;
      if (++elements === element) {
        cursor.passed = element;
        cursor.reached = from;
      }
    } else if (meaning === COMPONENT) {
      if (elements !== element) continue;
      if (components === component) return block.slice(from, at);
      components++;
      from = at + 1;
    } else if (meaning !== CONTROL) return undefined;
  }
  return elements === element && components === component ? block.slice(from, end) : '';
}

/** What an element says in JSON, of a segment in which bytes may have any meaning. */
export function anyElement(segment: Readable, element: number): ElementValue {
  const object = segment.binary(element);
  if (object !== undefined) return { base64: Buffer.from(object).toString('base64') };
  const repetitions = segment.repetitionCount(element);
  const parts = (repetition: number) =>
    Array.from({ length: segment.componentCount(element, repetition) }, (_, nth) =>
      segment.value(element, nth + 1, repetition),
    );
  if (repetitions > 1)
    return Array.from({ length: repetitions }, (_, nth) => {
      const found = parts(nth + 1);
      return found.length > 0 ? found : [''];
    });
  return segment.componentCount(element) > 1 ? parts(1) : segment.value(element);
}

type Readable = Pick<Segment, 'binary' | 'repetitionCount' | 'componentCount' | 'value'>;
