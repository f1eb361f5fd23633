import { NodeFrame } from '../nodes/node-frame.js';
import type { SourceNode } from '../nodes/source-node.js';
import type { Frame, Place } from '../source/frame.js';

/** A thing at one of its places in a tree: `here` is what put it there. */
class PlacedNode implements SourceNode {
  constructor(
    private readonly node: SourceNode,
    private readonly here: SourceNode,
  ) {}

  get parent(): SourceNode | undefined {
    return this.node.parent;
  }

  children(name: string): readonly SourceNode[] {
    return name === 'here' ? [this.here] : this.node.children(name);
  }

  all(): readonly SourceNode[] {
    return this.node.all();
  }

  text(): string {
    return this.node.text();
  }

  place(): Place {
    return this.node.place();
  }
}

/** The frame of a thing, from which `here` leads to what put it there. */
export function placedFrame(frame: Frame, here: Frame | undefined): Frame {
  if (!(frame instanceof NodeFrame) || !(here instanceof NodeFrame)) return frame;
  return new NodeFrame(new PlacedNode(frame.node, here.node), frame, -1);
}
