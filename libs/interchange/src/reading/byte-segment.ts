import type { ByteRange, ElementValue, Segment } from '../segment.js';
import { COMPONENT, CONTROL, ELEMENT, FOREIGN_BYTE, OBJECT, RELEASE, REPETITION } from './byte-classes.js';
import { anyElement, plainElements, plainValue } from './element-values.js';
import { countParts, nextSeparator, partOf, released } from './elements.js';
import type { SegmentArena } from './segment-arena.js';
import { SegmentBlock } from './segment-block.js';
import { sentText, textOf } from './segment-text.js';
import type { SegmentBytes } from './segment-text.js';
import { shortTag, tagText } from './short-tag.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Bytes that make an element more than one text as it stands. */
const PARTS = COMPONENT | REPETITION | RELEASE;

/** In a segment that is no longer an element is looked for each time it is asked for. */
const SHORT = 256;

/**
 * A segment over the bytes it was read from. A scanner moves one such object from segment to segment; its elements are
 * found when the first is asked for, and their text is cut each time they are asked for.
 */
export class ByteSegment implements Segment, SegmentBytes {
  ordinal = 0;
  position: number | null = null;
  start = 0;
  end = 0;
  /** What the bytes mean, together, once elements were looked for. */
  classes = 0;
  private objectStart = NONE;
  /** The tag as a number; {@link NONE} until it is asked for. */
  private packed = NONE;
  /** Elements; {@link NONE} until they are looked for. */
  private count = NONE;
  /** Elements found so far, each with its end. */
  private known = NONE;
  /** Up to here elements were looked for. */
  reached = 0;
  /** The element that begins there, before all are looked for; 0 for none. */
  passed = 0;
  /** Of the block's marks, `[first + k]` is where element k begins (0 is the tag), `[first + count + 1]` one byte behind the end. */
  private first = 0;

  constructor(
    public syntax: Syntax,
    public block: SegmentBlock,
  ) {}

  /** A segment over a copy of some bytes, of which the first stands at `base` in the transmission. */
  static over(syntax: Syntax, bytes: Uint8Array, base = 0): ByteSegment {
    const block = new SegmentBlock(Buffer.from(bytes), base, true);
    return new ByteSegment(syntax, block).place(syntax, block, 0, bytes.length);
  }

  /** Moves to the bytes of a block from `start` to `end`; from `objectStart` on, where told, the last element is binary. */
  place(syntax: Syntax, block: SegmentBlock, start: number, end: number, objectStart = NONE): this {
    this.block = block;
    this.syntax = syntax;
    this.objectStart = objectStart;
    return this.move(start, end);
  }

  /** Moves on within the same block; where the last segment had no object, this one has none. */
  move(start: number, end: number): this {
    this.start = start;
    this.end = end;
    this.packed = NONE;
    this.count = this.known = NONE;
    this.passed = 0;
    return this;
  }

  /** The bytes in which it lies; see {@link from} and {@link to}. */
  get bytes(): Uint8Array {
    return this.block.bytes;
  }

  /** The offset of the first byte that has no 1 in a table of all 256; -1 where every byte has. */
  firstOutside(allowed: Uint8Array): number {
    const { bytes, base } = this.block;
    for (let at = this.start; at < this.end; at++) if (allowed[bytes[at] ?? 0] !== 1) return base + at;
    return -1;
  }

  /** What its bytes mean, together: byte classes. */
  get meanings(): number {
    if (this.count === NONE) this.index();
    return this.objectStart === NONE ? this.classes : this.classes | OBJECT;
  }

  get byteOffset(): number {
    return this.block.base + this.start;
  }

  get byteLength(): number {
    return this.end - this.start;
  }

  get tag(): number {
    if (this.packed === NONE) this.packed = shortTag(this.block, this.start, this.end, this.syntax);
    return this.packed;
  }

  get id(): string {
    return this.tag === 0 ? this.longTag() : tagText(this.packed);
  }

  get elementCount(): number {
    if (this.count === NONE) this.index();
    return this.count;
  }

  value(element: number, component = 1, repetition = 1): string {
    if (this.known === NONE && repetition === 1 && this.end - this.start <= SHORT && this.objectStart === NONE) {
      const text = plainValue(this, element, component);
      if (text !== undefined) return text;
    }
    if (this.count === NONE && element >= this.known) this.index(element);
    if (element < 1 || element > this.known || this.isObject(element)) return '';
    let from = this.from(element);
    let to = this.to(element);
    if ((this.classes & PARTS) === 0) return component > 1 || repetition > 1 ? '' : textOf(this, from, to);
    const { syntax } = this;
    const { bytes } = this.block;
    for (let nth = 1; nth < repetition; nth++) {
      from = nextSeparator(bytes, syntax.repetition, syntax, from, to) + 1;
      if (from > to) return '';
    }
    to = nextSeparator(bytes, syntax.repetition, syntax, from, to);
    for (let nth = 1; nth < component; nth++) {
      from = nextSeparator(bytes, syntax.component, syntax, from, to) + 1;
      if (from > to) return '';
    }
    return textOf(this, from, nextSeparator(bytes, syntax.component, syntax, from, to));
  }

  repetitionCount(element: number): number {
    return this.parts(element, undefined);
  }

  componentCount(element: number, repetition = 1): number {
    return this.parts(element, repetition);
  }

  sent(element: number): string {
    if (this.isObject(element)) return '';
    return element < 0 || element > this.elementCount ? '' : sentText(this, this.from(element), this.to(element));
  }

  binary(element: number): Uint8Array | undefined {
    if (!this.isObject(element)) return undefined;
    return Uint8Array.from(this.block.bytes.subarray(this.objectStart, this.end));
  }

  range(element: number, component?: number, repetition?: number): ByteRange {
    if (this.count === NONE) this.index();
    const { syntax, block } = this;
    const { bytes, base } = block;
    if (element < 0 || element > this.count) return { byteOffset: base + this.end, byteLength: 0 };
    let from = this.from(element);
    let to = this.to(element);
    if (!this.isObject(element)) {
      if (repetition !== undefined) [from, to] = partOf(bytes, syntax.repetition, syntax, repetition, from, to);
      if (component !== undefined) {
        if (repetition === undefined) to = nextSeparator(bytes, syntax.repetition, syntax, from, to);
        [from, to] = partOf(bytes, syntax.component, syntax, component, from, to);
      }
    }
    return { byteOffset: base + from, byteLength: to - from };
  }

  elements(): ElementValue[] {
    const { block, syntax, start, end } = this;
    if (this.objectStart === NONE) {
      const plain = plainElements(block, syntax, start, end);
      if (plain !== undefined) return plain;
    }
    return Array.from({ length: this.elementCount }, (_, nth) => anyElement(this, nth + 1));
  }

  retain(arena?: SegmentArena): ByteSegment {
    const { start, end, syntax, objectStart, block } = this;
    const copy =
      arena === undefined
        ? this.alone()
        : new ByteSegment(syntax, block).place(syntax, arena.mirror(block), start, end, objectStart);
    copy.packed = this.tag;
    copy.ordinal = this.ordinal;
    copy.position = this.position;
    return copy;
  }

  /** The same over a copy of its own bytes. */
  private alone(): ByteSegment {
    const { start, end, syntax, objectStart } = this;
    const block = this.block.part(start, end);
    return new ByteSegment(syntax, block).place(syntax, block, 0, end - start, Math.max(NONE, objectStart - start));
  }

  /**
   * Takes over where its elements begin, and the place one behind its end, from who has found them and nothing else in it;
   * `shift` is added to each place.
   */
  learn(begins: Int32Array, count: number, shift: number): void {
    const { block } = this;
    if (this.known !== NONE || this.objectStart !== NONE || !block.kept) return;
    const first = block.marked;
    const marks = block.marksFrom(first, count + 2);
    marks[first] = this.start;
    for (let nth = 0; nth <= count; nth++) marks[first + 1 + nth] = (begins[nth] ?? 0) + shift;
    block.marked = first + count + 2;
    this.first = first;
    this.classes = ELEMENT;
    this.count = this.known = count;
  }

  private parts(element: number, repetition: number | undefined): number {
    if (element < 1 || element > this.elementCount || this.isObject(element)) return 0;
    const { syntax } = this;
    const { bytes } = this.block;
    let from = this.from(element);
    let to = this.to(element);
    if ((this.classes & PARTS) === 0) return from < to && (repetition ?? 1) <= 1 ? 1 : 0;
    if (repetition !== undefined) [from, to] = partOf(bytes, syntax.repetition, syntax, repetition, from, to);
    if (from >= to) return 0;
    return countParts(bytes, repetition === undefined ? syntax.repetition : syntax.component, syntax, from, to);
  }

  private isObject(element: number): boolean {
    return this.objectStart !== NONE && element === this.elementCount;
  }

  /** Where an element that was sent begins in {@link bytes}; 0 is the tag. */
  from(element: number): number {
    return this.block.marks[this.first + element] ?? this.end;
  }

  /** Where an element that was sent ends in {@link bytes}. */
  to(element: number): number {
    return (this.block.marks[this.first + element + 1] ?? this.end + 1) - 1;
  }

  /**
   * Looks for elements: for all, or for those up to one, which is cheaper where only the first are asked for; not in a
   * block of several segments, where the marks of each stand together.
   */
  private index(upTo = Infinity): void {
    const { block, objectStart } = this;
    const end = objectStart === NONE ? this.end : objectStart - 1;
    if (this.known === NONE) {
      this.first = block.marked;
      this.classes = 0;
      this.reached = this.start;
      block.marksFrom(this.first, end - this.start + 3)[this.first] = this.start;
    }
    const { marks } = block;
    const limit = block.kept ? marks.length : this.first + upTo + 1;
    let next = this.mark(marks, end, limit);
    if (next > limit) {
      this.known = next - this.first - 2;
      return;
    }
    if (objectStart !== NONE) marks[next++] = objectStart;
    marks[next++] = this.end + 1;
    if (block.kept) block.marked = next;
    this.count = this.known = next - this.first - 2;
  }

  /** Marks elements, the next behind those known, until there are `limit` marks or no more; returns how many there are. */
  private mark(marks: Int32Array, end: number, limit: number): number {
    const { block, syntax } = this;
    const { bytes } = block;
    const { element } = syntax;
    const meanings = block.classesIn(syntax);
    let { classes, reached: at } = this;
    let next = this.first + Math.max(0, this.known + 1) + 1;
    for (; at < end && next <= limit; at++) {
      const byte = bytes[at] ?? 0;
      const meaning = meanings[byte] ?? 0;
      if (meaning === 0) continue;
      classes |= meaning;
      if (byte === element) marks[next++] = at + 1;
      else if ((meaning & RELEASE) !== 0) {
        at = released(bytes, at, end);
        classes |= (meanings[bytes[at] ?? 0] ?? 0) & (FOREIGN_BYTE | CONTROL);
      }
    }
    this.classes = classes;
    this.reached = at;
    return next;
  }

  private longTag(): string {
    if (this.count === NONE) this.index();
    const { block, syntax, start } = this;
    return textOf(this, start, nextSeparator(block.bytes, syntax.component, syntax, start, this.to(0)));
  }
}
