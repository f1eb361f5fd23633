import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TransactionResult } from '../results.js';

/** So many bytes of JSON are packed together. */
const PACK = 64 * 1024;
/** What is less is left as it is when a group ends: packing would gain nothing. */
const WORTH_PACKING = 8 * 1024;
const COMMA = 0x2c;
const NO_BYTES = Buffer.alloc(0);

/**
 * The transactions that an acknowledgment will name, in order. They are kept as JSON, of many all but the last few
 * packed, for there may be hundreds of thousands of one kind: some ten bytes stand for an accepted one, and nothing that
 * the collector of garbage would have to look after.
 */
export class NamedTransactions implements Iterable<TransactionResult> {
  private readonly packs: Uint8Array[] = [];
  /** JSON, a comma behind each, up to `filled`. */
  private recent: Buffer = NO_BYTES;
  private filled = 0;

  add(transaction: TransactionResult): void {
    const text = JSON.stringify(transaction);
    // A character takes three bytes at most.
    const length = 3 * text.length + 1;
    if (this.filled + length > this.recent.length) this.makeRoom(length);
    this.filled += this.recent.write(text, this.filled);
    this.recent[this.filled++] = COMMA;
  }

  /** No more will come. */
  close(): void {
    if (this.filled >= WORTH_PACKING) this.pack();
    this.recent = Buffer.from(this.recent.subarray(0, this.filled));
  }

  *[Symbol.iterator](): Generator<TransactionResult> {
    for (const pack of this.packs) yield* listed(inflateRawSync(pack));
    if (this.filled > 0) yield* listed(this.recent.subarray(0, this.filled));
  }

  private makeRoom(length: number): void {
    if (this.filled + length > PACK && this.filled > 0) this.pack();
    const needed = this.filled + length;
    if (needed <= this.recent.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, Math.min(PACK, 2 * needed)));
    this.recent.copy(larger, 0, 0, this.filled);
    this.recent = larger;
  }

  private pack(): void {
    // A copy of its own length: what zlib gives may lie in a larger block.
    this.packs.push(Uint8Array.from(deflateRawSync(this.recent.subarray(0, this.filled), { level: 1 })));
    this.filled = 0;
    if (this.recent.length > PACK) this.recent = NO_BYTES;
  }
}

function listed(bytes: Uint8Array): TransactionResult[] {
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - 1).toString();
  return JSON.parse(`[${texts}]`) as TransactionResult[];
}
