import type { Segment } from '@app/interchange';
import { directOf, ownSegment } from './direct.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { SegmentPath } from './path.js';
import type { TagNumbers } from './tag-numbers.js';
import { textAt } from './segment.bytes.js';

type TextsOf = (frame: EdiFrame, run: EdiRun) => readonly string[];

const NONE: readonly string[] = [];

/** Reads all texts that are sent: of every match, of every element and component of a range. */
export function compileTexts(path: SegmentPath, find: Finder, numbers: TagNumbers): TextsOf {
  const read = readerOf(path);
  const direct = directOf(path, numbers);
  if (direct === undefined) {
    return (frame, run) => {
      let texts: string[] | undefined;
      for (const { segment } of find.all(frame, run)) texts = read(segment, texts);
      return texts ?? NONE;
    };
  }
  const { tag, accepts } = direct;
  return (frame) => {
    const own = ownSegment(frame, tag);
    if (own !== undefined) return (accepts === undefined || accepts(own) ? read(own, undefined) : undefined) ?? NONE;
    let texts: string[] | undefined;
    for (const { tag: other, segment } of frame.view.near(tag))
      if (other === tag && (accepts === undefined || accepts(segment))) texts = read(segment, texts);
    return texts ?? NONE;
  };
}

/** Adds what a segment holds to texts; most often there is one, or none. */
type Read = (segment: Segment, texts: string[] | undefined) => string[] | undefined;

/** Of a path to segments the tags. */
function readerOf({ element, component }: SegmentPath): Read {
  if (element === undefined) return (segment, texts) => added(texts, segment.id);
  const { first, last } = element;
  const from = component?.first ?? 1;
  const to = component?.last ?? 1;
  return (segment, before) => {
    let texts = before;
    for (let at = first; at <= last; at++) {
      for (let part = from; part <= to; part++) {
        const text = textAt(segment, at, part);
        if (text !== '') texts = added(texts, text);
      }
    }
    return texts;
  };
}

function added(texts: string[] | undefined, text: string): string[] {
  if (texts === undefined) return [text];
  texts.push(text);
  return texts;
}
