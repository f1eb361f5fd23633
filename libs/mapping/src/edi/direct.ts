import type { Segment } from '@app/interchange';
import type { Accepts } from './compile-test.js';
import { compileTests } from './compile-test.js';
import type { EdiFrame } from './edi-frame.js';
import type { LoopScopes } from './check-scope.js';
import type { SegmentPath } from './path.js';
import type { TagNumbers } from './tag-numbers.js';

/** A step that only looks around in the scope itself: the common case, for which nothing is allocated. */
export interface Direct {
  readonly tag: number;
  readonly accepts: Accepts | undefined;
  /** Whether the scope itself bears the tag, as far as that is known when the map is loaded. */
  readonly own: 'always' | 'never' | 'perhaps';
}

/** Undefined where a path goes somewhere else, or takes not just what it finds. */
export function directOf(path: SegmentPath, numbers: TagNumbers, scopes?: LoopScopes): Direct | undefined {
  if (path.loops.length > 0 || path.fromRoot || path.up.length > 0) return undefined;
  if (path.pick.kind !== 'single') return undefined;
  const { tag, tests } = path.segment;
  return { tag: numbers.of(tag), accepts: compileTests(tests), own: ownness(tag, scopes) };
}

/** A scope is a loop, or any segment of its own. */
function ownness(tag: string, scopes: LoopScopes): Direct['own'] {
  if (scopes === undefined) return 'perhaps';
  if (scopes.every((loop) => loop.tag !== tag && !loop.segments.includes(tag))) return 'never';
  const [scope, other] = scopes;
  return scope?.tag === tag && other === undefined && !scope.segments.includes(tag, 1) ? 'always' : 'perhaps';
}

/** The segment of the scope itself, where it bears the tag that is asked for. */
export function ownSegment(frame: EdiFrame, tag: number): Segment | undefined {
  if (frame.tag === tag) return frame.segment;
  const { view } = frame;
  return view.tag === tag ? view.segment : undefined;
}
