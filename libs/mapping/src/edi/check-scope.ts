import type { LoopOutline } from '@app/guide';
import type { PathProblem } from './check-path.js';
import type { SegmentPath, Step } from './path.js';

/** The loops of a guide that a node of a map may be seen from; undefined where that is not known, as in a part. */
export type LoopScopes = readonly LoopOutline[] | undefined;

/** Checks that what a path leads to can stand where the path looks for it. */
export function checkScope(path: SegmentPath, scopes: LoopScopes, root: LoopOutline): PathProblem | undefined {
  const starts = startOf(path, scopes, root);
  if (starts === undefined) return undefined;
  const { loops, missing } = walk(path, starts);
  if (missing !== undefined) {
    return { message: `There is no loop ${missing.tag} in ${names(starts)}.`, remedy: whereIs(missing.tag, root) };
  }
  const { tag } = path.segment;
  if (loops.some((loop) => loop.tag === tag || loop.segments.includes(tag) || innerLoops(loop, tag).length > 0)) {
    return undefined;
  }
  return { message: `${tag} does not stand in ${names(loops)}.`, remedy: whereIs(tag, root) };
}

/** The loops that a path enters, or in which it stays when it leads to a segment that opens none. */
export function enteredScopes(path: SegmentPath, scopes: LoopScopes, root: LoopOutline): LoopScopes {
  const starts = startOf(path, scopes, root);
  if (starts === undefined) return undefined;
  const { tag } = path.segment;
  return walk(path, starts).loops.flatMap((loop) => {
    const inner = innerLoops(loop, tag);
    const own = loop.tag === tag || loop.segments.includes(tag);
    return own ? [loop, ...inner] : inner;
  });
}

function startOf(path: SegmentPath, scopes: LoopScopes, root: LoopOutline): LoopScopes {
  if (path.fromRoot) return [root];
  return path.up.length > 0 ? undefined : scopes;
}

function walk(path: SegmentPath, starts: readonly LoopOutline[]): { loops: readonly LoopOutline[]; missing?: Step } {
  let loops = starts;
  for (const step of path.loops) {
    loops = loops.flatMap((loop) => innerLoops(loop, step.tag));
    if (loops.length === 0) return { loops, missing: step };
  }
  return { loops };
}

/** Hierarchical loops lie flat in a guide, and in each other by their ids: HL may be looked for in HL. */
function innerLoops(loop: LoopOutline, tag: string): LoopOutline[] {
  const inner = loop.loops.filter((each) => each.tag === tag || each.name === tag);
  return loop.tag === tag ? [loop, ...inner] : inner;
}

const names = (loops: readonly LoopOutline[]): string =>
  [...new Set(loops.map((loop) => (loop.name === '' ? 'the transaction' : `the loop ${loop.name}`)))].join(' or ');

function whereIs(tag: string, root: LoopOutline): string {
  const found: string[] = [];
  const visit = (loop: LoopOutline, path: string): void => {
    if (loop.segments.includes(tag)) found.push(path === '' ? 'the transaction itself' : path);
    for (const inner of loop.loops) visit(inner, path === '' ? inner.name : `${path}/${inner.name}`);
  };
  visit(root, '');
  return found.length === 0 ? 'It is not in this guide.' : `It stands in ${found.slice(0, 5).join(', ')}.`;
}
