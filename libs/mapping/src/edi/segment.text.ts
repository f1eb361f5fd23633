import type { Segment } from '@app/interchange';
import type { FunctionText } from '../source/code.js';
import { withCode } from '../source/code.js';
import type { FieldPlace } from '../source/run.js';
import type { Accepts } from './compile-test.js';
import type { Direct } from './direct.js';
import { directOf, ownSegment } from './direct.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { LoopScopes } from './check-scope.js';
import type { SegmentPath } from './path.js';
import { textAt } from './segment.bytes.js';
import { slotName, slotText } from './slot.js';
import type { TagNumbers } from './tag-numbers.js';

type TextOf = (frame: EdiFrame, run: EdiRun) => string;

/** Reads the one text that a path leads to. Several matches of one text are one value; of several texts a failure. */
export function compileText(
  path: SegmentPath,
  find: Finder,
  numbers: TagNumbers,
  field: FieldPlace,
  scopes: LoopScopes,
): TextOf {
  const { pick, element, component } = path;
  if (element === undefined) return (frame, run) => find.all(frame, run)[0]?.segment.id ?? '';
  const part = component?.first ?? 1;
  const read = (segment: Segment): string => textAt(segment, element.first, part);
  const first: TextOf = (frame, run) => {
    const [hit] = find.all(frame, run);
    return hit === undefined ? '' : read(hit.segment);
  };
  if (pick.kind === 'nth' && pick.n === 1) {
    const direct = directOf({ ...path, pick: { kind: 'single' } }, numbers, scopes);
    return direct === undefined ? first : written(firstText(direct.tag, direct.accepts, read), path, direct);
  }
  if (pick.kind !== 'single') return first;
  const several: TextOf = (frame, run) => severalTexts(find, read, element.first, field, frame, run);
  const direct = directOf(path, numbers, scopes);
  if (direct === undefined) return several;
  return written(singleText(direct, element.first, component?.first ?? 1, several), path, direct);
}

/** With its code: the text of the scope's own segment, read once for all fields that take it; else that of a slot. */
function written(textOf: TextOf, path: SegmentPath, direct: Direct): TextOf {
  const at = `${path.element?.first ?? 1}, ${path.component?.first ?? 1}`;
  return withCode(textOf, (text) =>
    isOwn(direct)
      ? text.once(`own ${at}`, () => `${text.constant(textAt)}(${ownName(text, direct)}, ${at})`)
      : slotText(text, slotName(text, path, direct), at, textOf),
  );
}

function ownName({ own }: FunctionText, { tag }: Direct): string {
  return own?.tag === tag ? own.segment : 'frame.view.segment';
}

/** Whether the segment that opens the scope is meant, whatever it holds. */
function isOwn({ own, accepts }: Direct): boolean {
  return own === 'always' && accepts === undefined;
}

function severalTexts(
  find: Finder,
  read: (segment: Segment) => string,
  element: number,
  field: FieldPlace,
  frame: EdiFrame,
  run: EdiRun,
): string {
  const hits = find.all(frame, run);
  const [first, second] = hits;
  if (first === undefined) return '';
  if (second === undefined) return read(first.segment);
  const sent = hits.filter((hit) => read(hit.segment) !== '');
  const texts = new Set(sent.map((hit) => read(hit.segment)));
  const [text = '', other] = texts;
  if (other === undefined) return text;
  const at = sent[1] ?? first;
  const options = { with: { count: texts.size }, value: read(at.segment) };
  run.raise('severalMatches', field, frame, frame.placeOf(at.segment, element), options);
  return '';
}

/** The one text of a segment of the scope; `several` says what is wrong where there are two. */
function singleText(direct: Direct, element: number, component: number, several: TextOf): TextOf {
  if (isOwn(direct)) return ({ view }) => textAt(view.segment, element, component);
  const { tag, accepts, own } = direct;
  const inside: TextOf = (frame, run) => {
    let found = '';
    for (const hit of frame.view.near(tag)) {
      if (hit.tag !== tag || (accepts !== undefined && !accepts(hit.segment))) continue;
      const text = textAt(hit.segment, element, component);
      if (text === '' || text === found) continue;
      if (found !== '') return several(frame, run);
      found = text;
    }
    return found;
  };
  if (own === 'never') return inside;
  return (frame, run) => {
    const segment = ownSegment(frame, tag);
    if (segment === undefined) return inside(frame, run);
    return accepts === undefined || accepts(segment) ? textAt(segment, element, component) : '';
  };
}

/** The text of the first such segment of the scope. */
function firstText(tag: number, accepts: Accepts | undefined, read: (segment: Segment) => string): TextOf {
  return (frame) => {
    const own = ownSegment(frame, tag);
    if (own !== undefined) return accepts === undefined || accepts(own) ? read(own) : '';
    for (const hit of frame.view.near(tag))
      if (hit.tag === tag && (accepts === undefined || accepts(hit.segment))) return read(hit.segment);
    return '';
  };
}
