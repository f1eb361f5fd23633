import type { Segment } from '@app/interchange';
import { withCode } from '../source/code.js';
import { directOf, ownSegment } from './direct.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { SegmentPath } from './path.js';
import { holdsText } from './segment.bytes.js';
import { slotName, slotSent } from './slot.js';
import type { TagNumbers } from './tag-numbers.js';

type IsSent = (frame: EdiFrame, run: EdiRun) => boolean;

/** Whether there is such a segment; of a path to elements, whether one of them is sent. */
export function compileSent(path: SegmentPath, find: Finder, numbers: TagNumbers): IsSent {
  const holds = contentOf(path);
  const direct = directOf(path, numbers);
  if (direct === undefined) {
    return (frame, run) => {
      for (const { segment } of find.all(frame, run)) if (holds(segment)) return true;
      return false;
    };
  }
  const { tag, accepts } = direct;
  const sent: IsSent = (frame) => {
    const own = ownSegment(frame, tag);
    if (own !== undefined) return (accepts === undefined || accepts(own)) && holds(own);
    for (const { tag: other, segment } of frame.view.near(tag)) {
      if (other === tag && (accepts === undefined || accepts(segment)) && holds(segment)) return true;
    }
    return false;
  };
  const at = placeOf(path);
  return at === undefined
    ? sent
    : withCode(sent, (text) => slotSent(text, slotName(text, path, direct), at.code, sent));
}

/** The one place that a path names; of a path to segments none, undefined where there are several. */
function placeOf({ element, component }: SegmentPath): { readonly code: string | undefined } | undefined {
  if (element === undefined) return { code: undefined };
  const part = component ?? { first: 1, last: 1 };
  return element.first === element.last && part.first === part.last
    ? { code: `${element.first}, ${part.first}` }
    : undefined;
}

function contentOf({ element, component }: SegmentPath): (segment: Segment) => boolean {
  if (element === undefined) return () => true;
  const { first, last } = element;
  const from = component?.first ?? 1;
  const to = component?.last ?? 1;
  if (first === last && from === to) return (segment) => holdsText(segment, first, from);
  return (segment) => {
    for (let at = first; at <= last; at++)
      for (let part = from; part <= to; part++) if (holdsText(segment, at, part)) return true;
    return false;
  };
}
