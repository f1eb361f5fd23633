import type { Segment } from '@app/interchange';
import type { FunctionText } from '../source/code.js';
import type { Accepts } from './compile-test.js';
import type { Direct } from './direct.js';
import { ownSegment } from './direct.js';
import type { EdiFrame } from './edi-frame.js';
import type { SegmentPath } from './path.js';
import { holdsText, textAt } from './segment.bytes.js';
import { bitOf } from './tag-numbers.js';

/** The segment of a scope that passes some tests: undefined where there is none, null where there are several. */
function slot(frame: EdiFrame, tag: number, accepts: Accepts | undefined): Segment | null | undefined {
  const own = ownSegment(frame, tag);
  if (own !== undefined) return accepts === undefined || accepts(own) ? own : undefined;
  let found: Segment | undefined;
  for (const hit of frame.view.near(tag)) {
    if (hit.tag !== tag || (accepts !== undefined && !accepts(hit.segment))) continue;
    if (found !== undefined) return null;
    found = hit.segment;
  }
  return found;
}

/** The first of them. */
function firstSlot(frame: EdiFrame, tag: number, accepts: Accepts | undefined): Segment | undefined {
  const own = ownSegment(frame, tag);
  if (own !== undefined) return accepts === undefined || accepts(own) ? own : undefined;
  for (const hit of frame.view.near(tag))
    if (hit.tag === tag && (accepts === undefined || accepts(hit.segment))) return hit.segment;
  return undefined;
}

/**
 * The name of the segment that a path of a scope leads to, looked for once for all fields that are made from it. Where
 * there is only one segment of the tag, as most often, it alone is held against the tests of paths.
 */
export function slotName(text: FunctionText, path: SegmentPath, direct: Direct): string {
  const { tag, accepts } = direct;
  if (accepts === undefined) return anyName(text, path, direct);
  const any = anyName(text, { ...path, pick: { kind: 'single' } }, direct);
  const passes = text.constant(accepts);
  return text.once(`${finderOf(path).name} ${tag} ${JSON.stringify(path.segment.tests)}`, () => {
    const among = `${text.constant(finderOf(path))}(frame, ${tag}, ${passes})`;
    return `${any} === undefined ? undefined : ${any} === null ? ${among} : ${passes}(${any}) ? ${any} : undefined`;
  });
}

/** The same whatever the tests. */
function anyName(text: FunctionText, path: SegmentPath, { tag }: Direct): string {
  if (text.own?.tag === tag) return text.own.segment;
  const find = finderOf(path);
  return text.once(`${find.name} ${tag}`, () => {
    return `(tags & ${bitOf(tag)}) === 0 ? undefined : ${text.constant(find)}(frame, ${tag}, undefined)`;
  });
}

function finderOf({ pick }: SegmentPath): typeof slot | typeof firstSlot {
  return pick.kind === 'nth' ? firstSlot : slot;
}

/** The text of a slot; `several` is called where there are several segments. */
export function slotText(text: FunctionText, slot: string, at: string, several: object): string {
  return `(${text.constant(textIn)}(${slot}, ${at}) ?? ${text.constant(several)}(frame, run))`;
}

/** The text of an element; undefined of several segments, "" of none. */
function textIn(slot: Segment | null | undefined, element: number, component: number): string | undefined {
  if (slot === undefined) return '';
  return slot === null ? undefined : textAt(slot, element, component);
}

/** Whether a slot is sent, or an element of it where one is told. */
export function slotSent(text: FunctionText, slot: string, at: string | undefined, several: object): string {
  if (at === undefined) return `(${slot} !== undefined)`;
  const asked = `${text.constant(holdsText)}(${slot}, ${at})`;
  return `(${slot} !== undefined && (${slot} === null ? ${text.constant(several)}(frame, run) : ${asked}))`;
}
