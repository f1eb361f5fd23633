import { SegmentBlock } from './segment-block.js';

/** For the beginning of a segment that a chunk begins and the next one ends. */
const SPARE = 4096;
/** A window that had to grow beyond this shrinks again. */
const LARGE = 512 * 1024;

/** The bytes that were written and not yet consumed, as one run. */
export class ByteWindow {
  /** How many bytes of the run are consumed. */
  position = 0;
  block: SegmentBlock;

  /** `base` is where the first byte stands in the transmission. */
  constructor(base: number) {
    this.block = new SegmentBlock(Buffer.alloc(0), base, false);
  }

  /** The run; valid until the next `append`. */
  get bytes(): Buffer {
    return this.block.bytes;
  }

  /** Where `bytes[0]` stands in the transmission. */
  get base(): number {
    return this.block.base;
  }

  /** Adds a copy of a chunk. Where there is no room, what is consumed is dropped; returns how many bytes that is. */
  append(chunk: Uint8Array): number {
    let dropped = 0;
    if (!this.block.hasRoom(chunk.length)) {
      dropped = this.position;
      this.position = 0;
      this.makeRoom(dropped, chunk.length);
    }
    this.block.add(chunk);
    return dropped;
  }

  private makeRoom(dropped: number, wanted: number): void {
    const { block } = this;
    const held = block.bytes.length - dropped;
    const length = held + wanted;
    const capacity = block.store.length;
    if (length <= capacity && (capacity <= LARGE || length > capacity / 4)) {
      block.drop(dropped);
      return;
    }
    const larger = Math.max(length + SPARE, length > capacity ? 2 * capacity : 0);
    this.block = SegmentBlock.of(larger, block.base + dropped, false);
    this.block.add(block.bytes.subarray(dropped));
  }
}
