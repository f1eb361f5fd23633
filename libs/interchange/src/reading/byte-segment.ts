import type { ByteRange, ElementValue, Segment } from '../segment.js';
import { countParts, nextSeparator, plainBytes, released } from './elements.js';
import { isBreak, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

const TAGS = new Map<number, string>();

/**
 * A segment over the bytes it was read from. A scanner moves one such object from segment to segment; its elements are
 * found when the first is asked for, and decoded each time they are asked for.
 */
export class ByteSegment implements Segment {
  ordinal = 0;
  position: number | null = null;
  private bytes: Buffer = Buffer.alloc(0);
  private start = 0;
  private end = 0;
  private base = 0;
  private objectStart = NONE;
  private indexed = false;
  private count = 0;
  private bits = 0;
  /** `[k]` is where element k begins (0 is the tag), `[count + 1]` one byte behind the end. */
  private starts = new Int32Array(32);

  constructor(private syntax: Syntax) {}

  /**
   * Moves to the bytes from `start` to `end`; `bytes[0]` stands at `base` in the transmission. From `objectStart` on,
   * where told, the bytes are the binary content of the last element.
   */
  place(syntax: Syntax, bytes: Buffer, start: number, end: number, base: number, objectStart = NONE): this {
    this.syntax = syntax;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.base = base;
    this.objectStart = objectStart;
    this.indexed = false;
    return this;
  }

  get byteOffset(): number {
    return this.base + this.start;
  }

  get byteLength(): number {
    return this.end - this.start;
  }

  get id(): string {
    const { bytes, start, syntax } = this;
    let key = 0;
    for (let at = start; at < this.end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === syntax.element || byte === syntax.component) break;
      if (at - start > 3 || byte > 127 || byte === syntax.release || isBreak(byte)) return this.longTag();
      key = (key << 8) | byte;
    }
    const known = TAGS.get(key);
    if (known !== undefined) return known;
    const tag = this.longTag();
    TAGS.set(key, tag);
    return tag;
  }

  get elementCount(): number {
    if (!this.indexed) this.index();
    return this.count;
  }

  value(element: number, component = 1, repetition = 1): string {
    if (!this.indexed) this.index();
    if (element < 1 || element > this.count || this.isObject(element)) return '';
    const { syntax, bytes } = this;
    let from = this.from(element);
    let to = this.to(element);
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
    const text = this.decoded(this.bytes.subarray(from, from + byteLength));
    return this.syntax.dropsBreaks ? text.replace(/[\r\n]/g, '') : text;
  }

  binary(element: number): Uint8Array | undefined {
    if (!this.indexed) this.index();
    return this.isObject(element) ? Uint8Array.from(this.bytes.subarray(this.objectStart, this.end)) : undefined;
  }

  range(element: number, component?: number, repetition?: number): ByteRange {
    if (!this.indexed) this.index();
    if (element < 0 || element > this.count) return { byteOffset: this.base + this.end, byteLength: 0 };
    let from = this.from(element);
    let to = this.to(element);
    if (!this.isObject(element)) {
      if (repetition !== undefined) [from, to] = this.part(this.syntax.repetition, repetition, from, to);
      if (component !== undefined) {
        if (repetition === undefined) to = nextSeparator(this.bytes, this.syntax.repetition, this.syntax, from, to);
        [from, to] = this.part(this.syntax.component, component, from, to);
      }
    }
    return { byteOffset: this.base + from, byteLength: to - from };
  }

  elements(): ElementValue[] {
    return Array.from({ length: this.elementCount }, (_, index) => this.element(index + 1));
  }

  retain(): ByteSegment {
    const copy = new ByteSegment(this.syntax);
    const object = this.objectStart === NONE ? NONE : this.objectStart - this.start;
    const bytes = Buffer.from(this.bytes.subarray(this.start, this.end));
    copy.place(this.syntax, bytes, 0, bytes.length, this.base + this.start, object);
    copy.ordinal = this.ordinal;
    copy.position = this.position;
    return copy;
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
    const { syntax, bytes } = this;
    let from = this.from(element);
    let to = this.to(element);
    if (repetition !== undefined) [from, to] = this.part(syntax.repetition, repetition, from, to);
    if (from >= to) return 0;
    return countParts(bytes, repetition === undefined ? syntax.repetition : syntax.component, syntax, from, to);
  }

  /** The nth part between separators; of an absent one the empty range at the end. */
  private part(separator: number, nth: number, from: number, to: number): [from: number, to: number] {
    let begin = from;
    for (let part = 1; part < nth; part++) {
      begin = nextSeparator(this.bytes, separator, this.syntax, begin, to) + 1;
      if (begin > to) return [to, to];
    }
    return [begin, nextSeparator(this.bytes, separator, this.syntax, begin, to)];
  }

  private isObject(element: number): boolean {
    return this.objectStart !== NONE && element === this.count;
  }

  private from(element: number): number {
    return this.starts[element] ?? this.end;
  }

  private to(element: number): number {
    return (this.starts[element + 1] ?? this.end + 1) - 1;
  }

  private index(): void {
    const { bytes, start, syntax, objectStart } = this;
    const end = objectStart === NONE ? this.end : objectStart - 1;
    const { element, release } = syntax;
    let { starts } = this;
    let count = 0;
    let bits = 0;
    starts[0] = start;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      bits |= byte;
      if (byte === element) {
        if (count + 4 > starts.length) starts = this.grow();
        starts[++count] = at + 1;
      } else if (byte === release) {
        at = released(bytes, at, end);
        bits |= bytes[at] ?? 0;
      }
    }
    if (objectStart !== NONE) starts[++count] = objectStart;
    starts[count + 1] = this.end + 1;
    this.count = count;
    this.bits = bits;
    this.indexed = true;
  }

  private grow(): Int32Array<ArrayBuffer> {
    const larger = new Int32Array(this.starts.length * 2);
    larger.set(this.starts);
    this.starts = larger;
    return larger;
  }

  private longTag(): string {
    if (!this.indexed) this.index();
    const to = this.to(0);
    return this.text(this.start, nextSeparator(this.bytes, this.syntax.component, this.syntax, this.start, to));
  }

  /** The text between two places: without release characters and without breaks that are no data. */
  private text(from: number, to: number): string {
    const { bytes, syntax } = this;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === syntax.release || (syntax.dropsBreaks && isBreak(byte)))
        return this.decoded(plainBytes(bytes, syntax, from, to));
    }
    return this.bits < 128 ? bytes.toString('latin1', from, to) : this.decoded(bytes.subarray(from, to));
  }

  private decoded(text: Uint8Array): string {
    if (!text.some((byte) => byte > 127)) return Buffer.from(text).toString('latin1');
    return this.syntax.decode(text, this.bytes.subarray(this.start, this.end));
  }
}
