const BITS = 31;

/**
 * A bit for each tag that a map asks for, so that a scope can say with one number which tags are in it. The tags past
 * the thirtieth share a bit.
 */
export class TagBits {
  private readonly bits = new Map<string, number>();

  bit(tag: string): number {
    const known = this.bits.get(tag);
    if (known !== undefined) return known;
    const bit = 1 << Math.min(this.bits.size, BITS - 1);
    this.bits.set(tag, bit);
    return bit;
  }

  /** 0 for a tag that the map does not ask for. */
  known(tag: string): number {
    return this.bits.get(tag) ?? 0;
  }
}
