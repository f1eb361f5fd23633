import type { ByteRange, ElementValue, Segment } from '../segment.js';
import { COMPONENT, CONTROL, ELEMENT, OBJECT, RELEASE, REPETITION } from './byte-classes.js';
import { countParts, nextSeparator, partOf } from './elements.js';
import type { SegmentArena } from './segment-arena.js';
import { SegmentBlock } from './segment-block.js';
import { sentText, textOf } from './segment-text.js';
import type { SegmentBytes } from './segment-text.js';
import { shortTag } from './short-tag.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Bytes that make an element more than one text as it stands. */
const PARTS = COMPONENT | REPETITION | RELEASE;

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
  private tag = '';
  /** Elements; {@link NONE} until they are looked for. */
  private count = NONE;
  /** Of the block's marks, `[first + k]` is where element k begins (0 is the tag), `[first + count + 1]` one byte behind the end. */
  private first = 0;

  constructor(
    public syntax: Syntax,
    public block: SegmentBlock,
  ) {}

  /** A segment over a copy of some bytes, which stand at `base` in the transmission. */
  static over(syntax: Syntax, bytes: Uint8Array, base: number, objectStart = NONE): ByteSegment {
    const block = new SegmentBlock(Buffer.from(bytes), base, true);
    return new ByteSegment(syntax, block).place(syntax, block, 0, bytes.length, objectStart);
  }

  /**
   * Moves to the bytes of a block from `start` to `end`. From `objectStart` on, where told, the bytes are the binary
   * content of the last element.
   */
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
    this.tag = '';
    this.count = NONE;
    return this;
  }

  /** The bytes in which it lies; see {@link from} and {@link to}. */
  get bytes(): Uint8Array {
    return this.block.bytes;
  }

  /** Whether no byte of it, nor near it, is above 127: known at no cost. */
  get ascii(): boolean {
    return this.block.ascii;
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

  get id(): string {
    if (this.tag === '') this.tag = shortTag(this.block, this.start, this.end, this.syntax) ?? this.longTag();
    return this.tag;
  }

  get elementCount(): number {
    if (this.count === NONE) this.index();
    return this.count;
  }

  value(element: number, component = 1, repetition = 1): string {
    if (this.count === NONE) this.index();
    if (element < 1 || element > this.count || this.isObject(element)) return '';
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
    const { byteOffset, byteLength } = this.range(element);
    const from = byteOffset - this.block.base;
    return sentText(this, from, from + byteLength);
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
    if (this.count === NONE) this.index();
    const values = new Array<ElementValue>(this.count);
    const simple = this.objectStart === NONE && (this.classes & ~(ELEMENT | COMPONENT | CONTROL)) === 0;
    for (let element = 1; element <= this.count; element++)
      values[element - 1] = simple ? this.simple(this.from(element), this.to(element)) : this.element(element);
    return values;
  }

  retain(arena?: SegmentArena): ByteSegment {
    const { start, end, syntax, objectStart, block } = this;
    const copy =
      arena === undefined
        ? ByteSegment.over(
            syntax,
            block.bytes.subarray(start, end),
            block.base + start,
            objectStart === NONE ? NONE : objectStart - start,
          )
        : new ByteSegment(syntax, block).place(syntax, arena.mirror(block), start, end, objectStart);
    copy.tag = this.id;
    copy.ordinal = this.ordinal;
    copy.position = this.position;
    return copy;
  }

  /** The text between two places, or texts where components separate it: no byte has any other meaning. */
  private simple(from: number, to: number): string | string[] {
    const { block, syntax } = this;
    if ((this.classes & COMPONENT) === 0) return block.slice(from, to);
    const { bytes } = block;
    let count = 1;
    for (let at = from; at < to; at++) if (bytes[at] === syntax.component) count++;
    if (count === 1) return block.slice(from, to);
    const components = new Array<string>(count);
    let begin = from;
    for (let nth = 0; nth < count; nth++) {
      let end = begin;
      while (end < to && bytes[end] !== syntax.component) end++;
      components[nth] = block.slice(begin, end);
      begin = end + 1;
    }
    return components;
  }

  private element(element: number): ElementValue {
    const object = this.binary(element);
    if (object !== undefined) return { base64: Buffer.from(object).toString('base64') };
    const repetitions = this.repetitionCount(element);
    const components = (repetition: number) =>
      Array.from({ length: this.componentCount(element, repetition) }, (_, nth) =>
        this.value(element, nth + 1, repetition),
      );
    if (repetitions > 1)
      return Array.from({ length: repetitions }, (_, nth) => {
        const parts = components(nth + 1);
        return parts.length > 0 ? parts : [''];
      });
    return this.componentCount(element) > 1 ? components(1) : this.value(element);
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

  /** Looks for the elements. */
  private index(): void {
    const { block, start, syntax, objectStart } = this;
    const { bytes } = block;
    const end = objectStart === NONE ? this.end : objectStart - 1;
    const meanings = block.classesIn(syntax);
    let { marks } = block;
    let next = (this.first = block.marked);
    if (next + 4 > marks.length) marks = block.moreMarks();
    const { element } = syntax;
    let classes = 0;
    marks[next++] = start;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      classes |= meanings[byte] ?? 0;
      if (byte !== element) continue;
      if (next + 3 > marks.length) marks = block.moreMarks();
      marks[next++] = at + 1;
    }
    if ((classes & RELEASE) !== 0) next = this.unreleasedMarks(end);
    marks = block.marks;
    if (objectStart !== NONE) marks[next++] = objectStart;
    marks[next++] = this.end + 1;
    if (block.kept) block.marked = next;
    this.count = next - this.first - 2;
    this.classes = classes;
  }

  /** Marks the elements where some of the separators may be released. Returns how many marks are taken then. */
  private unreleasedMarks(end: number): number {
    const { block, syntax, start } = this;
    let { marks } = block;
    let next = this.first + 1;
    for (let at = nextSeparator(block.bytes, syntax.element, syntax, start, end); at < end;) {
      if (next + 3 > marks.length) marks = block.moreMarks();
      marks[next++] = at + 1;
      at = nextSeparator(block.bytes, syntax.element, syntax, at + 1, end);
    }
    return next;
  }

  private longTag(): string {
    if (this.count === NONE) this.index();
    const { block, syntax, start } = this;
    return textOf(this, start, nextSeparator(block.bytes, syntax.component, syntax, start, this.to(0)));
  }
}
