import { SegmentBlock } from './segment-block.js';

const BLOCK = 32 * 1024;

/** Keeps copies of segments, many to a block: a block lives as long as one of its segments does. */
export class SegmentArena {
  private block: SegmentBlock | undefined;

  /** A block with a copy of some bytes at the end of what is filled of it. */
  copy(bytes: Buffer, from: number, to: number): SegmentBlock {
    const length = to - from;
    if (this.block === undefined || this.block.filled + length > this.block.bytes.length)
      this.block = new SegmentBlock(Buffer.allocUnsafeSlow(Math.max(BLOCK, length)), true);
    bytes.copy(this.block.bytes, this.block.filled, from, to);
    this.block.filled += length;
    return this.block;
  }
}
