import type { Segment } from '@app/interchange';
import type { Frame } from '../engine/frame.js';
import type { FieldPlace, Run } from '../engine/run.js';
import type { Hit } from '../engine/loop-view.js';
import { finder } from './find.js';
import type { ItemPath, Path, SegmentPath } from './path.js';

/** Where a value stands, for failures and explanations. */
export interface ValuePlace {
  readonly segment: Segment;
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
}

/** A compiled path: from a scope to segments and the text in them. */
export interface Source {
  readonly path: Path;
  /** The one segment that is meant; undefined when there is none. Several are a failure of the field. */
  segment(frame: Frame, run: Run): Segment | undefined;
  /** Text of the element or component, without trailing spaces; "" when absent. */
  text(segment: Segment, frame: Frame): string;
  place(segment: Segment, frame: Frame): ValuePlace;
  /** All texts that are sent: every match, every element or component of a range. */
  texts(frame: Frame, run: Run): string[];
  /** Whether there is such a segment; of a path to elements, whether one of them is sent. */
  isSent(frame: Frame, run: Run): boolean;
  /** Segments and loops to enter. */
  hits(frame: Frame, run: Run): readonly Hit[];
  /** As `hits`, for `each`: never the scope itself. */
  eachHit(frame: Frame, run: Run): readonly Hit[];
}

export function compileSource(path: Path, field: FieldPlace): Source {
  return path.kind === 'item' ? itemSource(path, field) : segmentSource(path, field);
}

/** Spaces at the end of a value are not significant (X12.6, 3.5.1.2; ISO 9735, 8.2). */
function trimmed(text: string): string {
  return text.charCodeAt(text.length - 1) === 32 ? text.trimEnd() : text;
}

function itemSource(path: ItemPath, field: FieldPlace): Source {
  const place = (segment: Segment, { item }: Frame): ValuePlace => {
    if (item === undefined) return { segment };
    const { element, repetition } = item;
    if (item.kind === 'pair') return { segment, element: element + path.index - 1 };
    return { segment, element, component: path.index, repetition };
  };
  const text = (segment: Segment, frame: Frame): string => {
    const { item } = frame;
    if (item === undefined) return '';
    return trimmed(
      item.kind === 'pair'
        ? segment.value(item.element + path.index - 1)
        : segment.value(item.element, path.index, item.repetition),
    );
  };
  return {
    path,
    segment: (frame) => frame.item?.segment,
    text,
    place,
    texts(frame, run) {
      const segment = frame.item?.segment;
      const value = segment === undefined ? '' : text(segment, frame);
      if (segment === undefined || value === '') return [];
      note(run, field, frame, place(segment, frame));
      return [value];
    },
    isSent: (frame) => frame.item !== undefined && text(frame.item.segment, frame) !== '',
    hits: () => [],
    eachHit: () => [],
  };
}

function segmentSource(path: SegmentPath, field: FieldPlace): Source {
  const find = finder(path);
  const element = path.element?.first;
  const component = path.component?.first;
  const text = (segment: Segment): string =>
    element === undefined ? segment.id : trimmed(segment.value(element, component));
  const place = (segment: Segment): ValuePlace => ({
    segment,
    ...(element === undefined ? {} : { element }),
    ...(component === undefined ? {} : { component }),
  });
  return {
    path,
    segment: picker(path, find, field, text),
    text,
    place,
    texts: (frame, run) => allTexts(path, pick(path, find.all(frame, run)), field, frame, run),
    isSent(frame, run) {
      const found = find.first(frame, run);
      if (found === undefined || element === undefined) return found !== undefined;
      return text(found) !== '' || allTexts(path, pick(path, find.all(frame, run)), field, frame, run).length > 0;
    },
    hits: (frame, run) => pick(path, find.all(frame, run)),
    eachHit: (frame, run) => pick(path, find.each(frame, run)),
  };
}

function note(run: Run, field: FieldPlace, frame: Frame, place: ValuePlace): void {
  if (run.readings !== undefined) run.note(field, frame, place.segment, place.element, place.component);
}

function pick(path: SegmentPath, hits: readonly Hit[]): readonly Hit[] {
  switch (path.pick.kind) {
    case 'single':
      return hits;
    case 'nth':
      return hits.slice(path.pick.n - 1, path.pick.n);
    case 'from-nth':
      return hits.slice(path.pick.n - 1);
    case 'only':
      return hits.length === 1 ? hits : [];
  }
}

/** Finds the segment of a single value. Several matches of one text are one value; of several texts a failure. */
function picker(
  path: SegmentPath,
  find: ReturnType<typeof finder>,
  field: FieldPlace,
  text: (segment: Segment) => string,
): Source['segment'] {
  if (path.pick.kind === 'nth' && path.pick.n === 1) return (frame, run) => find.first(frame, run);
  if (path.pick.kind !== 'single') return (frame, run) => pick(path, find.all(frame, run))[0]?.segment;
  if (path.element === undefined) return (frame, run) => find.first(frame, run);
  const { element } = path;
  return (frame, run) => {
    const found = find.first(frame, run);
    if (found === undefined || found === frame.segment) return found;
    const hits = find.all(frame, run);
    if (hits.length === 1) return found;
    const sent = hits.filter((hit) => text(hit.segment) !== '');
    const texts = new Set(sent.map((hit) => text(hit.segment)));
    const [first, second] = sent;
    if (texts.size <= 1 || second === undefined) return first?.segment;
    const at = { segment: second.segment, element: element.first };
    run.raise('severalMatches', field, frame, at, { with: { count: texts.size }, value: text(second.segment) });
    return undefined;
  };
}

function allTexts(path: SegmentPath, hits: readonly Hit[], field: FieldPlace, frame: Frame, run: Run): string[] {
  const texts: string[] = [];
  const { element, component } = path;
  if (element === undefined) return hits.map((hit) => hit.segment.id);
  for (const { segment } of hits) {
    for (let at = element.first; at <= element.last; at++) {
      for (let part = component?.first ?? 1; part <= (component?.last ?? 1); part++) {
        const value = trimmed(segment.value(at, part));
        if (value === '') continue;
        texts.push(value);
        note(run, field, frame, { segment, element: at, ...(component === undefined ? {} : { component: part }) });
      }
    }
  }
  return texts;
}
