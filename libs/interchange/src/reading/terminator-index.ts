import { markSearch, STRETCH } from './mark-search.js';
import type { SegmentBlock } from './segment-block.js';
import { CR, LF } from './syntax.js';

/** Room for the terminators of segments that are not very short. */
const ROOM = 4096;

/** Where terminators stand in a window: each byte is looked at once, ahead of the segments. */
export class TerminatorIndex {
  /** Where the first byte of a terminator stands, ascending. */
  places = new Int32Array(ROOM);
  count = 0;
  /** How many of the places are passed. */
  passed = 0;
  /** Whether a line break stands in the window. */
  broken = false;
  private mark = 0;
  /** Up to here the window was looked at. */
  private seen = 0;
  private checked = 0;

  /** Looks for another terminator, by its first byte, from a place on. */
  restart(mark: number, from: number): void {
    this.mark = mark;
    this.seen = from;
    this.count = this.passed = 0;
  }

  /** Looks at what the block holds beyond what was looked at. */
  look({ bytes }: SegmentBlock): void {
    const { length } = bytes;
    if (this.seen === length) return;
    if (this.passed === this.count) this.count = this.passed = 0;
    const search = markSearch();
    while (this.seen < length) {
      const to = Math.min(length, this.seen + STRETCH);
      const found = search.find(bytes, this.mark, this.seen, to);
      if (this.count + found > this.places.length) this.grow(found);
      this.places.set(search.found.subarray(0, found), this.count);
      this.count += found;
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

  private grow(more: number): void {
    const larger = new Int32Array((this.count + more) * 2);
    larger.set(this.places);
    this.places = larger;
  }
}
