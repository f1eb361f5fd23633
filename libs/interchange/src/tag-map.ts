import { packTag } from './reading/bounds.js';
import type { Segment } from './segment.js';

/** A slot that is free; the number of no short tag. */
const FREE = 0;

/** What belongs to some tags, found by the number of a segment's tag: no text is made or compared. */
export class TagMap<T> {
  private readonly byId = new Map<string, T>();
  /** A hash table with open addresses, at most half full. */
  private keys = new Int32Array(8);
  private values = new Array<T | undefined>(8).fill(undefined);

  constructor(entries: Iterable<readonly [tag: string, value: T]> = []) {
    for (const [tag, value] of entries) this.set(tag, value);
  }

  /** How many tags there are. */
  get size(): number {
    return this.byId.size;
  }

  set(tag: string, value: T): void {
    this.byId.set(tag, value);
    if (this.byId.size * 2 > this.keys.length) this.grow();
    const number = numberOf(tag);
    if (number === FREE) return;
    const slot = this.slotOf(number);
    this.keys[slot] = number;
    this.values[slot] = value;
  }

  /** Of a text of up to three characters no hash is worked out. */
  ofTag(tag: string): T | undefined {
    const number = numberOf(tag);
    return number === FREE ? this.byId.get(tag) : this.values[this.slotOf(number)];
  }

  of(segment: Pick<Segment, 'tag' | 'id'>): T | undefined {
    const { tag } = segment;
    return tag === FREE ? this.byId.get(segment.id) : this.values[this.slotOf(tag)];
  }

  /** Where a number is, or would be: nothing stands in a free slot. */
  private slotOf(tag: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (Math.imul(tag, 0x9e3779b1) >>> 16) & mask;
    while (keys[slot] !== tag && keys[slot] !== FREE) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    this.keys = new Int32Array(this.keys.length * 2);
    this.values = new Array<T | undefined>(this.keys.length).fill(undefined);
    for (const [tag, value] of this.byId) this.set(tag, value);
  }
}

/** {@link FREE} where the number would not tell it from another: a NUL before a shorter one. */
function numberOf(tag: string): number {
  return tag.charCodeAt(0) === 0 ? FREE : packTag(tag);
}
