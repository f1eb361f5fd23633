import { Inject, Injectable } from '@nestjs/common';
import { stageTimer } from '@app/observability';
import { LiveDefinitions, mapTransactions } from '@app/pipeline';
import type { Mapped } from '@app/pipeline';
import { Database, rows } from '@app/persistence';
import { FailureStore } from '../failures/failure.store.js';
import type { Raised } from '../failures/failure.store.js';
import { OpenFailures } from '../failures/open.failures.js';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { draftDocuments } from '../publish/document.draft.js';
import type { Drafted } from '../publish/document.draft.js';
import type { DocumentDraft } from '../publish/document.store.js';
import { Publisher } from '../publish/publisher.js';
import { firstPass } from './first.pass.js';
import { StoredBytes } from './interchange.bytes.js';
import { LaneLostError } from './interchange.work.js';
import type { InterchangeWork } from './interchange.work.js';
import { Ledgers } from './ledger.js';
import { keepMapHolds } from './map-hold.store.js';

/** What one database transaction of the second pass commits. */
interface Batch {
  readonly drafts: DocumentDraft[];
  readonly raised: Raised[];
  transactions: number;
  /** Of the transactions as received. */
  bytes: number;
  /** Of their documents, in characters. */
  jsonLength: number;
  /** Ordinals of transactions that wait for a person. */
  readonly held: number[];
  /** Failures of an earlier run that are no more. */
  readonly gone: string[];
  /** Ordinal of the last transaction in it. */
  last: number;
}

const emptyBatch = (): Batch => ({
  drafts: [],
  raised: [],
  transactions: 0,
  bytes: 0,
  jsonLength: 0,
  held: [],
  gone: [],
  last: 0,
});

/**
 * A batch is full with so many characters of JSON. Two batches wait in memory; small ones are gone before the collector
 * takes them for old, which it leaves lying until the heap has doubled and more.
 */
const BATCH_JSON = 512 * 1024;

const AT_CHECKPOINT = "i.id = $1 AND i.state = 'publishing' AND i.run = $2 AND i.checkpoint = $3 RETURNING i.id";

const MOVE = `UPDATE gateway.interchange i SET checkpoint = $4, processed_at = clock_timestamp() WHERE ${AT_CHECKPOINT}`;

/** What is held by either pass keeps the interchange waiting. */
const END = `
  UPDATE gateway.interchange i SET checkpoint = $4, processed_at = clock_timestamp(), held_count = held.count,
    state = CASE WHEN held.count > 0 THEN 'held' ELSE 'processed' END
  FROM (SELECT count(*)::integer AS count FROM gateway.interchange_transaction
        WHERE interchange_id = $1 AND (verdict = 'held' OR mapping = 'held')) held
  WHERE ${AT_CHECKPOINT}`;

/** The two passes over an interchange that is too large for one database transaction: each reads the stored bytes. */
@Injectable()
export class LargePass {
  constructor(
    private readonly database: Database,
    private readonly bytes: StoredBytes,
    private readonly definitions: LiveDefinitions,
    private readonly ledgers: Ledgers,
    private readonly publisher: Publisher,
    private readonly failures: FailureStore,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Parse, validate, acknowledge. The second pass is the lane's next piece of work. */
  async first(work: InterchangeWork): Promise<void> {
    await this.database.transaction(async (tx) => {
      const ledger = this.ledgers.open(tx);
      await firstPass(work, this.bytes.stream(work), {
        definitions: this.definitions.current,
        ledger,
        sink: () => undefined,
        spillAfter: this.settings.batchTransactions,
        acceptedState: 'publishing',
      });
      await ledger.write();
    });
  }

  /** Map and publish, from the checkpoint on. One batch is mapped while the one before it is committed. */
  async second(work: InterchangeWork, signal: AbortSignal): Promise<void> {
    const left = await this.leftOut(work);
    const { byteOffset: baseOffset, ordinal: firstOrdinal, checkpoint } = work;
    const accepted = (ordinal: number): boolean => !left.has(ordinal);
    const options = { baseOffset, firstOrdinal, from: checkpoint + 1, accepted };
    let committed = Promise.resolve(checkpoint);
    let batch = emptyBatch();
    const { mapPorts, partners } = this.definitions.current;
    const open = await OpenFailures.of(this.database, work);
    const done = stageTimer('map');
    for await (const mapped of mapTransactions(this.bytes.stream(work), mapPorts, options)) {
      add(batch, mapped, draftDocuments(partners, work, mapped), open);
      if (!this.isFull(batch)) continue;
      const full = batch;
      batch = emptyBatch();
      const from = await committed;
      if (signal.aborted) return;
      committed = this.commit(work, full, from);
      // Awaited when the next batch is full; until then a failure must not count as unhandled.
      committed.catch(() => undefined);
    }
    done('ok');
    await this.commit(work, batch, await committed, 'end');
  }

  private isFull({ transactions, bytes, jsonLength }: Batch): boolean {
    const { batchTransactions, batchBytes } = this.settings;
    return transactions >= batchTransactions || bytes >= batchBytes || jsonLength >= BATCH_JSON;
  }

  /** Documents, outbox and checkpoint in one transaction. Answers the new checkpoint. */
  private async commit(work: InterchangeWork, batch: Batch, from: number, end?: 'end'): Promise<number> {
    const checkpoint = Math.max(from, batch.last);
    const { held, gone } = batch;
    await this.database.transaction(async (tx) => {
      if (held.length > 0 || work.run > 1) await keepMapHolds(tx, work.id, { from: from + 1, last: checkpoint, held });
      const moved = await rows(tx, end === 'end' ? END : MOVE, [work.id, work.run, from, checkpoint]);
      if (moved.length === 0) throw new LaneLostError(`Interchange ${work.id} is worked on by someone else.`);
      await this.failures.raise(tx, batch.raised);
      await this.failures.resolveRecords(tx, work.id, gone);
      await this.publisher.publish(tx, batch.drafts);
    });
    return checkpoint;
  }

  /** Ordinals of the transactions of which this run makes no documents. */
  private async leftOut({ id, run }: InterchangeWork): Promise<ReadonlySet<number>> {
    const left = await this.database.query<{ ordinal: number }>(
      `SELECT ordinal FROM gateway.interchange_transaction
       WHERE interchange_id = $1 AND NOT (verdict IN ('accepted', 'accepted-with-errors') AND run = $2)`,
      [id, run],
    );
    return new Set(left.map(({ ordinal }) => ordinal));
  }
}

function add(batch: Batch, mapped: Mapped, { drafts, raised, held }: Drafted, open: OpenFailures): void {
  const { fresh, gone } = open.compare(mapped.range, raised);
  batch.drafts.push(...drafts);
  batch.raised.push(...fresh);
  batch.gone.push(...gone);
  if (held) batch.held.push(mapped.header.ordinal);
  batch.transactions++;
  batch.bytes += mapped.range.byteLength;
  for (const { json } of drafts) batch.jsonLength += json.length;
  batch.last = Math.max(batch.last, mapped.header.ordinal);
}
