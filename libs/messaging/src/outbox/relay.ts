import { Logger } from '@nestjs/common';
import type { Topic } from '@app/canonical';
import { timed } from '@app/observability';
import type { Database, SessionLock } from '@app/persistence';
import { rows, tryLock } from '@app/persistence';
import type { EventLog } from '../log/event-log.js';
import type { TopicRecord } from '../log/record.js';
import { Pulse, sleep } from '../pulse.js';

const BATCH = 500;
const BATCH_BYTES = 1_000_000;
const LAST_BATCHES = 20;
const ELECTION_MS = 1000;
const LONGEST_BACKOFF_MS = 10_000;

interface OutboxRow {
  readonly id: string;
  readonly topic: Topic;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string | null;
}

/**
 * Puts the events of one outbox on their topics, in outbox order. Of all processes one does so, elected by an advisory
 * lock. A row leaves the outbox in the transaction that publishes it: where the log is outside of the database a crash
 * in between publishes it again, with the same id.
 */
export class Relay {
  readonly #logger = new Logger('Relay');
  readonly #pulse = new Pulse();
  #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly schema: string,
  ) {}

  start(): void {
    this.#stopping = new AbortController();
    this.#running ??= this.#run(this.#stopping.signal);
  }

  /** Publishes what waits, if this is the elected relay, then stops. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pulse.nudge();
    await this.#running;
    this.#running = undefined;
  }

  /** A hint that the outbox may have grown. */
  nudge(): void {
    this.#pulse.nudge();
  }

  /** Publishes what waits, up to {@link BATCH} events; answers how many. */
  async publish(): Promise<number> {
    const waiting = await this.database.query(`SELECT FROM ${this.schema}.outbox LIMIT 1`);
    if (waiting.length === 0) return 0;
    return this.database.transaction(async (tx) => {
      const taken = await rows<OutboxRow>(
        tx,
        `DELETE FROM ${this.schema}.outbox WHERE id IN (
           SELECT id FROM (
             SELECT id, sum(bytes) OVER (ORDER BY id) - bytes AS before
             FROM (SELECT id, bytes FROM ${this.schema}.outbox ORDER BY id LIMIT ${BATCH}) AS head
           ) AS measured WHERE before < ${BATCH_BYTES})
         RETURNING id, topic, key, headers, value`,
      );
      if (taken.length > 0) await timed('publish', () => this.log.append(tx, inOrder(taken)));
      return taken.length;
    });
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const lock = await this.#elect();
      if (lock === undefined) {
        await sleep(ELECTION_MS, stopping);
        continue;
      }
      await this.#lead(AbortSignal.any([stopping, lock.lost]));
      if (!lock.lost.aborted) await this.#empty();
      await lock.release();
    }
  }

  async #elect(): Promise<SessionLock | undefined> {
    try {
      return await tryLock(this.database, `relay ${this.schema}`);
    } catch (error) {
      this.#logger.warn(`the relay of ${this.schema} waits for the database: ${String(error)}`);
      return undefined;
    }
  }

  /** What cannot be published now stays in the outbox: nothing is lost. */
  async #empty(): Promise<void> {
    try {
      for (let batches = 0; batches < LAST_BATCHES && (await this.publish()) > 0; batches++);
    } catch (error) {
      this.#logger.warn(`the outbox of ${this.schema} is left as it is: ${String(error)}`);
    }
  }

  async #lead(until: AbortSignal): Promise<void> {
    let failures = 0;
    while (!until.aborted) {
      try {
        const published = await this.publish();
        failures = 0;
        if (published > 0) this.#pulse.nudge();
        if (published < BATCH) await this.#pulse.wait(until);
      } catch (error) {
        const pause = Math.min(100 * 2 ** failures++, LONGEST_BACKOFF_MS);
        this.#logger.warn(`the relay of ${this.schema} tries again in ${pause} ms: ${String(error)}`);
        await sleep(pause, until);
      }
    }
  }
}

function inOrder(taken: readonly OutboxRow[]): TopicRecord[] {
  return taken
    .map((row) => ({ order: BigInt(row.id), row }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ row: { topic, key, headers, value } }) => ({ topic, key, headers, value }));
}
