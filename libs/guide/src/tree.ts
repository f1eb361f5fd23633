import type { Segment, TagMap } from '@app/interchange';
import { byteClass, ByteSegment } from '@app/interchange';
import type { CodeSet } from './code.set.js';
import type { Rule } from './rule.js';
import type { SegmentCheck } from './segment.check.js';

/** Tells siblings of one tag apart: `01=BY|ST`, `01.1=137`. */
export interface Discriminator {
  readonly place: number;
  readonly component: number;
  readonly codes: ReadonlySet<string>;
  /** The same, asked about bytes. */
  readonly set: CodeSet;
  /** As written. */
  readonly text: string;
}

/** A narrower use of an undiscriminated segment or loop, with limits of its own: `N1(01=BY): { max: 1 }`. */
export interface Variant {
  readonly id: string;
  readonly test: Discriminator;
  readonly min: number;
  readonly max: number;
  readonly notUsed: boolean;
  readonly recommended: boolean;
  readonly check: SegmentCheck;
}

interface NodeBase {
  /** Id of the use. */
  readonly id: string;
  /** Tag of the segment, or of the one that opens the loop. */
  readonly tag: string;
  readonly min: number;
  readonly max: number;
  readonly test: Discriminator | undefined;
  readonly notUsed: boolean;
  readonly recommended: boolean;
  readonly variants: readonly Variant[];
}

export interface SegmentNode extends NodeBase {
  readonly kind: 'segment';
  readonly check: SegmentCheck;
}

export interface LoopNode extends NodeBase {
  readonly kind: 'loop';
  readonly name: string;
  /** Whether its first segment says where it stands in a tree of such loops: HL, CPS. */
  readonly makesLevel: boolean;
  /** The segment that opens it; undefined of the root. */
  readonly opener: SegmentNode | undefined;
  /** In order; adjacent siblings of one tag share a position. The first holds the segment that opens the loop. */
  readonly positions: readonly Position[];
  /** Positions where a tag may stand, in order; the opening segment of a loop is not among them. */
  readonly byTag: TagMap<readonly Position[]>;
  /** For each position the next one from there on that is required; past the last, where none is. */
  readonly nextRequired: readonly number[];
  readonly rules: readonly Rule[];
}

export type GuideNode = SegmentNode | LoopNode;

export interface Position {
  /** Which of its loop's positions it is. */
  readonly at: number;
  readonly nodes: readonly GuideNode[];
  /** The only node, where it takes every segment of its tag. */
  readonly only: GuideNode | undefined;
  /** The same, where besides nothing but how often it is used is to be looked at. */
  readonly plain: GuideNode | undefined;
  /** Whether a node of it is asked for. */
  readonly required: boolean;
  /** Used so often, nothing of it is missing; Infinity where that depends on more than how often. */
  readonly enough: number;
}

/** For each HL level the levels that it may stand below; an empty list: it stands at the top. */
export type Levels = ReadonlyMap<string, ReadonlySet<string>>;

const { ELEMENT, COMPONENT } = byteClass;

/** Whether a segment carries one of the codes. No text is made of a segment of plain elements and components. */
export function passes({ place, component, codes, set }: Discriminator, segment: Segment): boolean {
  if (!(segment instanceof ByteSegment) || (segment.meanings & ~(ELEMENT | COMPONENT)) !== 0)
    return codes.has(segment.value(place, component));
  if (place > segment.elementCount) return false;
  const { bytes, syntax } = segment;
  let from = segment.from(place);
  const to = segment.to(place);
  const isSimple = (segment.meanings & COMPONENT) === 0;
  for (let nth = 1; nth < component; nth++) {
    if (isSimple) return false;
    while (from < to && bytes[from] !== syntax.component) from++;
    from++;
  }
  let end = isSimple ? to : from;
  while (end < to && bytes[end] !== syntax.component) end++;
  return from < end && set.has(bytes, from, end);
}

/** Whether some segment could pass both. An undiscriminated sibling takes what the others leave. */
export function overlap(a: Discriminator | undefined, b: Discriminator | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.place !== b.place || a.component !== b.component) return true;
  return [...a.codes].some((code) => b.codes.has(code));
}

/** Of the nodes of a position, the one whose codes the segment carries; else the one without a discriminator. */
export function pick({ only, nodes }: Position, segment: Segment): GuideNode | undefined {
  if (only !== undefined) return only;
  let other: GuideNode | undefined;
  for (const node of nodes) {
    if (node.test === undefined) other ??= node;
    else if (passes(node.test, segment)) return node;
  }
  return other;
}

/** The narrower use that a segment is of. */
export function variantOf({ variants }: GuideNode, segment: Segment): Variant | undefined {
  for (const variant of variants) if (passes(variant.test, segment)) return variant;
  return undefined;
}
