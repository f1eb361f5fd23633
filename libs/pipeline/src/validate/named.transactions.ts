import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TransactionResult } from '../results.js';

/** So many are packed together, each failure of theirs counted too. */
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
  private weight = 0;

  add(transaction: TransactionResult): void {
    this.recent.push(transaction);
    this.weight += 1 + transaction.failures.length;
    if (this.weight >= PACK) this.pack();
  }

  /** No more will come. */
  close(): void {
    if (this.weight >= WORTH_PACKING) this.pack();
  }

  *[Symbol.iterator](): Generator<TransactionResult> {
    for (const pack of this.packs) yield* JSON.parse(inflateRawSync(pack).toString()) as TransactionResult[];
    yield* this.recent;
  }

  private pack(): void {
    // A copy of its own length: what zlib gives may lie in a larger block.
    this.packs.push(Uint8Array.from(deflateRawSync(JSON.stringify(this.recent), { level: 1 })));
    this.recent = [];
    this.weight = 0;
  }
}
