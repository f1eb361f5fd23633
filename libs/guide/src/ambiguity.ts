import type { GuideNode, LoopNode } from './tree.js';
import { overlap } from './tree.js';

/** Says what is ambiguous: the id of the later use, what is wrong, what to do. */
export type Ambiguous = (id: string, message: string, remedy: string) => void;

/**
 * Finds places where one segment could take two uses: siblings whose codes overlap, and two uses of one tag that can
 * both come next, with nothing mandatory between them.
 */
export function findAmbiguities(root: LoopNode, report: Ambiguous): void {
  const said = new Set<string>();
  const say: Ambiguous = (id, message, remedy) => {
    if (!said.has(id)) report(id, message, remedy);
    said.add(id);
  };
  walk(root, [], say);
}

type Follow = readonly GuideNode[];

/** `after`: what may come after this loop, outside of it. */
function walk(loop: LoopNode, after: Follow, say: Ambiguous): void {
  for (const { nodes } of loop.positions) siblings(nodes, say);
  loop.positions.forEach((position, index) => {
    const next = follow(loop, index, after);
    for (const node of position.nodes) {
      const again = node.max > 1 ? position.nodes : position.nodes.filter((other) => other !== node);
      const candidates = [...again, ...next];
      if (node.kind === 'loop') walk(node, candidates, say);
      else compare(candidates, say);
    }
  });
}

/** What may come after a position: up to and with the first that is mandatory, then what comes after the loop. */
function follow(loop: LoopNode, index: number, after: Follow): Follow {
  const found: GuideNode[] = [];
  for (const position of loop.positions.slice(index + 1)) {
    found.push(...position.nodes);
    if (position.nodes.some((node) => node.min > 0)) return found;
  }
  return [...found, ...after];
}

function siblings(nodes: readonly GuideNode[], say: Ambiguous): void {
  nodes.forEach((node, index) => {
    const other = nodes.slice(0, index).find((earlier) => overlap(earlier.test, node.test));
    if (other === undefined) return;
    const codes = node.test === undefined ? 'neither has codes' : 'their codes overlap';
    say(
      node.id,
      `${node.id} and ${other.id} cannot be told apart: ${codes}.`,
      'Give each its own codes, such as N1(01=ST).',
    );
  });
}

function compare(candidates: Follow, say: Ambiguous): void {
  const byTag = new Map<string, GuideNode>();
  for (const node of candidates) {
    const other = byTag.get(node.tag);
    if (other !== undefined && other !== node && overlap(other.test, node.test)) {
      say(
        node.id,
        `A segment ${node.tag} could be ${other.id} or ${node.id}.`,
        'Tell them apart by codes, or put a mandatory segment between them.',
      );
    }
    if (other === undefined) byTag.set(node.tag, node);
  }
}
