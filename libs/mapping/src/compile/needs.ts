import type { MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';
import type { TagBits } from '../engine/tag-bits.js';
import { PathError, parsePath } from '../path/parse-path.js';

/** Must be evaluated at every scope. */
export const ALWAYS = -1;

/** Where a construct reads from, by its keys. */
const READS = ['from', 'date', 'decimal', 'integer', 'join', 'split', 'sum', 'identifier', 'sscc', 'pair', 'key'];
const GATHERS = ['each', 'pairs', 'first', 'all'];

/**
 * The tags of which at least one must be in the scope, or the node makes nothing; ALWAYS where that cannot be said.
 * It spares the hot path the many fields of which nothing was sent.
 */
export function needsOf(node: MapNode, tags: TagBits): number {
  if (typeof node === 'string') return needsOfPath(node, tags);
  if (isList(node)) return union(node.map((each) => needsOf(each, tags)));
  if (!isConstruct(node)) return ALWAYS;
  if (node.default !== undefined) return ALWAYS;
  const source = [...READS, ...GATHERS].map((key) => node[key]).find((each) => each !== undefined);
  const needs = source === undefined ? ALWAYS : needsOf(source, tags);
  return needs === ALWAYS && node.when !== undefined ? needsOf(node.when, tags) : needs;
}

export function union(needs: readonly number[]): number {
  return needs.includes(ALWAYS) ? ALWAYS : needs.reduce((all, each) => all | each, 0);
}

function needsOfPath(text: string, tags: TagBits): number {
  try {
    const path = parsePath(text);
    if (path.kind === 'item' || path.fromRoot || path.up.length > 0) return ALWAYS;
    const first = path.loops[0] ?? path.segment;
    return /^SG\d/.test(first.tag) ? ALWAYS : tags.bit(first.tag);
  } catch (error) {
    if (error instanceof PathError) return ALWAYS;
    throw error;
  }
}
