import type { LoopOutline } from './guide.js';
import type { LoopNode } from './tree.js';

/** The shape of a compiled loop. */
export function outlineOf({ name, tag, positions, id }: LoopNode): LoopOutline {
  const nodes = positions.flatMap((position) => position.nodes);
  return {
    name,
    tag: id === '' ? '' : tag,
    segments: nodes.flatMap((node) => (node.kind === 'segment' ? [node.tag] : [])),
    loops: nodes.flatMap((node) => (node.kind === 'loop' ? [outlineOf(node)] : [])),
  };
}
