import type { Segment } from '@app/interchange';
import { TagMap } from '@app/interchange';

/** The number of what a map does not ask for. */
export const UNKNOWN_TAG = 0;

/** Bits of a scope always have it: what must be evaluated everywhere asks for all bits. */
export const ALWAYS = -1;

const LAST_BIT = 30;

/**
 * Numbers, from 1, for the tags and loop names that a map asks for, so that its scopes need not compare texts, and a
 * bit for each, so that a scope says with one number which of them are in it. Those past the thirtieth share a bit.
 */
export class TagNumbers {
  private readonly numbers = new TagMap<number>();

  /** The number of a tag; a new one is given. */
  of(tag: string): number {
    const known = this.numbers.ofTag(tag);
    if (known !== undefined) return known;
    const number = this.numbers.size + 1;
    this.numbers.set(tag, number);
    return number;
  }

  /** The number of the tag of a segment. */
  ofSegment(segment: Pick<Segment, 'tag' | 'id'>): number {
    return this.numbers.of(segment) ?? UNKNOWN_TAG;
  }

  /** The number of the name of a loop. */
  ofLoop(name: string): number {
    return this.numbers.ofTag(name) ?? UNKNOWN_TAG;
  }
}

export function bitOf(number: number): number {
  return number === UNKNOWN_TAG ? 0 : 1 << Math.min(number - 1, LAST_BIT);
}
