import type { NodePath, NodePick, NodeStep, NodeTest } from './node-path.js';
import type { SourceNode } from './source-node.js';

/** All nodes that a path leads to from a scope, in order. */
export function findNodes(path: NodePath, scope: SourceNode, root: SourceNode): readonly SourceNode[] {
  const start = path.fromRoot ? root : startOf(path, scope);
  if (start === undefined) return [];
  return path.steps.reduce((nodes: readonly SourceNode[], step) => follow(nodes, step), [start]);
}

function startOf({ up, around }: NodePath, scope: SourceNode): SourceNode | undefined {
  let start: SourceNode | undefined = scope;
  for (let level = 0; level < up; level++) start = start?.parent;
  while (around !== undefined && start !== undefined && start.name !== around) start = start.parent;
  return start;
}

function follow(nodes: readonly SourceNode[], { name, orStay, tests, pick }: NodeStep): readonly SourceNode[] {
  const found: SourceNode[] = [];
  for (const node of nodes) {
    const before = found.length;
    for (const child of node.children(name)) if (tests.every((test) => holds(test, child))) found.push(child);
    if (orStay && found.length === before) found.push(node);
  }
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
      return test.term.length === 0 ? node.text() !== '' : found.some(isSent);
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
