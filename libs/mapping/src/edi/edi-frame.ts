import type { Segment } from '@app/interchange';
import { locate } from '@app/interchange';
import type { Frame, Place } from '../source/frame.js';
import type { Hit, LoopView } from './loop-view.js';
import { UNKNOWN_TAG } from './tag-numbers.js';

/** A loop, and in it perhaps one segment, and in that perhaps a pair or one composite. */
export class EdiFrame implements Frame {
  tags: number;

  /**
   * @param tag number of the segment's tag; a path of that tag means the segment
   * @param segment that a path led to, where it opens no loop
   * @param element of a pair the first one (`$1`), of a composite the one that holds it; 0 where the frame is at neither
   * @param repetition of the composite; 0 where the frame is at a pair
   */
  constructor(
    public view: LoopView,
    public tag: number,
    public segment: Segment | undefined,
    public element: number,
    readonly repetition: number,
    readonly parent: EdiFrame | undefined,
    public index: number,
  ) {
    this.tags = view.tags;
  }

  /** Moves on to what a path led to: one frame serves all items of a list, which do not outlive it. */
  moveTo(hit: Hit, index: number): this {
    const { view, opens } = hit;
    this.view = view;
    this.tags = view.tags;
    this.tag = opens ? UNKNOWN_TAG : hit.tag;
    this.segment = opens ? undefined : hit.segment;
    this.index = index;
    return this;
  }

  /** Moves on to the next pair of the same segment. */
  moveToPair(element: number, index: number): this {
    this.element = element;
    this.index = index;
    return this;
  }

  at(index: number): EdiFrame {
    return new EdiFrame(this.view, this.tag, this.segment, this.element, this.repetition, this, index);
  }

  /** The segment that the frame is at, else the one that opens the loop. */
  place(): Place {
    const segment = this.segment ?? this.view.loop.segments[0]?.segment;
    return segment === undefined ? {} : this.placeOf(segment);
  }

  /** Of a segment, an element or a component that is seen from here. */
  placeOf(segment: Segment, element?: number, component?: number, repetition?: number): Place {
    const { id } = this.view.loop;
    return { ...locate(segment, element, component, repetition), ...(id === '' ? {} : { loop: id }) };
  }
}

/** The frame of what a path led to. */
export function entered(hit: Hit, parent: EdiFrame, index: number): EdiFrame {
  if (hit.opens) return new EdiFrame(hit.view, UNKNOWN_TAG, undefined, 0, 0, parent, index);
  return new EdiFrame(hit.view, hit.tag, hit.segment, 0, 0, parent, index);
}
