import type { Frame } from '../source/frame.js';
import { NodeFrame } from '../nodes/node-frame.js';
import type { SourceNode } from '../nodes/source-node.js';
import type { MapNode } from '../definition/node.js';
import { isConstruct, isList } from '../definition/node.js';

/** Keys of constructs that hold paths of the document, the likeliest first. */
const READING = [
  ...['from', 'date', 'decimal', 'integer', 'sum', 'count', 'item-number', 'item-type', 'pairs', 'wrap', 'key'],
  ...['first', 'join', 'split', 'each', 'time', 'item'],
];

/** The paths of the document that a node of an outbound map reads. */
export function pathsOf(node: MapNode): string[] {
  if (typeof node === 'string') return [node];
  if (isList(node)) return node.flatMap(pathsOf);
  if (!isConstruct(node)) return [];
  return READING.flatMap((key) => {
    const inner = node[key];
    return inner === undefined ? [] : pathsOf(inner);
  });
}

/** The pointer (RFC 6901) of the first path that leads to something; else of where the first should lead. */
export function pointerOf(paths: readonly string[], frame: Frame): string | undefined {
  if (!(frame instanceof NodeFrame)) return undefined;
  const found = paths.map((path) => follow(path, frame.node));
  return (found.find(({ exists }) => exists) ?? found[0])?.pointer ?? frame.node.place().pointer;
}

/** Tests and picks are left out of account: of several the first is meant. */
function follow(path: string, scope: SourceNode): { readonly pointer: string; readonly exists: boolean } {
  let node: SourceNode = scope;
  let rest = path.replace(/\([^)]*\)|#[\w.]*?(?=\.[a-z]|$)/g, '');
  for (; rest.startsWith('^/'); rest = rest.slice(2)) node = node.parent ?? node;
  if (rest.startsWith('/')) while (node.parent !== undefined) node = node.parent;
  const names = rest
    .replace(/^\//, '')
    .split('.')
    .filter((name) => name !== '');
  for (const [index, name] of names.entries()) {
    const [child] = node.children(name);
    if (child === undefined) {
      return { pointer: [node.place().pointer ?? '', ...names.slice(index)].join('/'), exists: false };
    }
    node = child;
  }
  return { pointer: node.place().pointer ?? '', exists: true };
}
