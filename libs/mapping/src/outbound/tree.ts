import type { Frame } from '../source/frame.js';
import type { Source } from '../source/source.js';
import type { Block } from './block.js';
import type { Level } from './level.compile.js';
import type { Pair } from './matching.js';

/** A level of a tree, compiled: things that leaves stand below. */
export interface TreeLevel {
  /** The path of `each:`. */
  readonly name: string;
  readonly source: Source;
  readonly first: Pair;
  readonly others: readonly Pair[];
  /** What of a leaf names things of this level, and the name in it; undefined: the leaf itself does. */
  readonly naming: { readonly source: Source; readonly text: Source } | undefined;
  /** Which thing of the level one stands below. */
  readonly above: Pair | undefined;
  readonly level: Level | undefined;
  readonly block: Block;
}

export interface TreeLeaf {
  readonly source: Source;
  /** A leaf that agrees in this with the thing above it is not written. */
  readonly same: Pair | undefined;
  readonly level: Level | undefined;
  readonly block: Block;
}

export interface TreePlan {
  /** The outermost first. */
  readonly levels: readonly TreeLevel[];
  readonly leaf: TreeLeaf;
}

/** A thing at its place in the tree, and what stands below it. */
export interface TreeNode {
  readonly plan: Pick<TreeLevel, 'level' | 'block'>;
  readonly frame: Frame;
  readonly below: TreeNode[];
}
