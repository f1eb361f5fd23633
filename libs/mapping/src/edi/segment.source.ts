import type { Segment } from '@app/interchange';
import type { Place } from '../source/frame.js';
import type { FieldPlace } from '../source/run.js';
import type { Scopes, Source } from '../source/source.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { LoopScopes } from './check-scope.js';
import type { Hit } from './loop-view.js';
import type { SegmentPath, Test } from './path.js';
import { compileEach } from './segment.each.js';
import { compileEnter } from './segment.enter.js';
import { compileSent } from './segment.sent.js';
import { compileText } from './segment.text.js';
import { compileTexts } from './segment.texts.js';
import type { TagNumbers } from './tag-numbers.js';
import { trimmed } from './trimmed.js';

/** What a path to segments leads to, and the texts in them. */
export class SegmentSource implements Source {
  readonly text: Source['text'];
  readonly isSent: Source['isSent'];
  readonly each: Source['each'];
  readonly texts: Source['texts'];
  readonly enter: Source['enter'];

  constructor(
    private readonly path: SegmentPath,
    private readonly find: Finder,
    numbers: TagNumbers,
    readonly entered: Scopes,
    field: FieldPlace,
    scopes: LoopScopes,
  ) {
    this.text = compileText(path, find, numbers, field, scopes);
    this.isSent = compileSent(path, find, numbers);
    this.each = compileEach(path, find, numbers);
    this.texts = compileTexts(path, find, numbers);
    this.enter = compileEnter(path, find, numbers);
  }

  count(frame: EdiFrame, run: EdiRun): number {
    return this.path.element === undefined ? this.find.all(frame, run).length : this.texts(frame, run).length;
  }

  places(frame: EdiFrame, run: EdiRun): Place[] {
    const hits = this.find.all(frame, run);
    if (this.path.element === undefined) return hits.map(({ segment }) => frame.placeOf(segment));
    const places: Place[] = [];
    for (const { segment } of hits)
      this.visit(segment, (_, element, component) => places.push(frame.placeOf(segment, element, component)));
    return places;
  }

  tested(frame: EdiFrame, run: EdiRun): Place[] {
    const { segment: last, loops, up } = this.path;
    const around = [...loops.flatMap(({ tests }) => tests), ...up.flat()];
    return this.find
      .all(frame, run)
      .flatMap((hit) => [
        ...last.tests.map((test) => placeOfTest(hit.segment, test)),
        ...(around.length === 0 ? [] : testedAround(hit, around)),
      ]);
  }

  /** All texts of a segment that are sent; of a path to segments its tag. */
  private visit(segment: Segment, take: (text: string, element?: number, component?: number) => void): void {
    const { element, component } = this.path;
    if (element === undefined) {
      take(segment.id);
      return;
    }
    for (let at = element.first; at <= element.last; at++) {
      for (let part = component?.first ?? 1; part <= (component?.last ?? 1); part++) {
        const text = trimmed(segment.value(at, part));
        if (text !== '') take(text, at, component === undefined ? undefined : part);
      }
    }
  }
}

/** What the tests of a path's loops and ancestors looked at, in the loops around a match. */
function testedAround({ view }: Hit, tests: readonly Test[]): Place[] {
  const places: Place[] = [];
  for (let at: typeof view | undefined = view; at !== undefined && !at.isRoot; at = at.parent) {
    const { segment } = at;
    places.push(...tests.map((test) => placeOfTest(segment, test)));
  }
  return places;
}

function placeOfTest(segment: Segment, { element, component }: Test): Place {
  return {
    ...(segment.position === null ? {} : { segmentPosition: segment.position }),
    segmentId: segment.id,
    elementPosition: element,
    componentPosition: component,
  };
}
