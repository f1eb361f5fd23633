import type { LoopInstance } from '@app/guide';
import type { Segment } from '@app/interchange';
import type { TagBits } from './tag-bits.js';

/** A segment that a path leads to. `opens` where it opens a loop inside the one that is looked at. */
export interface Hit {
  /** The loop that the segment stands in; where it opens one, that one. */
  readonly view: LoopView;
  readonly segment: Segment;
  readonly opens: boolean;
}

const SIGN = 1 << 31;

/** A loop as paths see it: its own segments and the opening segments of its inner loops, by tag, in file order. */
export class LoopView {
  readonly opening: Segment | undefined;
  readonly tag: string | undefined;
  /** The loop around it; of hierarchical loops the parent in the tree. */
  parent: LoopView | undefined;
  /** The inner loops; of hierarchical loops first the children in the tree. */
  readonly inner: LoopView[] = [];
  /** The tags in it, as bits; always with the sign bit, which stands for ALWAYS. */
  tags: number;
  private byTag: Map<string, Hit[]> | undefined;

  constructor(
    readonly loop: LoopInstance,
    parent: LoopView | undefined,
    private readonly bits: TagBits,
  ) {
    this.opening = loop.segments[0]?.segment;
    this.tag = loop.id === '' ? undefined : this.opening?.id;
    this.parent = parent;
    let tags = SIGN;
    for (const { segment } of loop.segments) tags |= bits.known(segment.id);
    for (const inner of loop.loops) {
      const view = new LoopView(inner, this, bits);
      this.inner.push(view);
      if (view.tag !== undefined) tags |= bits.known(view.tag);
    }
    this.tags = tags;
  }

  /** Puts a loop under this one that does not lie in it. */
  adopt(views: readonly LoopView[]): void {
    this.inner.unshift(...views);
    for (const view of views) if (view.tag !== undefined) this.tags |= this.bits.known(view.tag);
  }

  get isRoot(): boolean {
    return this.tag === undefined;
  }

  /** All of one tag; undefined when there is none. */
  hits(tag: string): readonly Hit[] | undefined {
    return (this.byTag ??= this.index()).get(tag);
  }

  private index(): Map<string, Hit[]> {
    const byTag = new Map<string, Hit[]>();
    const add = (tag: string, hit: Hit): void => {
      const hits = byTag.get(tag);
      if (hits === undefined) byTag.set(tag, [hit]);
      else hits.push(hit);
    };
    const { segments } = this.loop;
    for (let index = this.isRoot ? 0 : 1; index < segments.length; index++) {
      const segment = segments[index]?.segment;
      if (segment !== undefined) add(segment.id, { view: this, segment, opens: false });
    }
    for (const view of this.inner) {
      if (view.opening !== undefined && view.tag !== undefined)
        add(view.tag, { view, segment: view.opening, opens: true });
    }
    return byTag;
  }
}
