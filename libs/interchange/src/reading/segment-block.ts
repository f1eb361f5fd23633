import { isAscii } from 'node:buffer';
import { classesOf } from './byte-classes.js';
import { NotableBytes } from './notable-bytes.js';
import type { Syntax } from './syntax.js';

/** How much text is made at once; a longer part of a segment is made by itself. */
const RUN = 96 * 1024;
const NO_MARKS: Int32Array = new Int32Array(0);
const NO_CLASSES: Uint8Array = new Uint8Array(0);

/**
 * Bytes that segments lie in, and what is known of them: where elements begin, and their text, of which that of an
 * element is cut without a call into native code. Bytes are only added, so what was told of them stays true.
 */
export class SegmentBlock {
  /** Where elements begin: a run of places for each segment that was looked into. */
  marks = NO_MARKS;
  /** How many of the marks are taken by segments that keep them. */
  marked = 0;
  /** Whether no byte is above 127. */
  ascii: boolean;
  private text = '';
  private textFrom = 0;
  private textTo = 0;
  private syntax: Syntax | undefined;
  private classes = NO_CLASSES;
  private notable: NotableBytes | undefined;
  private view: DataView | undefined;

  /**
   * `bytes`, which lie at the beginning of `store`, are what was added so far; the first stands at `base` in the
   * transmission. `kept` when segments that lie here are kept.
   */
  constructor(
    public bytes: Buffer,
    public base: number,
    readonly kept: boolean,
    readonly store = bytes,
  ) {
    this.ascii = isAscii(bytes);
  }

  /** A block with room for so many bytes. */
  static of(capacity: number, base: number, kept: boolean): SegmentBlock {
    const store = Buffer.allocUnsafeSlow(capacity);
    return new SegmentBlock(store.subarray(0, 0), base, kept, store);
  }

  /** A block of its own with the bytes from `start` to `end`. */
  part(start: number, end: number): SegmentBlock {
    const { bytes, base } = this;
    const own = Buffer.allocUnsafe(end - start);
    for (let at = start; at < end; at++) own[at - start] = bytes[at] ?? 0;
    return new SegmentBlock(own, base + start, true);
  }

  /** Whether so many bytes more can be added. */
  hasRoom(length: number): boolean {
    return this.bytes.length + length <= this.store.length;
  }

  add(bytes: Uint8Array): void {
    const filled = this.bytes.length;
    this.store.set(bytes, filled);
    this.bytes = this.store.subarray(0, filled + bytes.length);
    this.ascii &&= isAscii(bytes);
  }

  /** Forgets the first `count` bytes: the others move to the front. */
  drop(count: number): void {
    const { length } = this.bytes;
    this.store.copyWithin(0, count, length);
    this.bytes = this.store.subarray(0, length - count);
    this.base += count;
    this.textFrom = this.textTo = 0;
    this.ascii ||= isAscii(this.bytes);
  }

  /** The marks, with room for so many from a place on. */
  marksFrom(first: number, count: number): Int32Array {
    if (first + count <= this.marks.length) return this.marks;
    const larger = new Int32Array(Math.max(16, first + count, this.kept ? this.roomy : 0));
    larger.set(this.marks);
    return (this.marks = larger);
  }

  /** Of a block whose segments are kept: for elements of four bytes, else twice as many marks as before. */
  private get roomy(): number {
    return Math.max(this.marks.length * 2, this.bytes.length >> 2);
  }

  /** What each of the 256 bytes means in a syntax. */
  classesIn(syntax: Syntax): Uint8Array {
    if (this.syntax !== syntax) {
      this.syntax = syntax;
      this.classes = classesOf(syntax);
    }
    return this.classes;
  }

  /** Four bytes as one number, the first in its highest bits. */
  fourBytes(at: number): number {
    this.view ??= new DataView(this.store.buffer, this.store.byteOffset, this.store.length);
    return this.view.getInt32(at);
  }

  /** The bytes from `start` to `end` that mean something in a syntax, and maybe others around them. */
  notes(syntax: Syntax, start: number, end: number): NotableBytes {
    const notable = (this.notable ??= new NotableBytes(this.kept));
    notable.cover(this.bytes, this.base, syntax, start, end);
    return notable;
  }

  /** The bytes from `from` to `to` as characters of the same number: ASCII. */
  slice(from: number, to: number): string {
    if (from < this.textFrom || to > this.textTo) {
      if (to - from > RUN) return this.bytes.toString('latin1', from, to);
      this.makeText(from);
    }
    return this.text.slice(from - this.textFrom, to - this.textFrom);
  }

  /** Makes text from a place on; from the beginning, where earlier places are asked for again. */
  private makeText(from: number): void {
    const { bytes } = this;
    this.textFrom = from < this.textFrom && bytes.length <= RUN ? 0 : from;
    this.textTo = Math.min(bytes.length, this.textFrom + RUN);
    this.text = bytes.toString('latin1', this.textFrom, this.textTo);
  }
}
