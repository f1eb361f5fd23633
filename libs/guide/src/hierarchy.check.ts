import type { Segment } from '@app/interchange';
import type { FailureName, Report } from './report.js';
import { placeName } from './report.js';
import type { Levels } from './tree.js';

/** How a segment says where its loop stands: its number, the number of the loop above, its level. */
interface Hierarchy {
  /** Numbers of its first elements in the data element dictionary. */
  readonly elements: readonly string[];
  /** Numbers rise, and element 4 says whether levels follow below. */
  readonly isStrict: boolean;
}

/** X12 segment HL. */
const HL: Hierarchy = { elements: ['628', '734', '735', '736'], isStrict: true };
/** CPS of the UN/EDIFACT directories (7164, 7166 and 7075), where nothing is said of an order. */
const CPS: Hierarchy = { elements: ['7164', '7166', '7075'], isStrict: false };

/** Whether segments of this tag make a tree of the loops that they open. */
export function makesHierarchy(tag: string): boolean {
  return tag === 'HL' || tag === 'CPS';
}

function hierarchyOf(tag: string | undefined): Hierarchy {
  return tag === 'HL' ? HL : CPS;
}

interface Level {
  readonly segment: Segment;
  readonly code: string;
  children: number;
}

/**
 * Checks what holds the levels of one transaction together: the number unique, of HL also rising; the parent an earlier
 * one; the level one that may stand there; HL04 true (X12 segment HL, comments 1 to 5; UN/EDIFACT segment CPS). Each
 * broken rule is one failure at its own element. `segments` are of one tag.
 */
export function checkLevels(
  segments: readonly Segment[],
  levels: Levels | undefined,
  report: Report,
  loop: string,
): void {
  const byId = new Map<string, Level>();
  const all: Level[] = [];
  let previous = '';
  const isStrict = hierarchyOf(segments[0]?.id).isStrict;
  report.loop = loop;
  for (const segment of segments) {
    const id = segment.value(1);
    const level = { segment, code: segment.value(3), children: 0 };
    all.push(level);
    if (byId.has(id)) complain(report, 'hlIdNotUnique', segment, 1, { value: id }, id);
    else if (isStrict && !isAbove(id, previous))
      complain(report, 'hlIdNotRising', segment, 1, { value: id, previous }, id);
    checkParent(level, byId, levels, report);
    if (!byId.has(id)) byId.set(id, level);
    previous = id;
  }
  if (!isStrict) return;
  for (const { segment, children } of all) checkChildCode(segment, children, report);
}

function checkParent(
  level: Level,
  earlier: ReadonlyMap<string, Level>,
  levels: Levels | undefined,
  report: Report,
): void {
  const { segment, code } = level;
  const parentId = segment.value(2);
  const parent = earlier.get(parentId);
  if (parent !== undefined) parent.children++;
  else if (parentId !== '') complain(report, 'hlParentUnknown', segment, 2, { value: parentId }, parentId);
  if (levels === undefined || code === '') return;
  const allowed = levels.get(code);
  if (allowed === undefined) {
    complain(report, 'hlLevelUnknown', segment, 3, { value: code, allowed: [...levels.keys()].join(', ') }, code);
  } else if (parentId === '') {
    if (allowed.size > 0) complain(report, 'hlParentMissing', segment, 2, { level: code });
  } else if (parent !== undefined && !allowed.has(parent.code)) {
    const names = allowed.size === 0 ? 'nothing, it is the top' : [...allowed].join(', ');
    complain(report, 'hlLevelNotAllowed', segment, 3, { level: code, parent: parent.code, allowed: names }, code);
  }
}

function checkChildCode(segment: Segment, children: number, report: Report): void {
  const value = segment.value(4);
  if ((value === '1' && children === 0) || (value === '0' && children > 0)) {
    complain(report, 'hlChildCodeUntrue', segment, 4, { value, children }, value);
  }
}

type HlFailure = Extract<FailureName, `hl${string}`>;

function complain(
  report: Report,
  name: HlFailure,
  segment: Segment,
  place: number,
  fill: Readonly<Record<string, string | number>>,
  value?: string,
): void {
  const { id } = segment;
  const words = { segment: id, place: placeName(id, place), ...fill };
  report.element(name, segment, place, words, value, hierarchyOf(id).elements[place - 1]);
}

/** Numbers compare as numbers; what is no number has no order. */
function isAbove(id: string, previous: string): boolean {
  if (!/^\d+$/.test(id) || !/^\d+$/.test(previous)) return true;
  return BigInt(id) > BigInt(previous);
}
