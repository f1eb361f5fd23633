import type { Segment } from '@app/interchange';
import type { ListOf } from '../source/evaluate.js';
import type { FunctionText } from '../source/code.js';
import type { Loop } from '../source/loop-code.js';
import { withLoop } from '../source/loop-code.js';
import { directOf, ownSegment } from './direct.js';
import { EdiFrame, entered } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { Accepts } from './compile-test.js';
import type { LoopView } from './loop-view.js';
import type { Range, SegmentPath } from './path.js';
import { isText } from './segment.bytes.js';
import type { TagNumbers } from './tag-numbers.js';

/** Makes the items of what a path leads to; see Source.each. */
export type EachOf = (frame: EdiFrame, run: EdiRun, make: ListOf, out: unknown[], numbered: boolean) => void;

/** Loops and segments; never the scope's own opening segment. */
export function compileEach(path: SegmentPath, find: Finder, numbers: TagNumbers): EachOf {
  if (path.element !== undefined) return eachIn(path, find, numbers, composites(path.element));
  const direct = directOf(path, numbers);
  if (direct === undefined) {
    return (frame, run, make, out, numbered) => {
      for (const hit of find.each(frame, run)) make(entered(hit, frame, numbered ? out.length : -1), run, out);
    };
  }
  const { tag, accepts } = direct;
  const each: EachOf = (frame, run, make, out, numbered) => {
    for (const hit of frame.view.near(tag)) {
      if (hit.tag !== tag || (accepts !== undefined && !accepts(hit.segment))) continue;
      make(entered(hit, frame, numbered ? out.length : -1), run, out);
    }
  };
  const write: Loop['write'] = (text, index, body) => `let frame;
    for (const hit of around.view.near(${tag})) {
      const segment = hit.segment;
      if (hit.tag !== ${tag}${unless(accepts, text)}) continue;
      if (frame === undefined) frame = ${text.constant(entered)}(hit, around, ${index});
      else frame.moveTo(hit, ${index});
      ${body}
    }`;
  return withLoop(each, { own: { tag, segment: 'segment' }, write });
}

function unless(accepts: Accepts | undefined, text: FunctionText): string {
  return accepts === undefined ? '' : ` || !${text.constant(accepts)}(segment)`;
}

/** Runs of two elements. */
export function compilePairs(path: SegmentPath, range: Range, find: Finder, numbers: TagNumbers): EachOf {
  const each = eachIn(path, find, numbers, (view, tag, segment, frame, run, make, out, numbered) => {
    const last = Math.min(range.last, segment.elementCount);
    let inner: EdiFrame | undefined;
    for (let element = range.first; element <= last; element += 2) {
      if (isPairEmpty(segment, element)) continue;
      const index = numbered ? out.length : -1;
      inner = inner?.moveToPair(element, index) ?? new EdiFrame(view, tag, segment, element, 0, frame, index);
      make(inner, run, out);
    }
  });
  const direct = directOf(path, numbers);
  if (direct === undefined) return each;
  const { tag, accepts } = direct;
  const write: Loop['write'] = (text, index, body) => `const own = ${text.constant(ownSegment)}(around, ${tag});
    for (const hit of own === undefined ? around.view.near(${tag}) : ${text.constant(OWN)}) {
      const segment = own === undefined ? hit.segment : own;
      if ((own === undefined && hit.tag !== ${tag})${unless(accepts, text)}) continue;
      const last = Math.min(${range.last}, segment.elementCount);
      let frame;
      for (let element = ${range.first}; element <= last; element += 2) {
        if (${text.constant(isPairEmpty)}(segment, element)) continue;
        if (frame === undefined) frame = ${text.constant(pairFrame)}(own === undefined ? hit.view : around.view, ${tag}, segment, element, around, ${index});
        else frame.moveToPair(element, ${index});
        ${body}
      }
    }`;
  return withLoop(each, { own: { tag, segment: 'segment', element: 'element' }, write });
}

/** Stands for the scope's own segment. */
const OWN = [undefined];

function isPairEmpty(segment: Segment, element: number): boolean {
  return isText(segment, element + 1, 1, '') && isText(segment, element, 1, '');
}

function pairFrame(
  view: LoopView,
  tag: number,
  segment: Segment,
  element: number,
  parent: EdiFrame,
  index: number,
): EdiFrame {
  return new EdiFrame(view, tag, segment, element, 0, parent, index);
}

/** Makes the items of what is in one segment. */
type InSegment = (
  view: LoopView,
  tag: number,
  segment: Segment,
  frame: EdiFrame,
  run: EdiRun,
  make: ListOf,
  out: unknown[],
  numbered: boolean,
) => void;

/** Elements and their repetitions. */
function composites({ first, last }: Range): InSegment {
  return (view, tag, segment, frame, run, make, out, numbered) => {
    for (let element = first; element <= last && element <= segment.elementCount; element++) {
      const repetitions = segment.repetitionCount(element);
      for (let repetition = 1; repetition <= repetitions; repetition++) {
        make(new EdiFrame(view, tag, segment, element, repetition, frame, numbered ? out.length : -1), run, out);
      }
    }
  };
}

function eachIn(path: SegmentPath, find: Finder, numbers: TagNumbers, inSegment: InSegment): EachOf {
  const direct = directOf(path, numbers);
  if (direct === undefined) {
    return (frame, run, make, out, numbered) => {
      for (const { view, tag, segment } of find.all(frame, run))
        inSegment(view, tag, segment, frame, run, make, out, numbered);
    };
  }
  const { tag, accepts } = direct;
  return (frame, run, make, out, numbered) => {
    const own = ownSegment(frame, tag);
    if (own !== undefined) {
      if (accepts === undefined || accepts(own)) inSegment(frame.view, tag, own, frame, run, make, out, numbered);
      return;
    }
    for (const { view, tag: other, segment } of frame.view.near(tag)) {
      if (other !== tag || (accepts !== undefined && !accepts(segment))) continue;
      inSegment(view, tag, segment, frame, run, make, out, numbered);
    }
  };
}
