import type { Frame, Place } from '../source/frame.js';
import type { SourceNode } from './source-node.js';

/** Every bit: what is in a node is not known beforehand. */
const ANYTHING = -1;

export class NodeFrame implements Frame {
  readonly tags = ANYTHING;

  constructor(
    readonly node: SourceNode,
    readonly parent: NodeFrame | undefined,
    readonly index: number,
  ) {}

  at(index: number): NodeFrame {
    return new NodeFrame(this.node, this, index);
  }

  place(): Place {
    return this.node.place();
  }
}
