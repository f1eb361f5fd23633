import type { ByteRange, ElementValue, Segment } from '../segment.js';
import { BREAK, COMPONENT, ELEMENT, FOREIGN_BYTE, RELEASE, REPETITION } from './byte-classes.js';
import { countParts, nextSeparator, plainBytes, released } from './elements.js';
import type { SegmentArena } from './segment-arena.js';
import { SegmentBlock } from './segment-block.js';
import { shortTag } from './short-tag.js';
import { isBreak, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Bytes that make an element more than one text as it stands. */
const PARTS = COMPONENT | REPETITION | RELEASE;

/**
 * A segment over the bytes it was read from. A scanner moves one such object from segment to segment; its elements are
 * found when the first is asked for, and decoded each time they are asked for.
 */
export class ByteSegment implements Segment {
  ordinal = 0;
  position: number | null = null;
  private start = 0;
  private end = 0;
  private base = 0;
  private objectStart = NONE;
  private tag = '';
  /** Elements; {@link NONE} until they are looked for. */
  private count = NONE;
  /** What the bytes mean, together. */
  private classes = 0;
  /** Of the block's marks, `[first + k]` is where element k begins (0 is the tag), `[first + count + 1]` one byte behind the end. */
  private first = 0;

  constructor(
    private syntax: Syntax,
    private readonly block = new SegmentBlock(Buffer.alloc(0), false),
  ) {}

  /**
   * Moves to the bytes from `start` to `end`; `bytes[0]` stands at `base` in the transmission. From `objectStart` on,
   * where told, the bytes are the binary content of the last element.
   */
  place(syntax: Syntax, bytes: Buffer, start: number, end: number, base: number, objectStart = NONE): this {
    if (this.block.bytes !== bytes) this.block.replace(bytes);
    this.syntax = syntax;
    this.start = start;
    this.end = end;
    this.base = base;
    this.objectStart = objectStart;
    this.tag = '';
    this.count = NONE;
    return this;
  }

  /** Moves on within the same bytes, to a segment without binary content. */
  move(start: number, end: number): this {
    this.start = start;
    this.end = end;
    this.tag = '';
    this.count = NONE;
    return this;
  }

  get byteOffset(): number {
    return this.base + this.start;
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
    if ((this.classes & PARTS) === 0) return component > 1 || repetition > 1 ? '' : this.text(from, to);
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
    return this.text(from, nextSeparator(bytes, syntax.component, syntax, from, to));
  }

  repetitionCount(element: number): number {
    return this.parts(element, undefined);
  }

  componentCount(element: number, repetition = 1): number {
    return this.parts(element, repetition);
  }

  sent(element: number): string {
    const { byteOffset, byteLength } = this.range(element);
    const from = byteOffset - this.base;
    if (this.isObject(element)) return '';
    const text = this.decoded(this.block.bytes.subarray(from, from + byteLength));
    return this.syntax.dropsBreaks ? text.replace(/[\r\n]/g, '') : text;
  }

  binary(element: number): Uint8Array | undefined {
    if (this.count === NONE) this.index();
    return this.isObject(element) ? Uint8Array.from(this.block.bytes.subarray(this.objectStart, this.end)) : undefined;
  }

  range(element: number, component?: number, repetition?: number): ByteRange {
    if (this.count === NONE) this.index();
    if (element < 0 || element > this.count) return { byteOffset: this.base + this.end, byteLength: 0 };
    let from = this.from(element);
    let to = this.to(element);
    if (!this.isObject(element)) {
      if (repetition !== undefined) [from, to] = this.part(this.syntax.repetition, repetition, from, to);
      if (component !== undefined) {
        if (repetition === undefined)
          to = nextSeparator(this.block.bytes, this.syntax.repetition, this.syntax, from, to);
        [from, to] = this.part(this.syntax.component, component, from, to);
      }
    }
    return { byteOffset: this.base + from, byteLength: to - from };
  }

  elements(): ElementValue[] {
    if (this.count === NONE) this.index();
    const values = new Array<ElementValue>(this.count);
    const simple = this.objectStart === NONE && (this.classes & ~(ELEMENT | COMPONENT)) === 0;
    for (let element = 1; element <= this.count; element++)
      values[element - 1] = simple ? this.simple(this.from(element), this.to(element)) : this.element(element);
    return values;
  }

  retain(arena?: SegmentArena): ByteSegment {
    const { start, end, block, syntax, base } = this;
    const object = this.objectStart === NONE ? NONE : this.objectStart - start;
    const kept = arena?.copy(block.bytes, start, end);
    const copy = new ByteSegment(syntax, kept);
    const bytes = kept?.bytes ?? Buffer.from(block.bytes.subarray(start, end));
    const at = kept === undefined ? 0 : kept.filled - (end - start);
    copy.place(syntax, bytes, at, at + end - start, base + start - at, object === NONE ? NONE : at + object);
    copy.tag = this.tag;
    copy.ordinal = this.ordinal;
    copy.position = this.position;
    return copy;
  }

  /** The text between two places, or texts where components separate it: no byte has any other meaning. */
  private simple(from: number, to: number): string | string[] {
    const { block, syntax } = this;
    if ((this.classes & COMPONENT) === 0) return block.ascii(from, to);
    const { bytes } = block;
    let count = 1;
    for (let at = from; at < to; at++) if (bytes[at] === syntax.component) count++;
    if (count === 1) return block.ascii(from, to);
    const components = new Array<string>(count);
    let begin = from;
    for (let nth = 0; nth < count; nth++) {
      let end = begin;
      while (end < to && bytes[end] !== syntax.component) end++;
      components[nth] = block.ascii(begin, end);
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
    if (repetition !== undefined) [from, to] = this.part(syntax.repetition, repetition, from, to);
    if (from >= to) return 0;
    return countParts(bytes, repetition === undefined ? syntax.repetition : syntax.component, syntax, from, to);
  }

  /** The nth part between separators; of an absent one the empty range at the end. */
  private part(separator: number, nth: number, from: number, to: number): [from: number, to: number] {
    let begin = from;
    for (let part = 1; part < nth; part++) {
      begin = nextSeparator(this.block.bytes, separator, this.syntax, begin, to) + 1;
      if (begin > to) return [to, to];
    }
    return [begin, nextSeparator(this.block.bytes, separator, this.syntax, begin, to)];
  }

  private isObject(element: number): boolean {
    return this.objectStart !== NONE && element === this.count;
  }

  private from(element: number): number {
    return this.block.marks[this.first + element] ?? this.end;
  }

  private to(element: number): number {
    return (this.block.marks[this.first + element + 1] ?? this.end + 1) - 1;
  }

  private index(): void {
    const { block, start, syntax, objectStart } = this;
    const { bytes } = block;
    const end = objectStart === NONE ? this.end : objectStart - 1;
    const meanings = block.classesIn(syntax);
    let { marks } = block;
    let next = (this.first = block.shared ? block.marked : 0);
    if (next + 4 > marks.length) marks = block.moreMarks();
    let classes = 0;
    marks[next++] = start;
    for (let at = start; at < end; at++) {
      const meaning = meanings[bytes[at] ?? 0] ?? 0;
      if (meaning === 0) continue;
      classes |= meaning;
      if ((meaning & ELEMENT) !== 0) {
        if (next + 3 > marks.length) marks = block.moreMarks();
        marks[next++] = at + 1;
      } else if ((meaning & RELEASE) !== 0) {
        at = released(bytes, at, end);
        classes |= (meanings[bytes[at] ?? 0] ?? 0) & FOREIGN_BYTE;
      }
    }
    if (objectStart !== NONE) marks[next++] = objectStart;
    marks[next++] = this.end + 1;
    block.marked = next;
    this.count = next - this.first - 2;
    this.classes = classes;
  }

  private longTag(): string {
    if (this.count === NONE) this.index();
    const to = this.to(0);
    return this.text(this.start, nextSeparator(this.block.bytes, this.syntax.component, this.syntax, this.start, to));
  }

  /** The text between two places: without release characters and without breaks that are no data. */
  private text(from: number, to: number): string {
    const { block, syntax, classes } = this;
    const { bytes } = block;
    if ((classes & (RELEASE | BREAK)) !== 0) {
      for (let at = from; at < to; at++) {
        const byte = bytes[at];
        if (byte !== syntax.release && !(syntax.dropsBreaks && isBreak(byte))) continue;
        if ((classes & (FOREIGN_BYTE | BREAK)) === 0) return this.unreleased(from, to);
        return this.decoded(plainBytes(bytes, syntax, from, to));
      }
    }
    return (classes & FOREIGN_BYTE) === 0 ? block.ascii(from, to) : this.decoded(bytes.subarray(from, to));
  }

  /** ASCII without its release characters. */
  private unreleased(from: number, to: number): string {
    const { block, syntax } = this;
    let text = '';
    let begin = from;
    for (let at = from; at < to; at++) {
      if (block.bytes[at] !== syntax.release) continue;
      text += block.ascii(begin, at);
      begin = at = released(block.bytes, at, to);
    }
    return text + block.ascii(begin, to);
  }

  private decoded(text: Uint8Array): string {
    if (!text.some((byte) => byte > 127)) return Buffer.from(text).toString('latin1');
    return this.syntax.decode(text, this.block.bytes.subarray(this.start, this.end));
  }
}
