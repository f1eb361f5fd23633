import type { ElementValue, Segment } from '../segment.js';
import { BREAK, COMPONENT, CONTROL, ELEMENT, FOREIGN_BYTE, RELEASE } from './byte-classes.js';
import type { SegmentBlock } from './segment-block.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Where separators stand in the segment in hand; that of components inverted, so that it is negative. */
let scratch: Int32Array = new Int32Array(256);

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
  if (end - start >= scratch.length) scratch = new Int32Array(2 * (end - start));
  const cuts = scratch;
  const { bytes } = block;
  const { element } = syntax;
  const meanings = block.classesIn(syntax);
  let length = 0;
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const meaning = meanings[byte] ?? 0;
    if (meaning === 0) continue;
    if (byte === element) {
      cuts[length++] = at;
      count++;
    } else if (meaning === COMPONENT) cuts[length++] = ~at;
    else if (meaning === RELEASE) return escapedElements(bytes.subarray(start, end), block.slice(start, end), meanings);
    else if (meaning !== CONTROL) return undefined;
  }
  cuts[length] = end;
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
      values[value] = components(block, cuts, from, first, nth);
      from = cuts[nth++] ?? 0;
    }
  }
  return values;
}

/** The components behind a place that the cuts from `first` to `last` end. */
function components(block: SegmentBlock, cuts: Int32Array, place: number, first: number, last: number): string[] {
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

/**
 * The text of a component in a segment as {@link plainElements} takes it, without a look at what comes behind; undefined
 * where a byte before its end has another meaning.
 */
export function plainValue(
  block: SegmentBlock,
  syntax: Syntax,
  start: number,
  end: number,
  element: number,
  component: number,
): string | undefined {
  const { bytes } = block;
  const meanings = block.classesIn(syntax);
  let elements = 0;
  let components = 1;
  let from = NONE;
  for (let at = start; at < end; at++) {
    const meaning = meanings[bytes[at] ?? 0] ?? 0;
    if (meaning === 0) continue;
    if (meaning === ELEMENT) {
      if (from !== NONE) return block.slice(from, at);
      if (elements === element) return '';
      components = 1;
      if (++elements === element && component === 1) from = at + 1;
    } else if (meaning === COMPONENT) {
      if (from !== NONE) return block.slice(from, at);
      if (elements === element && ++components === component) from = at + 1;
    } else if (meaning !== CONTROL) return undefined;
  }
  return from === NONE ? '' : block.slice(from, end);
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
