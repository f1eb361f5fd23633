import type { Dialect } from './dialect.js';

/** ISA, UNA and UNB have three letters. */
const TAG = 3;

/** Looks for headers where none should be, at each byte once. */
export class HeaderWatch<Detail> {
  private clear = 0;

  constructor(private readonly dialect: Dialect<Detail>) {}

  /** The first place from `from` on where the tag of a header stands before `to`, or -1. Places asked for never go back. */
  first(bytes: Buffer, from: number, to: number): number {
    const begin = Math.max(from, this.clear);
    const found = this.dialect.candidate(bytes, begin, to);
    this.clear = found === -1 ? Math.max(begin, to - TAG + 1) : found;
    return found;
  }

  /** A header behind a segment that lacks its end, or how many bytes must be there to tell. */
  hidden(bytes: Buffer, from: number, to: number, whole: boolean): { at: number } | { need: number } | undefined {
    for (let at = this.first(bytes, from, to); at !== -1; at = this.first(bytes, at + 1, to)) {
      const found = this.dialect.recognise(bytes, at, whole);
      if (found === undefined) continue;
      return 'need' in found ? { need: found.need } : { at };
    }
    return undefined;
  }

  /** The first `count` bytes are gone. */
  forget(count: number): void {
    this.clear = Math.max(0, this.clear - count);
  }
}
