import type { Segment } from '@app/interchange';
import type { LoopView } from './loop-view.js';

/** Where a path starts: a loop, and in it perhaps one segment, and in that perhaps one pair or composite. */
export class Frame {
  /**
   * @param segment that an `each` or a `from` is at; a path of its tag means it
   * @param index place in the list that is being made, from 0; -1 where the scope is no list item
   */
  constructor(
    readonly view: LoopView,
    readonly segment: Segment | undefined,
    readonly item: Item | undefined,
    readonly parent: Frame | undefined,
    readonly index: number,
  ) {}

  /** The same scope, not as an item of a list. */
  unnumbered(): Frame {
    return new Frame(this.view, this.segment, this.item, this.parent, -1);
  }

  /** The same scope as an item of a list. */
  at(index: number): Frame {
    return new Frame(this.view, this.segment, this.item, this, index);
  }
}

/** A pair (`$1` and `$2` are two elements) or a composite (`$n` are its components). */
export interface Item {
  readonly kind: 'pair' | 'composite';
  readonly segment: Segment;
  readonly element: number;
  readonly repetition: number;
}

/** `lines[].quantity` with the places of the lists that the frame stands in: `lines[2].quantity`. */
export function documentPath(template: string, frame: Frame): string {
  const indexes: number[] = [];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.index >= 0) indexes.unshift(at.index);
  return template.replaceAll('[]', () => `[${indexes.shift() ?? 0}]`);
}
