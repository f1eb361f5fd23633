import { SegmentBlock } from './segment-block.js';

/**
 * Keeps segments that live and die together, as those of a transaction: instead of each segment, the window it was read
 * from is copied, once for all of its segments.
 */
export class SegmentArena {
  private source: SegmentBlock | undefined;
  private copy: SegmentBlock | undefined;

  /** A block with the same bytes at the same places. */
  mirror(block: SegmentBlock): SegmentBlock {
    let { copy } = this;
    if (copy === undefined || this.source !== block || copy.base !== block.base) {
      copy = SegmentBlock.of(block.store.length, block.base, true);
      this.source = block;
      this.copy = copy;
    }
    if (copy.bytes.length < block.bytes.length) copy.add(block.bytes.subarray(copy.bytes.length));
    return copy;
  }
}
