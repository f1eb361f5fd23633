import type { MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';

/** Must be evaluated at every scope: all bits of what a scope holds. */
export const ALWAYS = -1;

/** Where a construct reads from, by its keys. */
const READS = ['from', 'date', 'decimal', 'integer', 'join', 'split', 'sum', 'identifier', 'sscc', 'pair', 'key'];
const GATHERS = ['each', 'pairs', 'first', 'all'];

/**
 * The bits of a scope of which at least one must be there, or the node makes nothing; ALWAYS where that cannot be said.
 *
 * @param ofPath see SourceLanguage.needs
 */
export function needsOf(node: MapNode, ofPath: (path: string) => number): number {
  if (typeof node === 'string') return ofPath(node);
  if (isList(node)) return union(node.map((each) => needsOf(each, ofPath)));
  if (!isConstruct(node)) return ALWAYS;
  if (node.default !== undefined) return ALWAYS;
  const source = [...READS, ...GATHERS].map((key) => node[key]).find((each) => each !== undefined);
  const needs = source === undefined ? ALWAYS : needsOf(source, ofPath);
  return needs === ALWAYS && node.when !== undefined ? needsOf(node.when, ofPath) : needs;
}

export function union(needs: readonly number[]): number {
  return needs.reduce((all, each) => all | each, 0);
}
