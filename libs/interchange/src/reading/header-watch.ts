import { ByteFinder } from './byte-finder.js';
import type { Dialect } from './dialect.js';

/** ISA, UNA and UNB have three letters. */
const TAG = 3;

/** Looks for headers where none should be, at each byte once. */
export class HeaderWatch<Detail> {
  private readonly finder: ByteFinder;

  constructor(private readonly dialect: Dialect<Detail>) {
    this.finder = new ByteFinder((bytes, from) => dialect.candidate(bytes, from), TAG);
  }

  /** The first place from `from` on and before `to` where a header may begin, or -1. */
  first(bytes: Buffer, from: number, to: number): number {
    return this.finder.within(bytes, from, to);
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
    this.finder.shift(count);
  }
}
