import { findBytes } from './byte-search.js';
import type { SegmentBlock } from './segment-block.js';
import { CR, LF } from './syntax.js';

/** So many bytes are looked at before there is made room for what they may hold. */
const RUN = 4096;

/** Where terminators stand in a window: each byte is looked at once, ahead of the segments. */
export class TerminatorIndex {
  /** Where the first byte of a terminator stands, ascending. */
  places = new Int32Array(RUN);
  count = 0;
  /** How many of the places are passed. */
  passed = 0;
  /** Whether a line break stands in the window. */
  broken = false;
  private mark = 0;
  /** Up to here the window was looked at. */
  private seen = 0;
  private checked = 0;
  private store: Uint8Array | undefined;
  private words: Int32Array = new Int32Array(0);

  /** Looks for another terminator, by its first byte, from a place on. */
  restart(mark: number, from: number): void {
    this.mark = mark;
    this.seen = from;
    this.count = this.passed = 0;
  }

  /** Looks at what the block holds beyond what was looked at. */
  look({ bytes, store }: SegmentBlock): void {
    const { length } = bytes;
    if (this.seen === length) return;
    if (this.store !== store) {
      this.store = store;
      this.words = new Int32Array(store.buffer, store.byteOffset, store.length >> 2);
    }
    if (this.passed === this.count) this.count = this.passed = 0;
    while (this.seen < length) {
      const to = Math.min(length, this.seen + RUN);
      if (this.count + RUN > this.places.length) this.grow();
      this.count = findBytes(bytes, this.words, this.mark, this.seen, to, this.places, this.count);
      this.seen = to;
    }
    this.broken ||= bytes.indexOf(LF, this.checked) !== -1 || bytes.indexOf(CR, this.checked) !== -1;
    this.checked = length;
  }

  /** The first place from a place on, or -1. Places asked for never go back. */
  first(from: number): number {
    while (this.passed < this.count && (this.places[this.passed] ?? 0) < from) this.passed++;
    return this.passed < this.count ? (this.places[this.passed] ?? -1) : -1;
  }

  /** The first `count` bytes of the window are gone. */
  shift(count: number): void {
    if (count === 0) return;
    const { places, passed } = this;
    let kept = 0;
    for (let nth = passed; nth < this.count; nth++) {
      const place = (places[nth] ?? 0) - count;
      if (place >= 0) places[kept++] = place;
    }
    this.count = kept;
    this.passed = 0;
    this.seen = Math.max(0, this.seen - count);
    this.checked = 0;
    this.broken = false;
  }

  private grow(): void {
    const larger = new Int32Array(this.places.length * 2);
    larger.set(this.places);
    this.places = larger;
  }
}
