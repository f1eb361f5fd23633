import type { Segment } from '@app/interchange';
import type { Frame } from '../engine/frame.js';
import type { Hit, LoopView } from '../engine/loop-view.js';
import type { Run } from '../engine/run.js';
import type { Accepts } from './compile-test.js';
import { compileTests } from './compile-test.js';
import type { SegmentPath, Step } from './path.js';

/**
 * Finds what a path leads to. From a loop it sees that loop's own segments and the opening segment of each inner loop
 * (of a tree: of each child). A tag that the scope itself bears means the scope.
 */
export interface Finder {
  /** The first match, and whether there are more. */
  first(frame: Frame, run: Run): Segment | undefined;
  /** All matches, in file order. */
  all(frame: Frame, run: Run): readonly Hit[];
  /** All that an `each` goes through: the scope's own opening segment is not among them. */
  each(frame: Frame, run: Run): readonly Hit[];
}

interface CompiledStep {
  readonly tag: string;
  readonly accepts: Accepts | undefined;
}

const NONE: readonly Hit[] = [];

export function finder(path: SegmentPath): Finder {
  const last = compileStep(path.segment);
  const steps = path.loops.map(compileStep);
  const start = compileStart(path);
  if (steps.length > 0) {
    const all = (frame: Frame, run: Run): Hit[] => {
      const hits: Hit[] = [];
      const view = start(frame, run);
      if (view !== undefined) descend(view, steps, 0, last, hits);
      return hits;
    };
    return { first: (frame, run) => all(frame, run)[0]?.segment, all, each: all };
  }
  const direct = !path.fromRoot && path.up.length === 0;
  const each = (frame: Frame, run: Run): readonly Hit[] => accepted(start(frame, run)?.hits(last.tag), last.accepts);
  const own = (frame: Frame, run: Run): readonly Hit[] | undefined => {
    const view = start(frame, run);
    const segment = direct && frame.segment?.id === last.tag ? frame.segment : ownOpening(view, last.tag);
    if (view === undefined || segment === undefined) return undefined;
    return last.accepts?.(segment) === false ? NONE : [{ view, segment, opens: false }];
  };
  return {
    first: firstOf(start, last, direct),
    all: (frame, run) => own(frame, run) ?? each(frame, run),
    each,
  };
}

function firstOf(start: Start, { tag, accepts }: CompiledStep, direct: boolean): Finder['first'] {
  return (frame, run) => {
    const here = frame.segment;
    if (direct && here?.id === tag) return accepts === undefined || accepts(here) ? here : undefined;
    const view = start(frame, run);
    if (view === undefined) return undefined;
    if (view.tag === tag) return accepts === undefined || accepts(view.opening) ? view.opening : undefined;
    const hits = view.hits(tag);
    if (hits === undefined) return undefined;
    if (accepts === undefined) return hits[0]?.segment;
    for (const { segment } of hits) if (accepts(segment)) return segment;
    return undefined;
  };
}

function accepted(hits: readonly Hit[] | undefined, accepts: Accepts | undefined): readonly Hit[] {
  if (hits === undefined) return NONE;
  return accepts === undefined ? hits : hits.filter((hit) => accepts(hit.segment));
}

function ownOpening(view: LoopView | undefined, tag: string): Segment | undefined {
  return view?.tag === tag ? view.opening : undefined;
}

function compileStep(step: Step): CompiledStep {
  return { tag: step.tag, accepts: compileTests(step.tests) };
}

type Start = (frame: Frame, run: Run) => LoopView | undefined;

function compileStart(path: SegmentPath): Start {
  if (path.fromRoot) return (_, run) => run.root;
  if (path.up.length === 0) return (frame) => frame.view;
  const climbs = path.up.map(compileTests);
  return (frame) => {
    let view: LoopView | undefined = frame.view;
    for (const accepts of climbs) view = climb(view, accepts);
    return view;
  };
}

/** The loop around; with tests the nearest that satisfies them, which the transaction itself never does. */
function climb(from: LoopView | undefined, accepts: Accepts | undefined): LoopView | undefined {
  let view = from?.parent;
  if (accepts === undefined) return view;
  while (view !== undefined && (view.isRoot || !accepts(view.opening))) view = view.parent;
  return view;
}

function descend(view: LoopView, steps: readonly CompiledStep[], depth: number, last: CompiledStep, hits: Hit[]): void {
  const step = steps[depth];
  if (step === undefined) {
    if (view.tag !== last.tag) hits.push(...accepted(view.hits(last.tag), last.accepts));
    else if (view.opening !== undefined && last.accepts?.(view.opening) !== false) {
      hits.push({ view, segment: view.opening, opens: true });
    }
    return;
  }
  for (const inner of view.inner) {
    if (inner.tag !== step.tag && inner.loop.loop !== step.tag) continue;
    if (step.accepts?.(inner.opening) !== false) descend(inner, steps, depth + 1, last, hits);
  }
}
