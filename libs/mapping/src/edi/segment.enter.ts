import { directOf, ownSegment } from './direct.js';
import { EdiFrame, entered } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { SegmentPath } from './path.js';
import type { TagNumbers } from './tag-numbers.js';

type EnterOf = (frame: EdiFrame, run: EdiRun) => readonly EdiFrame[];

const NONE: readonly EdiFrame[] = [];

/** The scopes to enter; the scope itself where the path names it. Most paths lead to one, or to none. */
export function compileEnter(path: SegmentPath, find: Finder, numbers: TagNumbers): EnterOf {
  const direct = directOf(path, numbers);
  if (direct === undefined) return (frame, run) => find.all(frame, run).map((hit) => entered(hit, frame, -1));
  const { tag, accepts } = direct;
  return (frame) => {
    const own = ownSegment(frame, tag);
    if (own !== undefined) {
      if (accepts !== undefined && !accepts(own)) return NONE;
      return [new EdiFrame(frame.view, tag, own, 0, 0, frame, -1)];
    }
    let frames: EdiFrame[] | undefined;
    for (const hit of frame.view.near(tag)) {
      if (hit.tag !== tag || (accepts !== undefined && !accepts(hit.segment))) continue;
      const inner = entered(hit, frame, -1);
      if (frames === undefined) frames = [inner];
      else frames.push(inner);
    }
    return frames ?? NONE;
  };
}
