/** Finds one byte within growing bytes, looking at each byte once however often it is asked. */
export class ByteFinder {
  private clear = 0;
  private hit = false;

  constructor(private readonly byte: number) {}

  /** The first place from `from` on and before `to`, or -1. Places asked for never go back. */
  within(bytes: Buffer, from: number, to: number): number {
    if (this.clear < from) {
      this.clear = from;
      this.hit = false;
    }
    if (!this.hit && this.clear < to) {
      const found = bytes.indexOf(this.byte, this.clear);
      this.hit = found !== -1;
      this.clear = this.hit ? found : bytes.length;
    }
    return this.hit && this.clear < to ? this.clear : -1;
  }

  /** The first `count` bytes are gone. */
  shift(count: number): void {
    this.clear = Math.max(0, this.clear - count);
    if (this.clear === 0) this.hit = false;
  }
}
