import type { Failure, Segment, Transaction } from '@app/interchange';
import type { LoopInstance, MatchedTransaction, PlacedSegment } from './guide.js';
import { checkLevels } from './hl.check.js';
import { checkSegment } from './segment.check.js';
import { placeName, Report } from './report.js';
import type { GuideNode, Levels, LoopNode, SegmentNode, Variant } from './tree.js';
import { passes, pick } from './tree.js';

/** What the matcher needs of a compiled guide. */
export interface MatchPlan {
  readonly root: LoopNode;
  readonly message: string;
  readonly version: string;
  /** GS01 of the groups that carry it. */
  readonly group: string | undefined;
  /** Tags of the guide, with the number of uses. */
  readonly tags: ReadonlyMap<string, number>;
  /** Tags of the dictionary. */
  readonly known: ReadonlyMap<string, unknown>;
  readonly levels: Levels | undefined;
}

interface OpenLoop extends LoopInstance {
  readonly segments: PlacedSegment[];
  readonly loops: LoopInstance[];
}

/** A loop that is being filled: how far it is, and how often the current position was used. */
interface Frame {
  readonly node: LoopNode;
  readonly instance: OpenLoop;
  position: number;
  count: number;
  /** Uses of the current position by id, where several share it. */
  counts: Map<string, number> | undefined;
}

const ENVELOPE = new Set(['ST', 'SE', 'UNH', 'UNT']);

/**
 * Places the segments of one transaction and finds all its failures.
 *
 * A segment takes the nearest following place: first in the innermost open loop from the current position on, then in
 * the loops around it (X12.59, 7; ISO 9735, 8.1). A place behind a mandatory segment that still comes later is not
 * taken, so that one stray segment is one failure.
 */
export function matchTransaction(plan: MatchPlan, transaction: Transaction): MatchedTransaction {
  return new Matcher(plan, transaction).match();
}

class Matcher {
  private readonly report: Report;
  private readonly stack: Frame[] = [];
  private readonly levels: Segment[] = [];
  private levelLoop = '';
  private readonly missing: { instance: LoopInstance; node: GuideNode; failure: Failure }[] = [];
  private lastTags: Map<string, number> | undefined;
  private last = 'the beginning';
  private at = 0;
  private variantMiss: readonly GuideNode[] | undefined;

  constructor(
    private readonly plan: MatchPlan,
    private readonly transaction: Transaction,
  ) {
    this.report = new Report(transaction);
  }

  match(): MatchedTransaction {
    const root: OpenLoop = { id: '', loop: '', segments: [], loops: [] };
    this.stack.push({ node: this.plan.root, instance: root, position: 0, count: 0, counts: undefined });
    const { segments, group, header } = this.transaction;
    const { group: expected = group?.functionalId, message } = this.plan;
    if (group !== undefined && group.functionalId !== expected)
      this.report.segment('wrongGroup', header.segment, {
        message,
        group: group.functionalId,
        expected: expected ?? '',
      });
    for (this.at = 0; this.at < segments.length; this.at++) {
      const segment = segments[this.at];
      if (segment !== undefined && !this.isEnvelope(segment)) this.place(segment);
    }
    const end = segments.at(-1);
    if (end !== undefined) this.closeAbove(-1, end);
    if (this.levels.length > 0) checkLevels(this.levels, this.plan.levels, this.report, this.levelLoop);
    return { transaction: this.transaction, root, failures: this.report.sorted() };
  }

  private isEnvelope(segment: Segment): boolean {
    const edge = this.at === 0 || this.at === this.transaction.segments.length - 1;
    return edge && ENVELOPE.has(segment.id);
  }

  private place(segment: Segment): void {
    this.variantMiss = undefined;
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const frame = this.stack[depth];
      const positions = frame?.node.byTag.get(segment.id);
      if (frame === undefined || positions === undefined) continue;
      const position = this.forward(frame, positions, segment);
      if (position < 0) continue;
      this.closeAbove(depth, segment);
      this.advance(frame, position, segment);
      return;
    }
    if (!this.placeLate(segment)) this.refuse(segment);
  }

  /** The nearest position from the current one on that takes the segment and has room; else the nearest full one; else -1. */
  private forward(frame: Frame, positions: readonly number[], segment: Segment): number {
    let full = -1;
    for (const position of positions) {
      if (position < frame.position) continue;
      const nodes = frame.node.positions[position]?.nodes ?? [];
      const node = pick(nodes, segment);
      if (node === undefined) this.variantMiss = nodes;
      else if (position > frame.position && this.skipsWhatComes(frame, position)) return full;
      else if (position > frame.position || this.used(frame, node) < node.max) return position;
      else full = position;
    }
    return full;
  }

  /** Whether a mandatory segment between here and a position comes later in the file. */
  private skipsWhatComes(frame: Frame, position: number): boolean {
    for (let between = frame.position; between < position; between++) {
      const skipped = frame.node.positions[between];
      if (skipped?.required !== true || (between === frame.position && frame.count > 0)) continue;
      const tag = skipped.nodes[0]?.tag ?? '';
      if (this.plan.tags.get(tag) === 1 && (this.lastPlaceOf(tag) ?? -1) > this.at) return true;
    }
    return false;
  }

  private lastPlaceOf(tag: string): number | undefined {
    this.lastTags ??= new Map(this.transaction.segments.map((segment, index) => [segment.id, index]));
    return this.lastTags.get(tag);
  }

  private used(frame: Frame, node: GuideNode): number {
    return frame.counts === undefined ? frame.count : (frame.counts.get(node.id) ?? 0);
  }

  private advance(frame: Frame, position: number, segment: Segment): void {
    if (position > frame.position) {
      this.leave(frame, position, segment);
      frame.position = position;
      frame.count = 0;
      frame.counts = undefined;
    }
    const nodes = frame.node.positions[position]?.nodes ?? [];
    const node = pick(nodes, segment);
    if (node === undefined) return;
    frame.count++;
    let count = frame.count;
    if (nodes.length > 1 || node.variants.length > 0) {
      frame.counts ??= new Map<string, number>();
      count = (frame.counts.get(node.id) ?? 0) + 1;
      frame.counts.set(node.id, count);
    }
    this.settle(frame, node, segment, count);
  }

  /** Puts a segment to a node: limits, then the segment itself or the loop that it opens. */
  private settle(frame: Frame, node: GuideNode, segment: Segment, count: number): void {
    const variant = node.variants.find(({ test }) => passes(test, segment));
    this.last = variant?.id ?? node.id;
    this.report.loop = node.kind === 'loop' ? this.last : frame.instance.id;
    this.limit(node, segment, count, node.max);
    if (variant !== undefined && frame.counts !== undefined) {
      const used = (frame.counts.get(variant.id) ?? 0) + 1;
      frame.counts.set(variant.id, used);
      this.limit(node, segment, used, variant.max, variant.id);
    }
    if (node.notUsed || variant?.notUsed === true) this.report.segment('segmentNotUsed', segment, { use: this.last });
    if (node.kind === 'loop') this.open(frame, node, segment, variant);
    else this.put(frame.instance, node, segment, variant);
  }

  private limit(node: GuideNode, segment: Segment, count: number, max: number, id = node.id): void {
    if (count <= max) return;
    if (node.kind === 'loop') this.report.segment('tooManyLoops', segment, { loop: id, max });
    else this.report.segment('tooManySegments', segment, { segment: segment.id, max });
  }

  private open(frame: Frame, node: LoopNode, segment: Segment, variant: Variant | undefined): void {
    const instance: OpenLoop = {
      id: variant?.id ?? node.id,
      loop: node.name,
      segments: [],
      loops: [],
      parent: frame.instance,
    };
    frame.instance.loops.push(instance);
    this.stack.push({ node, instance, position: 0, count: 1, counts: undefined });
    const opener = node.positions[0]?.nodes[0];
    if (opener?.kind === 'segment') this.put(instance, opener, segment, variant, opener.id === node.id);
    if (node.name === 'HL') {
      this.levels.push(segment);
      this.levelLoop = node.id;
    }
  }

  private put(
    instance: OpenLoop,
    node: SegmentNode,
    segment: Segment,
    variant: Variant | undefined,
    named = true,
  ): void {
    instance.segments.push({ use: (named ? variant?.id : undefined) ?? node.id, segment });
    checkSegment(segment, variant?.check ?? node.check, this.report);
  }

  /** A segment that has its place further up in an open loop: it is put there, and reported once. */
  private placeLate(segment: Segment): boolean {
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const frame = this.stack[depth];
      const position = frame?.node.byTag.get(segment.id)?.find((earlier) => earlier < frame.position);
      const node =
        frame && position !== undefined ? pick(frame.node.positions[position]?.nodes ?? [], segment) : undefined;
      if (frame === undefined || node === undefined) continue;
      this.withdrawMissing(frame.instance, node);
      if (node.kind === 'loop') this.closeAbove(depth, segment);
      this.report.loop = node.kind === 'loop' ? node.id : frame.instance.id;
      const before = frame.node.positions[frame.position]?.nodes[0]?.id ?? this.last;
      this.report.segment('segmentOutOfSequence', segment, { segment: segment.id, before });
      if (node.kind === 'loop') this.open(frame, node, segment, undefined);
      else this.put(frame.instance, node, segment, undefined);
      return true;
    }
    return false;
  }

  private withdrawMissing(instance: LoopInstance, node: GuideNode): void {
    const index = this.missing.findIndex((entry) => entry.instance === instance && entry.node === node);
    const [entry] = index < 0 ? [] : this.missing.splice(index, 1);
    if (entry !== undefined) this.report.withdraw(entry.failure);
  }

  private refuse(segment: Segment): void {
    const { tags, known, message, version } = this.plan;
    const fill = { segment: segment.id, message, version, after: this.last };
    this.report.loop = this.stack.at(-1)?.instance.id ?? '';
    const test = this.variantMiss?.[0]?.test;
    if (test !== undefined) {
      const codes = (this.variantMiss ?? []).flatMap((node) => [...(node.test?.codes ?? [])]).join(', ');
      const value = segment.value(test.place, test.component);
      this.report.segment('unknownVariant', segment, {
        ...fill,
        value,
        codes,
        place: placeName(segment.id, test.place),
      });
    } else if (tags.has(segment.id)) this.report.segment('unexpectedSegment', segment, fill);
    else if (known.has(segment.id)) this.report.segment('segmentNotInMessage', segment, fill);
    else this.report.segment('unknownSegment', segment, fill);
  }

  private closeAbove(depth: number, revealer: Segment): void {
    while (this.stack.length - 1 > depth) {
      const frame = this.stack.pop();
      if (frame === undefined) return;
      this.leave(frame, frame.node.positions.length, revealer);
      for (const rule of frame.node.rules) {
        for (const { use, segment } of frame.instance.segments) {
          if (use === rule.use) rule.check(segment, frame.instance, this.report, revealer);
        }
      }
    }
  }

  /** Says what is missing from the current position up to the next one. */
  private leave(frame: Frame, next: number, revealer: Segment): void {
    for (let position = frame.position; position < next; position++) {
      const left = frame.node.positions[position];
      if (left?.required !== true) continue;
      const here = position === frame.position;
      for (const node of left.nodes) {
        const count = here ? this.used(frame, node) : 0;
        if (count < node.min) this.lacks(frame, node, count, node.min, node.id, revealer);
        for (const variant of node.variants) {
          const used = here ? (frame.counts?.get(variant.id) ?? 0) : 0;
          if (used < variant.min) this.lacks(frame, node, used, variant.min, variant.id, revealer);
        }
      }
    }
  }

  private lacks(frame: Frame, node: GuideNode, count: number, min: number, id: string, revealer: Segment): void {
    const loop = node.kind === 'loop' ? id : frame.instance.id;
    const row = count === 0 ? 'missingSegment' : node.kind === 'loop' ? 'tooFewLoops' : 'tooFewSegments';
    const own = id.slice(id.lastIndexOf('/') + 1);
    const segment = own.startsWith(node.tag) ? own : `${node.tag} (${own})`;
    const fill = { segment, loop: id, count, min, before: revealer.id };
    const failure = this.report.absent(row, node.tag, revealer, fill, loop);
    this.missing.push({ instance: frame.instance, node, failure });
  }
}
