import { Injectable } from '@nestjs/common';
import type { GroupResult } from '@app/pipeline';
import type { EntityManager } from 'typeorm';
import { FailureStore } from '../failures/failure.store.js';
import type { Raised } from '../failures/failure.store.js';
import type { DocumentDraft } from '../publish/document.store.js';
import { Publisher } from '../publish/publisher.js';
import { repeatAcknowledgments, storeAcknowledgments } from './acknowledgment.store.js';
import type { StoredAcknowledgment } from './acknowledgment.store.js';
import { StoredControlNumbers } from './control-numbers.js';
import { StoredDuplicates } from './duplicates.js';
import { HOLD_CODES } from './holds.js';
import { settleMapHolds } from './map-hold.store.js';
import type { HeldTransaction } from './map-hold.store.js';
import { storeGroups, storeTransactions, storeVerdicts } from './verdict.store.js';
import type { InterchangeUpdate, TransactionRow } from './verdict.store.js';

/** What the passes over some interchanges found, written set-wise: a few statements, however many interchanges. */
export class Ledger {
  readonly duplicates: StoredDuplicates;
  readonly controlNumbers: StoredControlNumbers;
  readonly transactions: TransactionRow[] = [];
  readonly groups: { readonly interchangeId: string; readonly group: GroupResult }[] = [];
  readonly raised: Raised[] = [];
  readonly acknowledgments: StoredAcknowledgment[] = [];
  /** Interchanges that came again, and those that came first. */
  readonly repeats: { readonly interchangeId: string; readonly of: string }[] = [];
  readonly drafts: DocumentDraft[] = [];
  readonly updates: InterchangeUpdate[] = [];
  /** Accepted transactions that wait for a person before documents are made of them. */
  readonly mapHolds: HeldTransaction[] = [];
  /** Interchanges that waited for a person and do no longer. */
  readonly released: string[] = [];

  constructor(
    readonly tx: EntityManager,
    private readonly failures: FailureStore,
    private readonly publisher: Publisher,
  ) {
    this.duplicates = new StoredDuplicates(tx);
    this.controlNumbers = new StoredControlNumbers(tx);
  }

  /** Writes verdicts and failures found so far, where there are too many to wait for the end. */
  async writeFindings(): Promise<void> {
    await storeTransactions(this.tx, this.transactions.splice(0));
    await this.failures.raise(this.tx, this.raised.splice(0));
  }

  /** Writes everything; the last thing done in the transaction. */
  async write(): Promise<void> {
    await this.writeFindings();
    await storeGroups(this.tx, this.groups);
    await storeAcknowledgments(this.tx, this.acknowledgments);
    await repeatAcknowledgments(this.tx, this.repeats);
    for (const id of this.released) await this.failures.resolve(this.tx, id, HOLD_CODES);
    await this.publisher.publish(this.tx, this.drafts);
    await this.controlNumbers.save();
    await storeVerdicts(this.tx, this.updates, this.duplicates.retired);
    const again = this.updates.filter(({ work }) => work.run > 1).map(({ work }) => work.id);
    const held = this.mapHolds.map(({ interchangeId }) => interchangeId);
    await settleMapHolds(this.tx, [...new Set([...again, ...held])], this.mapHolds);
  }
}

/** Opens a ledger for a database transaction. */
@Injectable()
export class Ledgers {
  constructor(
    private readonly failures: FailureStore,
    private readonly publisher: Publisher,
  ) {}

  open(tx: EntityManager): Ledger {
    return new Ledger(tx, this.failures, this.publisher);
  }
}
