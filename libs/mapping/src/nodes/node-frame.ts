import type { Place } from '../source/frame.js';
import { Frame } from '../source/frame.js';
import type { SourceNode } from './source-node.js';

/** Every bit: what is in a node is not known beforehand. */
const ANYTHING = -1;

export class NodeFrame extends Frame {
  constructor(
    readonly node: SourceNode,
    parent: NodeFrame | undefined,
    index: number,
  ) {
    super(ANYTHING, parent, index);
  }

  override at(index: number): NodeFrame {
    return new NodeFrame(this.node, this, index);
  }

  override place(): Place {
    return this.node.place();
  }
}
