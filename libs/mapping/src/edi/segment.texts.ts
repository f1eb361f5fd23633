import type { Segment } from '@app/interchange';
import { directOf, ownSegment } from './direct.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { SegmentPath } from './path.js';
import type { TagNumbers } from './tag-numbers.js';
import { textAt } from './segment.bytes.js';

type TextsOf = (frame: EdiFrame, run: EdiRun) => string[];

/** Reads all texts that are sent: of every match, of every element and component of a range. */
export function compileTexts(path: SegmentPath, find: Finder, numbers: TagNumbers): TextsOf {
  const read = readerOf(path);
  const direct = directOf(path, numbers);
  if (direct === undefined) {
    return (frame, run) => {
      const texts: string[] = [];
      for (const { segment } of find.all(frame, run)) read(segment, texts);
      return texts;
    };
  }
  const { tag, accepts } = direct;
  return (frame) => {
    const texts: string[] = [];
    const own = ownSegment(frame, tag);
    if (own !== undefined) {
      if (accepts === undefined || accepts(own)) read(own, texts);
      return texts;
    }
    for (const { tag: other, segment } of frame.view.near(tag))
      if (other === tag && (accepts === undefined || accepts(segment))) read(segment, texts);
    return texts;
  };
}

/** Of a path to segments the tags. */
function readerOf({ element, component }: SegmentPath): (segment: Segment, texts: string[]) => void {
  if (element === undefined) return (segment, texts) => void texts.push(segment.id);
  const { first, last } = element;
  const from = component?.first ?? 1;
  const to = component?.last ?? 1;
  return (segment, texts) => {
    for (let at = first; at <= last; at++) {
      for (let part = from; part <= to; part++) {
        const text = textAt(segment, at, part);
        if (text !== '') texts.push(text);
      }
    }
  };
}
