import type { Site } from '../compile/compiler.js';
import type { MapNode } from '../definition/node.js';
import { isConstruct } from '../definition/node.js';
import type { Frame } from '../source/frame.js';
import type { Source } from '../source/source.js';
import { apart, keep } from './carried.js';
import type { Pair } from './matching.js';
import { matchesAll, ThingIndex } from './matching.js';
import type { OutboundCompiler } from './outbound.compiler.js';
import type { Writing } from './writing.js';

/** Finds the things that a block goes through from a place. */
export type FindThings = (frame: Frame, writing: Writing) => readonly Frame[];

/** The pairs of paths that stand at a key: `matching: { contents.packageId: id }`, the first seen from the things. */
export function compilePairs(
  key: string,
  node: MapNode,
  theirSite: Site,
  ourSite: Site,
  { compiler }: OutboundCompiler,
): Pair[] | undefined {
  if (!isConstruct(node)) {
    compiler.report(ourSite, `"${key}" compares two paths.`, `Write it like "${key}: { packageId: id }".`);
    return undefined;
  }
  return Object.entries(node).flatMap(([their, our]) => {
    const theirs = compiler.source(compiler.inner(theirSite, key, their));
    const ours = compiler.source(compiler.inner(compiler.inner(ourSite, key, ''), their, our));
    return theirs === undefined || ours === undefined ? [] : [{ theirs, ours }];
  });
}

/** What `each:` leads to, of which only those match that agree with what is here. */
export function matchingThings(source: Source, path: MapNode, pairs: readonly Pair[]): FindThings {
  const [first, ...others] = pairs;
  const all: FindThings = (frame, { run }) => framesOf(source, frame, run);
  if (first === undefined) return all;
  // From the document itself they are the same everywhere: they are looked through once.
  if (typeof path !== 'string' || !path.startsWith('/'))
    return (frame, writing) => all(frame, writing).filter((thing) => matchesAll(pairs, frame, thing, writing));
  const indexes = new WeakMap<Writing, ThingIndex>();
  return (frame, writing) => {
    const { run } = writing;
    const index = indexes.get(writing) ?? new ThingIndex(all(frame, writing), first.theirs, writing);
    indexes.set(writing, index);
    const { made: texts, carried } = apart(run, () => first.ours.texts(frame, run));
    const found = index.findAny(texts).filter((thing) => matchesAll(others, frame, thing.frame, writing));
    for (const thing of found) keep(run, thing.carried);
    if (found.length > 0) keep(run, carried);
    return found.map((thing) => thing.frame);
  };
}

export function framesOf(source: Source, frame: Frame, run: Writing['run']): Frame[] {
  const frames: Frame[] = [];
  source.each(frame, run, (at) => frames.push(at), [], false);
  return frames;
}
