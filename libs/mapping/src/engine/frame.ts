import type { LoopInstance } from '@app/guide';
import type { Segment } from '@app/interchange';

/** Where a path starts: a loop, and in it perhaps one segment, and in that perhaps one pair or composite. */
export interface Frame {
  readonly loop: LoopInstance;
  /** The segment that an `each` or a `from` is at; a path of its tag means it. */
  readonly segment: Segment | undefined;
  readonly item: Item | undefined;
  readonly parent: Frame | undefined;
  /** Place in the list that is being made, from 0; -1 where the scope is no list item. */
  readonly index: number;
}

/** A pair (`$1` and `$2` are two elements) or a composite (`$n` are its components). */
export interface Item {
  readonly kind: 'pair' | 'composite';
  readonly segment: Segment;
  readonly element: number;
  readonly repetition: number;
}

/** The scope of a loop or of a segment in it. */
export function enter(parent: Frame, loop: LoopInstance, segment: Segment | undefined, index: number): Frame {
  return { loop, segment, item: undefined, parent, index };
}

export function enterItem(parent: Frame, loop: LoopInstance, item: Item, index: number): Frame {
  return { loop, segment: item.segment, item, parent, index };
}

/** `lines[].quantity` with the places of the lists that the frame stands in: `lines[2].quantity`. */
export function documentPath(template: string, frame: Frame): string {
  const indexes: number[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.index >= 0) indexes.unshift(at.index);
  return template.replaceAll('[]', () => `[${indexes.shift() ?? 0}]`);
}
