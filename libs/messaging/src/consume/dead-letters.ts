import type { Database } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { FailureRecord } from '../failures/failure-record.js';
import type { FailureReporter } from '../failures/failure-reporter.js';
import type { LogRecord } from '../log/record.js';
import { decodeRecord } from '../log/record.js';
import type { ServiceName } from '../service-name.js';
import { resolveDataref } from './dataref.js';
import type { GatewayAccess } from './dataref.js';
import { recordOf } from './dead-letter.store.js';
import type { DeadLetterRow, DeadLetterStore, ParkedRow } from './dead-letter.store.js';
import { causeOfDeath, deathOf, isReported } from './death.js';
import type { EventHandlers } from './event-handlers.js';
import { eventId } from './inbox.js';
import { isOfTheEvent, tried } from './tries.js';

/** An event that a service could not process. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly cause: string;
  readonly tries: number;
  readonly failure: FailureRecord;
  readonly failedAt: Date;
  /** Later events of its key that wait behind it. */
  readonly parked: number;
}

export interface ReleaseResult {
  /** Events processed now. */
  readonly processed: number;
  /** Set where an event failed: it is the dead letter now, and the rest waits behind it. */
  readonly failedAgain?: DeadLetter;
}

/** The dead letters of one service, for its people. */
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly service: ServiceName,
    private readonly handlers: EventHandlers,
    private readonly store: DeadLetterStore,
    private readonly failures: FailureReporter,
    private readonly gateway: GatewayAccess | undefined,
  ) {}

  /** Those that are open, the oldest first. */
  async list(limit = 200): Promise<DeadLetter[]> {
    const found = await this.store.list(this.database.dataSource.manager, limit);
    return found.map((row) => ({
      id: row.id,
      topic: row.topic,
      key: row.key,
      eventId: eventId(recordOf(row)),
      eventType: row.headers.ce_type ?? '',
      cause: row.cause,
      tries: row.tries,
      failure: row.failure,
      failedAt: row.failed_at,
      parked: row.parked,
    }));
  }

  /**
   * Tries a dead letter again, then what waits behind it, in order. Throws a RangeError for an id that is not open, and
   * transient errors: call it again then.
   */
  async release(id: string, by = 'operator'): Promise<ReleaseResult> {
    let failed: unknown;
    const processed = await this.database
      .transaction((tx) => this.#end(tx, id, by, 'resolved', (row) => this.#handle(tx, recordOf(row))))
      .catch((error: unknown) => {
        if (!isOfTheEvent(error) || error instanceof NotOpen) throw error;
        failed = error;
        return 0;
      });
    if (failed === undefined) return this.#releaseParked(id, processed);
    await this.store.failedAgain(this.database.dataSource.manager, id, causeOfDeath(failed));
    return this.#failedAgain(id, 0);
  }

  /** Gives a dead letter up, then processes what waits behind it. Throws as {@link release}. */
  async discard(id: string, by = 'operator'): Promise<ReleaseResult> {
    await this.database.transaction((tx) => this.#end(tx, id, by, 'ignored', () => Promise.resolve()));
    return this.#releaseParked(id, 0);
  }

  /** Answers how many events were processed: none where an interrupted release had come this far. */
  async #end(
    tx: EntityManager,
    id: string,
    by: string,
    status: 'resolved' | 'ignored',
    effect: (row: DeadLetterRow) => Promise<void>,
  ): Promise<number> {
    const row = await this.store.lock(tx, id);
    if (row === undefined) throw new NotOpen(`There is no open dead letter ${id}`);
    if (row.handled_at !== null) return 0;
    await effect(row);
    await this.store.handled(tx, id);
    if (isReported(recordOf(row))) await this.failures.resolve(tx, row.failure, by, status);
    return 1;
  }

  async #releaseParked(id: string, before: number): Promise<ReleaseResult> {
    for (let processed = before; ; processed++) {
      let parked: ParkedRow | undefined;
      const outcome = await tried(
        () =>
          this.database.transaction(async (tx) => {
            const row = await this.store.lock(tx, id);
            if (row === undefined) return false;
            parked = await this.store.nextParked(tx, row);
            if (parked === undefined) {
              await this.store.close(tx, id);
              return false;
            }
            await this.#handle(tx, recordOf(parked));
            await this.store.unpark(tx, parked);
            return true;
          }),
        new AbortController().signal,
      );
      if (outcome.kind === 'done' && !outcome.value) return { processed };
      if (outcome.kind === 'failed' && parked !== undefined) {
        return this.#failedAgain(await this.#succeed(id, parked, outcome.error, outcome.tries), processed);
      }
    }
  }

  /** A record that was parked takes the place of the dead letter before it. Answers the id of the one in place. */
  #succeed(id: string, parked: ParkedRow, error: unknown, tries: number): Promise<string> {
    const record = recordOf(parked);
    return this.database.transaction(async (tx) => {
      const row = await this.store.lock(tx, id);
      const next = row && (await this.store.nextParked(tx, row));
      if (next?.id !== parked.id) return id;
      await this.store.close(tx, id);
      await this.store.unpark(tx, parked);
      const death = deathOf(this.service, record, error, tries);
      if (isReported(record)) await this.failures.publish(tx, [death.failure]);
      return this.store.bury(tx, record, death);
    });
  }

  async #handle(tx: EntityManager, record: LogRecord): Promise<void> {
    const event = await resolveDataref(decodeRecord(record), this.gateway);
    await this.handlers.handle(record.topic, [event], { tx, service: this.service });
  }

  async #failedAgain(id: string, processed: number): Promise<ReleaseResult> {
    const failedAgain = (await this.list(10_000)).find((letter) => letter.id === id);
    return { processed, ...(failedAgain === undefined ? {} : { failedAgain }) };
  }
}

class NotOpen extends RangeError {
  override name = 'NotOpen';
}
