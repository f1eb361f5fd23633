import type { LoopInstance } from '@app/guide';
import type { Segment } from '@app/interchange';
import type { Frame } from '../engine/frame.js';
import type { Run } from '../engine/run.js';
import type { Accepts } from './compile-test.js';
import { compileTests } from './compile-test.js';
import type { SegmentPath, Step } from './path.js';

/** A segment that a path leads to. `loop` is the loop it stands in; `opens` where that loop is entered by it. */
export interface Hit {
  readonly loop: LoopInstance;
  readonly segment: Segment;
  readonly opens: boolean;
}

interface CompiledStep {
  readonly tag: string;
  readonly accepts: Accepts | undefined;
}

/** Finds what a path leads to from a scope: see {@link finder}. */
export interface Finder {
  /** The first match; `onSecond` is told of a second one. No allocation. */
  first(frame: Frame, run: Run, onSecond?: (segment: Segment) => void): Segment | undefined;
  /** All matches, in file order. */
  all(frame: Frame, run: Run): Hit[];
  /** All loops or segments that an `each` goes through: the scope's own opening segment is not among them. */
  each(frame: Frame, run: Run): Hit[];
}

/**
 * Compiles the walk of a path. From a loop it sees that loop's own segments and the opening segment of each inner loop
 * (of a tree: of each child). A tag that the scope itself bears means the scope.
 */
export function finder(path: SegmentPath): Finder {
  const last = compileStep(path.segment);
  const steps = path.loops.map(compileStep);
  const start = compileStart(path);
  const direct = steps.length === 0 && !path.fromRoot && path.up.length === 0;
  const collect = (frame: Frame, run: Run, own: boolean): Hit[] => {
    const hits: Hit[] = [];
    const loop = start(frame, run);
    if (loop === undefined) return hits;
    if (direct && frame.segment?.id === last.tag && own) {
      if (last.accepts?.(frame.segment) !== false) hits.push({ loop, segment: frame.segment, opens: false });
      return hits;
    }
    const entered = steps.length > 0;
    descend(loop, steps, 0, run, (inner) => collectIn(inner, last, run, own || entered, hits));
    return hits;
  };
  return {
    first:
      steps.length === 0
        ? firstIn(start, last, direct)
        : (frame, run, onSecond) => pickFirst(collect(frame, run, true), onSecond),
    all: (frame, run) => collect(frame, run, true),
    each: (frame, run) => collect(frame, run, false),
  };
}

function compileStep(step: Step): CompiledStep {
  return { tag: step.tag, accepts: compileTests(step.tests) };
}

type Start = (frame: Frame, run: Run) => LoopInstance | undefined;

function compileStart(path: SegmentPath): Start {
  if (path.fromRoot) return (_, run) => run.matched.root;
  if (path.up.length === 0) return (frame) => frame.loop;
  const climbs = path.up.map(compileTests);
  return (frame, run) => {
    let loop: LoopInstance | undefined = frame.loop;
    for (const accepts of climbs) loop = climb(loop, accepts, run);
    return loop;
  };
}

function climb(from: LoopInstance | undefined, accepts: Accepts | undefined, run: Run): LoopInstance | undefined {
  let loop = from;
  while (loop !== undefined) {
    loop = run.tree?.parent(loop) ?? loop.parent;
    const opening = loop?.segments[0]?.segment;
    if (accepts === undefined || (loop?.parent !== undefined && opening !== undefined && accepts(opening))) return loop;
  }
  return undefined;
}

function firstIn(start: Start, step: CompiledStep, direct: boolean): Finder['first'] {
  const { tag, accepts } = step;
  return (frame, run, onSecond) => {
    const here = frame.segment;
    if (direct && here?.id === tag) return accepts === undefined || accepts(here) ? here : undefined;
    const loop = start(frame, run);
    if (loop === undefined) return undefined;
    const opening = loop.segments[0]?.segment;
    if (opening?.id === tag) return accepts === undefined || accepts(opening) ? opening : undefined;
    return firstInside(loop, step, run, onSecond);
  };
}

function firstInside(
  loop: LoopInstance,
  { tag, accepts }: CompiledStep,
  run: Run,
  onSecond: ((segment: Segment) => void) | undefined,
): Segment | undefined {
  let found: Segment | undefined;
  const { segments } = loop;
  for (let index = 1; index < segments.length; index++) {
    const segment = segments[index]?.segment;
    if (segment?.id !== tag || (accepts !== undefined && !accepts(segment))) continue;
    if (found === undefined) found = segment;
    else onSecond?.(segment);
  }
  const loops = innerLoops(loop, run);
  for (const inner of loops) {
    const segment = inner.segments[0]?.segment;
    if (segment?.id !== tag || (accepts !== undefined && !accepts(segment))) continue;
    if (found === undefined) found = segment;
    else onSecond?.(segment);
  }
  return found;
}

function pickFirst(hits: readonly Hit[], onSecond: ((segment: Segment) => void) | undefined): Segment | undefined {
  for (const hit of hits.slice(1)) onSecond?.(hit.segment);
  return hits[0]?.segment;
}

function descend(
  loop: LoopInstance,
  steps: readonly CompiledStep[],
  depth: number,
  run: Run,
  visit: (loop: LoopInstance) => void,
): void {
  const step = steps[depth];
  if (step === undefined) {
    visit(loop);
    return;
  }
  for (const inner of innerLoops(loop, run)) {
    const opening = inner.segments[0]?.segment;
    if (opening === undefined || (opening.id !== step.tag && inner.loop !== step.tag)) continue;
    if (step.accepts === undefined || step.accepts(opening)) descend(inner, steps, depth + 1, run, visit);
  }
}

function collectIn(loop: LoopInstance, { tag, accepts }: CompiledStep, run: Run, own: boolean, hits: Hit[]): void {
  const opening = loop.segments[0]?.segment;
  if (own && opening?.id === tag && loop.id !== '') {
    if (accepts === undefined || accepts(opening)) hits.push({ loop, segment: opening, opens: false });
    return;
  }
  for (const { segment } of loop.segments) {
    if (segment.id !== tag || (segment === opening && loop.id !== '')) continue;
    if (accepts === undefined || accepts(segment)) hits.push({ loop, segment, opens: false });
  }
  for (const inner of innerLoops(loop, run)) {
    const segment = inner.segments[0]?.segment;
    if (segment?.id !== tag || (accepts !== undefined && !accepts(segment))) continue;
    hits.push({ loop: inner, segment, opens: true });
  }
}

function innerLoops(loop: LoopInstance, run: Run): readonly LoopInstance[] {
  const children = run.tree?.children(loop);
  return children === undefined || children.length === 0 ? loop.loops : [...children, ...loop.loops];
}
