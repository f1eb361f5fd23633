import type { TreeNode } from './tree.js';
import type { Writing } from './writing.js';

/** Writes things, each with what stands below it, the HL first. */
export function writeTree(nodes: readonly TreeNode[], writing: Writing): void {
  for (const { plan, frame, below } of nodes) {
    const { level, block } = plan;
    const write = (): void => {
      block.write(frame, writing);
      writeTree(below, writing);
    };
    if (level === undefined) write();
    else level(frame, writing, write);
  }
}
