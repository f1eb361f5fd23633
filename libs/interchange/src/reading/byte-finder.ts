/** Finds what a search finds within growing bytes, looking at each byte once however often it is asked. */
export class ByteFinder {
  private clear = 0;
  private hit = false;

  /** `search` gives the first place from a place on, or -1; what it finds is `length` bytes long. */
  constructor(
    private readonly search: (bytes: Buffer, from: number) => number,
    private readonly length = 1,
  ) {}

  /** The first place from `from` on of what lies before `to`, or -1. Places asked for never go back. */
  within(bytes: Buffer, from: number, to: number): number {
    if (this.clear < from) {
      this.clear = from;
      this.hit = false;
    }
    if (!this.hit && this.clear + this.length <= to) {
      const found = this.search(bytes, this.clear);
      this.hit = found !== -1;
      this.clear = this.hit ? found : bytes.length - this.length + 1;
    }
    return this.hit && this.clear + this.length <= to ? this.clear : -1;
  }

  /** The first `count` bytes are gone. */
  shift(count: number): void {
    if (this.clear < count) this.hit = false;
    this.clear = Math.max(0, this.clear - count);
  }
}
