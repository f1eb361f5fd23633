import type { Segment } from '@app/interchange';
import type { Accepts } from './compile-test.js';
import { compileTests } from './compile-test.js';
import type { EdiFrame } from './edi-frame.js';
import type { SegmentPath } from './path.js';
import type { TagNumbers } from './tag-numbers.js';

/** A step that only looks around in the scope itself: the common case, for which nothing is allocated. */
export interface Direct {
  readonly tag: number;
  readonly accepts: Accepts | undefined;
}

/** Undefined where a path goes somewhere else, or takes not just what it finds. */
export function directOf(path: SegmentPath, numbers: TagNumbers): Direct | undefined {
  if (path.loops.length > 0 || path.fromRoot || path.up.length > 0) return undefined;
  if (path.pick.kind !== 'single') return undefined;
  return { tag: numbers.of(path.segment.tag), accepts: compileTests(path.segment.tests) };
}

/** The segment of the scope itself, where it bears the tag that is asked for. */
export function ownSegment(frame: EdiFrame, tag: number): Segment | undefined {
  if (frame.tag === tag) return frame.segment;
  const { view } = frame;
  return view.tag === tag ? view.segment : undefined;
}
