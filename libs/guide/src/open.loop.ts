import type { Segment } from '@app/interchange';
import type { LoopInstance, PlacedSegment } from './guide.js';
import type { GuideNode, LoopNode } from './tree.js';

const NO_LOOPS: readonly LoopInstance[] = [];

/** A loop occurrence that is being filled. */
export class OpenLoop implements LoopInstance {
  readonly segments: PlacedSegment[];
  loops: readonly LoopInstance[] = NO_LOOPS;
  private inner: LoopInstance[] | undefined;

  constructor(
    readonly id: string,
    readonly loop: string,
    readonly parent: OpenLoop | undefined,
    opener: PlacedSegment | undefined,
  ) {
    this.segments = opener === undefined ? [] : [opener];
  }

  /** Takes in an inner loop; most loops have none. */
  add(loop: LoopInstance): void {
    if (this.inner === undefined) this.loops = this.inner = [loop];
    else this.inner.push(loop);
  }
}

/** How far an open loop is, and how often its current position was used. One object serves one depth. */
export class Frame {
  position = 0;
  /** Uses of the current position by id, where several share it. */
  counts: Map<string, number> | undefined;

  constructor(
    public node: LoopNode,
    public instance: OpenLoop,
    public count: number,
  ) {}

  /** Begins a loop whose opening segment stands. */
  begin(node: LoopNode, instance: OpenLoop): void {
    this.node = node;
    this.instance = instance;
    this.position = 0;
    this.count = 1;
    this.counts = undefined;
  }

  moveTo(position: number): void {
    this.position = position;
    this.count = 0;
    this.counts = undefined;
  }

  /** How often a node of the current position was used. */
  used(node: GuideNode): number {
    return this.counts === undefined ? this.count : (this.counts.get(node.id) ?? 0);
  }

  /** Counts a use of the current position; returns how often the node was used, this time included. */
  use(node: GuideNode, shared: boolean): number {
    this.count++;
    return shared || node.variants.length > 0 ? this.tally(node.id) : this.count;
  }

  /** Counts by id of a node or variant. */
  tally(id: string): number {
    this.counts ??= new Map<string, number>();
    const used = (this.counts.get(id) ?? 0) + 1;
    this.counts.set(id, used);
    return used;
  }
}

/** How a placed segment is kept. */
export function placed(use: string, segment: Segment): PlacedSegment {
  return { use, segment };
}
