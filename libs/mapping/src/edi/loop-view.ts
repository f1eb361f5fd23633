import type { LoopInstance } from '@app/guide';
import type { Segment } from '@app/interchange';
import type { TagNumbers } from './tag-numbers.js';
import { bitOf, UNKNOWN_TAG } from './tag-numbers.js';

/** A segment that a path may lead to. */
export interface Hit {
  /** Number of the segment's tag. */
  readonly tag: number;
  readonly segment: Segment;
  /** The loop that the segment stands in; where it opens one, that one. */
  readonly view: LoopView;
  /** Whether the segment opens a loop inside the one that is looked at. */
  readonly opens: boolean;
}

const SIGN = 1 << 31;
/** Up to here a loop is looked through; of larger ones there is an index. */
const FEW = 48;
const NONE: readonly Hit[] = [];

/** A loop as paths see it: its own segments and the inner loops, as far as the map asks for them, in file order. */
export class LoopView implements Hit {
  readonly view = this;
  readonly opens = true;
  /** Number of the tag of the segment that opens it; of the transaction, which none opens, that of nothing. */
  readonly tag: number;
  readonly segment: Segment;
  /** The loop around it; of hierarchical loops the parent in the tree. */
  parent: LoopView | undefined;
  /** Its own segments, then the inner loops; of hierarchical loops first the children in the tree. */
  hits: readonly Hit[];
  /** The bits of the tags in it; always with the sign bit, which stands for ALWAYS. */
  tags: number;
  private byTag: Map<number, Hit[]> | undefined;

  constructor(
    readonly loop: LoopInstance,
    opening: Segment,
    tag: number,
    parent: LoopView | undefined,
    private readonly numbers: TagNumbers,
  ) {
    this.segment = opening;
    this.tag = tag;
    this.parent = parent;
    const { segments, loops } = loop;
    this.hits = NONE;
    this.tags = SIGN | bitOf(tag);
    this.byTag = undefined;
    if (segments.length > 1 || loops.length > 0 || parent === undefined) this.look();
  }

  /** Finds what the map asks for. Most loops hold nothing but the segment that opens them. */
  private look(): void {
    const { numbers } = this;
    const { segments, loops } = this.loop;
    const first = this.parent === undefined ? 0 : 1;
    const hits = new Array<Hit>(segments.length + loops.length - first);
    let count = 0;
    let { tags } = this;
    for (let index = first; index < segments.length; index++) {
      const segment = segments[index]?.segment;
      const number = segment === undefined ? UNKNOWN_TAG : numbers.ofSegment(segment);
      if (segment === undefined || number === UNKNOWN_TAG) continue;
      hits[count++] = new OwnSegment(number, segment, this);
      tags |= bitOf(number);
    }
    for (const inner of loops) {
      const view = viewOf(inner, this, numbers);
      if (view === undefined) continue;
      hits[count++] = view;
      tags |= bitOf(view.tag);
    }
    if (count < hits.length) hits.length = count;
    this.hits = hits;
    this.tags = tags;
  }

  /** Number of its plain name, `SG25`. */
  get name(): number {
    return this.numbers.ofLoop(this.loop.loop);
  }

  get isRoot(): boolean {
    return this.loop.id === '';
  }

  /** Puts loops under this one that do not lie in it. */
  adopt(views: readonly LoopView[]): void {
    this.hits = [...views, ...this.hits];
    for (const view of views) this.tags |= bitOf(view.tag);
    this.byTag = undefined;
  }

  /** Hits among which all of a tag are, in order; others may be, too. */
  near(tag: number): readonly Hit[] {
    if (this.hits.length <= FEW) return this.hits;
    this.byTag ??= this.index();
    return this.byTag.get(tag) ?? NONE;
  }

  private index(): Map<number, Hit[]> {
    const byTag = new Map<number, Hit[]>();
    for (const hit of this.hits) {
      const hits = byTag.get(hit.tag);
      if (hits === undefined) byTag.set(hit.tag, [hit]);
      else hits.push(hit);
    }
    return byTag;
  }
}

class OwnSegment implements Hit {
  readonly opens = false;

  constructor(
    readonly tag: number,
    readonly segment: Segment,
    readonly view: LoopView,
  ) {}
}

/** The transaction. A message without any segment has nothing to see; its header stands for it in failures. */
export function rootView(loop: LoopInstance, header: Segment, numbers: TagNumbers): LoopView {
  return new LoopView(loop, header, UNKNOWN_TAG, undefined, numbers);
}

/** A loop that no path can enter is not looked into. */
function viewOf(loop: LoopInstance, parent: LoopView, numbers: TagNumbers): LoopView | undefined {
  const opening = loop.segments[0]?.segment;
  if (opening === undefined) return undefined;
  const tag = numbers.ofSegment(opening);
  if (tag === UNKNOWN_TAG && numbers.ofLoop(loop.loop) === UNKNOWN_TAG) return undefined;
  return new LoopView(loop, opening, tag, parent, numbers);
}
