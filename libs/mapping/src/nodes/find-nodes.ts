import type { NodePath, NodePick, NodeStep, NodeTest } from './node-path.js';
import type { SourceNode } from './source-node.js';

/** All nodes that a path leads to from a scope, in order. */
export function findNodes(path: NodePath, scope: SourceNode, root: SourceNode): readonly SourceNode[] {
  let start: SourceNode | undefined = path.fromRoot ? root : scope;
  for (let level = 0; level < path.up; level++) start = start?.parent;
  if (start === undefined) return [];
  return path.steps.reduce((nodes: readonly SourceNode[], step) => follow(nodes, step), [start]);
}

function follow(nodes: readonly SourceNode[], { name, tests, pick }: NodeStep): readonly SourceNode[] {
  const found: SourceNode[] = [];
  for (const node of nodes)
    for (const child of node.children(name)) if (tests.every((test) => holds(test, child))) found.push(child);
  return picked(found, pick);
}

function picked(nodes: readonly SourceNode[], pick: NodePick): readonly SourceNode[] {
  switch (pick.kind) {
    case 'all':
      return nodes;
    case 'nth':
      return nodes.slice(pick.n - 1, pick.n);
    case 'from-nth':
      return nodes.slice(pick.n - 1);
    case 'only':
      return nodes.length === 1 ? nodes : [];
  }
}

/** What a test looks at. */
export function termOf({ term }: NodeTest, node: SourceNode): readonly SourceNode[] {
  return term.reduce((nodes: readonly SourceNode[], name) => nodes.flatMap((each) => each.children(name)), [node]);
}

function holds(test: NodeTest, node: SourceNode): boolean {
  const found = termOf(test, node);
  const among = found.some((each) => test.values.includes(each.text()));
  switch (test.is) {
    case 'sent':
      return found.some(isSent);
    case 'not-sent':
      return !found.some(isSent);
    case 'one-of':
      return among;
    case 'none-of':
      return !among;
  }
}

/** A node with text, or with something in it. */
export function isSent(node: SourceNode): boolean {
  return node.text() !== '' || node.all().length > 0;
}
