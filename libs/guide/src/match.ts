import type { Place } from '@app/definitions';
import type { Segment, Transaction } from '@app/interchange';
import { Absences } from './absence.js';
import type { MatchedTransaction, MatchTerms } from './guide.js';
import { checkLevels } from './hierarchy.check.js';
import { Frame, OpenLoop, placed } from './open.loop.js';
import { checkSegment } from './segment.check.js';
import { placeName, Report } from './report.js';
import type { Path } from './path.js';
import type { GuideNode, Levels, LoopNode, Position, SegmentNode, Variant } from './tree.js';
import { pick, variantOf } from './tree.js';

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
  /** Where a use, or what stands at a path of the file, is written. */
  readonly placeOf: (use: string | Path) => Place;
}

const ENVELOPE = new Set(['ST', 'SE', 'UNH', 'UNT']);

/**
 * Places the segments of one transaction and finds all its failures.
 *
 * A segment takes the nearest following place: first in the innermost open loop from the current position on, then in
 * the loops around it (X12.59, 7; ISO 9735, 8.1). A place behind a mandatory segment that still comes later is not
 * taken, so that one stray segment is one failure.
 */
export function matchTransaction(plan: MatchPlan, transaction: Transaction, terms?: MatchTerms): MatchedTransaction {
  return new Matcher(plan, transaction, terms).match();
}

class Matcher {
  private readonly report: Report;
  private readonly absences: Absences;
  private readonly root = new OpenLoop('', '', undefined);
  /** Open loops, the root first; beyond `depth` they wait to be used again. */
  private readonly frames = [new Frame()];
  private depth = 0;
  private readonly levels: Segment[] = [];
  private levelLoop = '';
  private lastTags: Map<string, number> | undefined;
  private last = 'the beginning';
  private at = 0;
  private variantMiss: readonly GuideNode[] | undefined;

  constructor(
    private readonly plan: MatchPlan,
    private readonly transaction: Transaction,
    terms: MatchTerms | undefined,
  ) {
    this.report = new Report(transaction, terms);
    this.absences = new Absences(this.report);
    this.frames[0]?.begin(plan.root, this.root, 0);
  }

  match(): MatchedTransaction {
    this.checkGroup();
    const { segments } = this.transaction;
    const last = segments.length - 1;
    for (this.at = 0; this.at <= last; this.at++) {
      const segment = segments[this.at];
      const isEdge = this.at === 0 || this.at === last;
      if (segment !== undefined && !(isEdge && ENVELOPE.has(segment.id))) this.place(segment);
    }
    const end = segments[last];
    if (end !== undefined) this.closeTo(-1, end);
    if (this.levels.length > 0) checkLevels(this.levels, this.plan.levels, this.report, this.levelLoop);
    return { transaction: this.transaction, root: this.root, failures: this.report.sorted() };
  }

  private checkGroup(): void {
    const { group, header } = this.transaction;
    const { group: expected = group?.functionalId, message } = this.plan;
    if (group === undefined || group.functionalId === expected) return;
    const fill = { message, group: group.functionalId, expected: expected ?? '' };
    this.report.segment('wrongGroup', header.segment, fill);
  }

  private place(segment: Segment): void {
    this.variantMiss = undefined;
    for (let depth = this.depth; depth >= 0; depth--) {
      const frame = this.frames[depth];
      const places = frame?.node.byTag.of(segment);
      if (frame === undefined || places === undefined) continue;
      const position = this.forward(frame, places, segment);
      if (position === undefined) continue;
      if (depth < this.depth) this.closeTo(depth, segment);
      if (position.at > frame.position) {
        this.absences.leave(frame, position.at, segment);
        frame.moveTo(position.at);
      }
      this.settle(frame, position, segment);
      return;
    }
    if (!this.placeLate(segment)) this.refuse(segment);
  }

  /** The nearest position from the current one on that takes the segment and has room; else the nearest full one. */
  private forward(frame: Frame, places: readonly Position[], segment: Segment): Position | undefined {
    let full: Position | undefined;
    for (const position of places) {
      const { at } = position;
      if (at < frame.position) continue;
      const node = position.plain ?? pick(position, segment);
      if (node === undefined) this.variantMiss = position.nodes;
      else if (at > frame.position) return this.skipsWhatComes(frame, at) ? full : position;
      else if (frame.used(node) < node.max) return position;
      else full = position;
    }
    return full;
  }

  /** Whether a mandatory segment between here and a position comes later in the file. */
  private skipsWhatComes(frame: Frame, position: number): boolean {
    const { nextRequired, positions } = frame.node;
    const from = frame.count > 0 ? frame.position + 1 : frame.position;
    for (let at = nextRequired[from] ?? position; at < position; at = nextRequired[at + 1] ?? position) {
      const tag = positions[at]?.nodes[0]?.tag ?? '';
      if (this.plan.tags.get(tag) === 1 && (this.lastPlaceOf(tag) ?? -1) > this.at) return true;
    }
    return false;
  }

  private lastPlaceOf(tag: string): number | undefined {
    this.lastTags ??= new Map(this.transaction.segments.map((segment, index) => [segment.id, index]));
    return this.lastTags.get(tag);
  }

  /** Puts a segment to a position: limits, then the segment itself or the loop that it opens. */
  private settle(frame: Frame, position: Position, segment: Segment): void {
    const { plain } = position;
    const node = plain ?? pick(position, segment);
    if (node === undefined) return;
    const variant = plain === undefined ? variantOf(node, segment) : undefined;
    this.last = variant?.id ?? node.id;
    this.report.loop = node.kind === 'loop' ? this.last : frame.instance.id;
    if (plain === undefined) this.checkUse(frame, node, position.nodes.length > 1, variant, segment);
    else if (++frame.count > plain.max) this.tooMany(plain, segment, plain.max, plain.id);
    if (node.kind === 'loop') this.open(frame, node, segment, variant);
    else this.put(frame, node, segment, variant);
  }

  private checkUse(
    frame: Frame,
    node: GuideNode,
    shared: boolean,
    variant: Variant | undefined,
    segment: Segment,
  ): void {
    if (frame.use(node, shared) > node.max) this.tooMany(node, segment, node.max, node.id);
    if (variant !== undefined && frame.tally(variant) > variant.max)
      this.tooMany(node, segment, variant.max, variant.id);
    if (node.notUsed || variant?.notUsed === true) this.report.segment('segmentNotUsed', segment, { use: this.last });
  }

  private tooMany(node: GuideNode, segment: Segment, max: number, id: string): void {
    if (node.kind === 'loop') this.report.segment('tooManyLoops', segment, { loop: id, max });
    else this.report.segment('tooManySegments', segment, { segment: segment.id, max });
  }

  /** Opens a loop inside an open one: it is the innermost now. */
  private open(around: Frame, node: LoopNode, segment: Segment, variant: Variant | undefined): void {
    const { opener } = node;
    if (opener === undefined) return;
    const id = variant?.id ?? node.id;
    const instance = new OpenLoop(id, node.name, around.instance);
    around.addLoop(instance);
    this.depth++;
    const frame = (this.frames[this.depth] ??= new Frame());
    frame.begin(node, instance, 1);
    frame.add(placed(variant !== undefined && opener.id === node.id ? id : opener.id, segment));
    checkSegment(segment, variant?.check ?? opener.check, this.report);
    if (node.makesLevel) {
      this.levels.push(segment);
      this.levelLoop = node.id;
    }
  }

  private put(frame: Frame, node: SegmentNode, segment: Segment, variant: Variant | undefined): void {
    frame.add(placed(variant?.id ?? node.id, segment));
    checkSegment(segment, variant?.check ?? node.check, this.report);
  }

  /** A segment that has its place further up in an open loop: it is put there, and reported once. */
  private placeLate(segment: Segment): boolean {
    for (let depth = this.depth; depth >= 0; depth--) {
      const frame = this.frames[depth];
      const position = frame?.node.byTag.of(segment)?.find(({ at }) => at < frame.position);
      const node = position && pick(position, segment);
      if (frame === undefined || node === undefined) continue;
      const { instance } = frame;
      this.absences.withdraw(instance, node);
      if (node.kind === 'loop') this.closeTo(depth, segment);
      this.report.loop = node.kind === 'loop' ? node.id : instance.id;
      const before = frame.node.positions[frame.position]?.nodes[0]?.id ?? this.last;
      this.report.segment('segmentOutOfSequence', segment, { segment: segment.id, before });
      if (node.kind === 'loop') this.open(frame, node, segment, undefined);
      else this.put(frame, node, segment, undefined);
      return true;
    }
    return false;
  }

  private refuse(segment: Segment): void {
    const { tags, known, message, version } = this.plan;
    const fill = { segment: segment.id, message, version, after: this.last };
    this.report.loop = this.frames[this.depth]?.instance.id ?? '';
    const test = this.variantMiss?.[0]?.test;
    if (test !== undefined) {
      const codes = (this.variantMiss ?? []).flatMap((node) => [...(node.test?.codes ?? [])]).join(', ');
      const value = segment.value(test.place, test.component);
      const place = placeName(segment.id, test.place);
      this.report.segment('unknownVariant', segment, { ...fill, value, codes, place });
    } else if (tags.has(segment.id)) this.report.segment('unexpectedSegment', segment, fill);
    else if (known.has(segment.id)) this.report.segment('segmentNotInMessage', segment, fill);
    else this.report.segment('unknownSegment', segment, fill);
  }

  /** Closes the loops deeper than that: what they lack, and their rules. */
  private closeTo(depth: number, revealer: Segment): void {
    for (; this.depth > depth; this.depth--) {
      const frame = this.frames[this.depth];
      if (frame === undefined) return;
      const { node, instance } = frame;
      frame.close();
      this.absences.leave(frame, node.positions.length, revealer);
      for (const rule of node.rules) {
        for (const { use, segment } of instance.segments) {
          if (rule.uses.includes(use)) rule.check(segment, instance, this.report, revealer);
        }
      }
    }
  }
}
