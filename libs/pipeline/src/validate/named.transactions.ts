import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TransactionResult } from '../results.js';

/** So many are packed together. */
const PACK = 512;
/** What is fewer is left as it is when a group ends: packing would gain nothing. */
const WORTH_PACKING = 32;

/**
 * The transactions that an acknowledgment will name, in order. Of many all but the last few are packed, for there may be
 * hundreds of thousands of one kind: some ten bytes stand for an accepted one.
 */
export class NamedTransactions implements Iterable<TransactionResult> {
  private readonly packs: Uint8Array[] = [];
  private recent: TransactionResult[] = [];

  add(transaction: TransactionResult): void {
    this.recent.push(transaction);
    if (this.recent.length >= PACK) this.pack();
  }

  /** No more will come. */
  close(): void {
    if (this.recent.length >= WORTH_PACKING) this.pack();
  }

  *[Symbol.iterator](): Generator<TransactionResult> {
    for (const pack of this.packs) yield* JSON.parse(inflateRawSync(pack).toString()) as TransactionResult[];
    yield* this.recent;
  }

  private pack(): void {
    // A copy of its own length: what zlib gives may lie in a larger block.
    this.packs.push(Uint8Array.from(deflateRawSync(JSON.stringify(this.recent), { level: 1 })));
    this.recent = [];
  }
}
