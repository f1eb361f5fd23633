import type { Segment } from '@app/interchange';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Accepts } from './compile-test.js';
import { compileTests } from './compile-test.js';
import type { Hit, LoopView } from './loop-view.js';
import type { Pick, SegmentPath, Step } from './path.js';
import type { TagNumbers } from './tag-numbers.js';

/**
 * Finds what a path leads to. From a loop it sees that loop's own segments and the opening segment of each inner loop
 * (of a tree: of each child). A tag that the scope itself bears means the scope.
 */
export interface Finder {
  /** All matches, in file order. */
  all(frame: EdiFrame, run: EdiRun): readonly Hit[];
  /** All that an `each` goes through: the scope's own opening segment is not among them. */
  each(frame: EdiFrame, run: EdiRun): readonly Hit[];
}

interface CompiledStep {
  readonly tag: number;
  readonly accepts: Accepts | undefined;
}

export function finder(path: SegmentPath, numbers: TagNumbers): Finder {
  const last = compileStep(path.segment, numbers);
  const steps = path.loops.map((step) => compileStep(step, numbers));
  const start = compileStart(path);
  const { pick } = path;
  if (steps.length > 0) {
    const all = (frame: EdiFrame, run: EdiRun): readonly Hit[] => {
      const hits: Hit[] = [];
      const view = start(frame, run);
      if (view !== undefined) descend(view, steps, 0, last, hits);
      return picked(hits, pick);
    };
    return { all, each: all };
  }
  const direct = !path.fromRoot && path.up.length === 0;
  const each = (frame: EdiFrame, run: EdiRun): readonly Hit[] => {
    const hits: Hit[] = [];
    const view = start(frame, run);
    if (view !== undefined) gather(view, last, hits);
    return picked(hits, pick);
  };
  const all = (frame: EdiFrame, run: EdiRun): readonly Hit[] => {
    const view = start(frame, run);
    const own = view && ownSegment(view, direct ? frame : undefined, last.tag);
    if (view === undefined || own === undefined) return each(frame, run);
    const hits = last.accepts?.(own) === false ? [] : [{ view, segment: own, tag: last.tag, opens: false }];
    return picked(hits, pick);
  };
  return { all, each };
}

/** The segment of the scope itself, where it bears the tag that a path asks for. */
function ownSegment(view: LoopView, frame: EdiFrame | undefined, tag: number): Segment | undefined {
  if (frame?.tag === tag) return frame.segment;
  return view.tag === tag ? view.segment : undefined;
}

function gather(view: LoopView, { tag, accepts }: CompiledStep, hits: Hit[]): void {
  for (const hit of view.near(tag)) {
    if (hit.tag === tag && (accepts === undefined || accepts(hit.segment))) hits.push(hit);
  }
}

function picked(hits: readonly Hit[], pick: Pick): readonly Hit[] {
  switch (pick.kind) {
    case 'single':
      return hits;
    case 'nth':
      return hits.slice(pick.n - 1, pick.n);
    case 'from-nth':
      return hits.slice(pick.n - 1);
    case 'only':
      return hits.length === 1 ? hits : [];
  }
}

function compileStep(step: Step, numbers: TagNumbers): CompiledStep {
  return { tag: numbers.of(step.tag), accepts: compileTests(step.tests) };
}

type Start = (frame: EdiFrame, run: EdiRun) => LoopView | undefined;

function compileStart(path: SegmentPath): Start {
  if (path.fromRoot) return (_, run) => run.root.view;
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
  while (view !== undefined && (view.isRoot || !accepts(view.segment))) view = view.parent;
  return view;
}

function descend(view: LoopView, steps: readonly CompiledStep[], depth: number, last: CompiledStep, hits: Hit[]): void {
  const step = steps[depth];
  if (step === undefined) {
    if (view.tag !== last.tag) gather(view, last, hits);
    else if (last.accepts?.(view.segment) !== false) hits.push(view);
    return;
  }
  for (const { view: inner, opens } of view.hits) {
    if (!opens || (inner.tag !== step.tag && inner.name !== step.tag)) continue;
    if (step.accepts?.(inner.segment) !== false) descend(inner, steps, depth + 1, last, hits);
  }
}
