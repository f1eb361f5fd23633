import { classesOf } from './byte-classes.js';
import type { Syntax } from './syntax.js';

/** How much text is made at once; a longer part of a segment is made by itself. */
const RUN = 4096;
const NO_MARKS: Int32Array = new Int32Array(0);
const NO_CLASSES: Uint8Array = new Uint8Array(0);

/**
 * Bytes that segments lie in, and what is known of them: where elements begin, and the text of the neighbourhood of what
 * was asked for last, of which short texts are cut without a call into native code.
 */
export class SegmentBlock {
  /** Where elements begin: a run of places for each segment that was looked into. */
  marks = NO_MARKS;
  /** How many of the marks are taken. */
  marked = 0;
  /** How many of the bytes are taken, where segments are copied into the block. */
  filled = 0;
  private text = '';
  private textFrom = 0;
  private textTo = 0;
  private syntax: Syntax | undefined;
  private classes = NO_CLASSES;

  /** `shared` when several segments lie in the block, each with marks of its own. */
  constructor(
    public bytes: Buffer,
    readonly shared: boolean,
  ) {}

  /** Other bytes instead. */
  replace(bytes: Buffer): void {
    this.bytes = bytes;
    this.textFrom = this.textTo = 0;
  }

  /** Marks with room for more. */
  moreMarks(): Int32Array {
    const larger = new Int32Array(Math.max(32, this.marks.length * 2));
    larger.set(this.marks);
    this.marks = larger;
    return larger;
  }

  /** What each of the 256 bytes means in a syntax. */
  classesIn(syntax: Syntax): Uint8Array {
    if (this.syntax !== syntax) {
      this.syntax = syntax;
      this.classes = classesOf(syntax);
    }
    return this.classes;
  }

  /** The bytes from `from` to `to` as characters of the same number: ASCII. */
  ascii(from: number, to: number): string {
    if (from < this.textFrom || to > this.textTo) {
      if (to - from > RUN) return this.bytes.toString('latin1', from, to);
      this.textFrom = from;
      this.textTo = Math.min(this.shared ? this.filled : this.bytes.length, from + RUN);
      this.text = this.bytes.toString('latin1', from, this.textTo);
    }
    return this.text.slice(from - this.textFrom, to - this.textFrom);
  }
}
