import type { Segment } from '@app/interchange';
import type { LoopInstance, PlacedSegment } from './guide.js';
import type { GuideNode, LoopNode, Variant } from './tree.js';

const NO_SEGMENTS: readonly PlacedSegment[] = [];
const NO_LOOPS: readonly LoopInstance[] = [];

/** A loop occurrence; what is in it is known when it is closed. */
export class OpenLoop implements LoopInstance {
  segments = NO_SEGMENTS;
  loops = NO_LOOPS;

  constructor(
    readonly id: string,
    readonly loop: string,
    readonly parent: OpenLoop | undefined,
  ) {}
}

const NOTHING = new OpenLoop('', '', undefined);

/**
 * An open loop: what is in it so far, how far it is, and how often its current position was used. One object serves one
 * depth of a transaction, so that its lists are made once.
 */
export class Frame {
  node!: LoopNode;
  instance = NOTHING;
  position = 0;
  count = 0;
  /** Nodes and variants of the current position and how often each was used, where several share it. */
  private readonly shared: (GuideNode | Variant)[] = [];
  private readonly uses: number[] = [];
  private sharing = 0;
  private readonly segments: PlacedSegment[] = [];
  private segmentCount = 0;
  private readonly loops: LoopInstance[] = [];
  private loopCount = 0;

  /** Begins a loop; `count` is 1 where its opening segment stands. */
  begin(node: LoopNode, instance: OpenLoop, count: number): void {
    this.node = node;
    this.instance = instance;
    this.segmentCount = this.loopCount = 0;
    this.position = 0;
    this.count = count;
    this.sharing = 0;
  }

  add(segment: PlacedSegment): void {
    this.segments[this.segmentCount++] = segment;
  }

  addLoop(loop: LoopInstance): void {
    this.loops[this.loopCount++] = loop;
  }

  /** Hands to the occurrence what is in it. */
  close(): void {
    const { instance, segmentCount, loopCount } = this;
    instance.segments = firstOf(this.segments, segmentCount);
    if (loopCount > 0) instance.loops = firstOf(this.loops, loopCount);
  }

  moveTo(position: number): void {
    this.position = position;
    this.count = 0;
    this.sharing = 0;
  }

  /** How often a node of the current position was used. */
  used(node: GuideNode): number {
    return this.sharing === 0 ? this.count : this.counted(node);
  }

  /** Counts a use of the current position; returns how often the node was used, this time included. */
  use(node: GuideNode, shared: boolean): number {
    this.count++;
    return shared || node.variants.length > 0 ? this.tally(node) : this.count;
  }

  /** How often a node or variant was tallied. */
  counted(of: GuideNode | Variant): number {
    for (let nth = 0; nth < this.sharing; nth++) if (this.shared[nth] === of) return this.uses[nth] ?? 0;
    return 0;
  }

  /** Counts a node or variant. */
  tally(of: GuideNode | Variant): number {
    for (let nth = 0; nth < this.sharing; nth++)
      if (this.shared[nth] === of) return (this.uses[nth] = (this.uses[nth] ?? 0) + 1);
    this.shared[this.sharing] = of;
    this.uses[this.sharing++] = 1;
    return 1;
  }
}

/** The first of a list in one of their own. Most are short: those are written out, which is several times quicker. */
function firstOf<T extends object>(list: readonly T[], count: number): readonly T[] {
  const a = list[0];
  const b = list[1];
  const c = list[2];
  if (count === 1 && a !== undefined) return [a];
  if (count === 2 && a !== undefined && b !== undefined) return [a, b];
  if (count === 3 && a !== undefined && b !== undefined && c !== undefined) return [a, b, c];
  return list.slice(0, count);
}

/** How a placed segment is kept. */
export function placed(use: string, segment: Segment): PlacedSegment {
  return { use, segment };
}
