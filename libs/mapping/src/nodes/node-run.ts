import type { FailureLocation } from '@app/interchange';
import type { MapLookups } from '../map.js';
import { Run } from '../source/run.js';
import type { Trace } from '../source/trace.js';
import { NodeFrame } from './node-frame.js';
import type { SourceNode } from './source-node.js';

/** One evaluation of a map over one tree. */
export class NodeRun extends Run {
  override readonly root: NodeFrame;

  constructor(
    node: SourceNode,
    private readonly whole: FailureLocation,
    lookups: MapLookups | undefined,
    trace: Trace | undefined,
  ) {
    super(lookups, '.', trace);
    this.root = new NodeFrame(node, undefined, -1);
  }

  override location(): FailureLocation {
    return this.whole;
  }
}
