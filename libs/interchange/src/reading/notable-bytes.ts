import { markSearch, STRETCH } from './mark-search.js';
import type { Syntax } from './syntax.js';

/** Bits of so many bytes are kept together, where segments are kept. */
const MOST = 16 * STRETCH;

/** Which of some bytes mean something in a syntax: a bit for each. They are found ahead of the segment that asks. */
export class NotableBytes {
  /** The first bit is that of the byte at {@link from}. */
  bits = new Int32Array(0);
  from = 0;
  private to = 0;
  private base = 0;
  private syntax: Syntax | undefined;

  /** `kept` where bytes are asked for in any order, else the earlier are forgotten. */
  constructor(private readonly kept: boolean) {}

  /** Sees to the bits of the bytes from `start` up to `end`, of which the first of all stands at `base`. */
  cover(bytes: Uint8Array, base: number, syntax: Syntax, start: number, end: number): void {
    if (start >= this.from && end <= this.to && syntax === this.syntax && base === this.base) return;
    const known = this.kept && syntax === this.syntax && base === this.base;
    const from = known ? Math.min(start, this.from) : start;
    const to = Math.min(bytes.length, Math.max(known ? this.to : 0, start + STRETCH, end));
    this.syntax = syntax;
    this.base = base;
    if (to - from > MOST) this.note(bytes, syntax, start, Math.min(bytes.length, Math.max(end, start + STRETCH)));
    else this.note(bytes, syntax, from, to);
  }

  private note(bytes: Uint8Array, syntax: Syntax, from: number, to: number): void {
    const words = (to - from + 63) >> 5;
    if (this.bits.length < words) this.bits = new Int32Array(words);
    const { element, component, repetition, release } = syntax;
    const marks = [element, component, repetition, release];
    for (let at = from; at < to; at += STRETCH)
      markSearch().note(bytes, marks, at, Math.min(to, at + STRETCH), this.bits, (at - from) >> 5);
    this.from = from;
    this.to = to;
  }
}
