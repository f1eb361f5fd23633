import { Logger } from '@nestjs/common';
import type { CrossdockEvent } from '@app/canonical';
import { countFailure, timed } from '@app/observability';
import type { Database } from '@app/persistence';
import type { FailureReporter } from '../failures/failure-reporter.js';
import type { LogRecord } from '../log/record.js';
import { decodeRecord } from '../log/record.js';
import type { ServiceName } from '../service-name.js';
import { resolveDataref } from './dataref.js';
import type { GatewayAccess } from './dataref.js';
import type { DeadLetterStore } from './dead-letter.store.js';
import { deathOf, isReported } from './death.js';
import type { EventHandlers } from './event-handlers.js';
import type { Inbox } from './inbox.js';
import type { Offsets } from './offsets.js';
import { isOfTheEvent, tried } from './tries.js';

/** What an adapter hands over in one call: records of one partition, in order. */
export const DELIVERY = { records: 500, bytes: 4_000_000 } as const;

/** Brings records to the handler of a service: each has one effect, is parked, or becomes a dead letter. */
export class Delivery {
  readonly #logger = new Logger('Delivery');

  constructor(
    private readonly database: Database,
    private readonly service: ServiceName,
    readonly handlers: EventHandlers,
    private readonly inbox: Inbox,
    private readonly letters: DeadLetterStore,
    private readonly failures: FailureReporter,
    private readonly gateway: GatewayAccess | undefined,
  ) {}

  /**
   * Delivers records of one partition and moves the offset with each commit; ends early when `signal` aborts. Throws
   * what is not the fault of an event (a transient error, an {@link OffsetMoved}): what was committed until then
   * counts, the rest is to be delivered again, after a pause.
   */
  async deliver(records: readonly LogRecord[], offsets: Offsets, signal: AbortSignal): Promise<void> {
    for (const slice of slices(records)) {
      if (signal.aborted) return;
      const whole = slice.length > 1 && (await this.#whole(slice, offsets));
      if (!whole) await this.#oneByOne(slice, offsets, signal);
    }
  }

  /** All in one transaction; false where one of them fails. */
  async #whole(slice: readonly LogRecord[], offsets: Offsets): Promise<boolean> {
    let next: bigint;
    try {
      next = await this.#consume(slice, offsets);
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      this.#logger.warn(`${this.service}: ${slice.length} events of ${slice[0]?.topic} one by one: ${String(error)}`);
      return false;
    }
    await offsets.moved(next);
    return true;
  }

  async #oneByOne(slice: readonly LogRecord[], offsets: Offsets, signal: AbortSignal): Promise<void> {
    for (const record of slice) {
      if (signal.aborted) return;
      const outcome = await tried(() => this.#consume([record], offsets), signal);
      if (outcome.kind === 'interrupted') return;
      const next =
        outcome.kind === 'done' ? outcome.value : await this.#bury(record, outcome.error, outcome.tries, offsets);
      await offsets.moved(next);
    }
  }

  /** One transaction: inbox, effect, offset. Answers the offset after the records. */
  async #consume(records: readonly LogRecord[], offsets: Offsets): Promise<bigint> {
    const events = new Map<LogRecord, CrossdockEvent>();
    for (const record of records) events.set(record, await resolveDataref(decodeRecord(record), this.gateway));
    const { topic, offset } = last(records);
    const next = offset + 1n;
    await this.database.transaction(async (tx) => {
      const fresh = await this.inbox.take(tx, records);
      const free = await this.letters.divert(tx, fresh);
      const mine = free.flatMap((record) => events.get(record) ?? []);
      const context = { tx, service: this.service };
      if (mine.length > 0) await timed('consume', () => this.handlers.handle(topic, mine, context));
      await offsets.move(tx, next);
    });
    return next;
  }

  /** Moves past a record that cannot be processed. */
  async #bury(record: LogRecord, error: unknown, tries: number, offsets: Offsets): Promise<bigint> {
    const death = deathOf(this.service, record, error, tries);
    const next = record.offset + 1n;
    await this.database.transaction(async (tx) => {
      const fresh = await this.inbox.take(tx, [record]);
      for (const free of await this.letters.divert(tx, fresh)) {
        await this.letters.bury(tx, free, death);
        if (isReported(free)) await this.failures.publish(tx, [death.failure]);
      }
      await offsets.move(tx, next);
    });
    countFailure(death.failure.failure);
    this.#logger.error({ message: `dead letter: ${death.failure.failure.message}`, failure: death.failure.id });
    return next;
  }
}

/** A record whose data lie elsewhere goes alone: such data may be large. */
function slices(records: readonly LogRecord[]): LogRecord[][] {
  const result: LogRecord[][] = [];
  let alone = true;
  for (const record of records) {
    const fetched = record.headers.ce_dataref !== undefined;
    if (alone || fetched) result.push([record]);
    else result.at(-1)?.push(record);
    alone = fetched;
  }
  return result;
}

function last(records: readonly LogRecord[]): LogRecord {
  const record = records.at(-1);
  if (record === undefined) throw new RangeError('there is nothing to deliver');
  return record;
}
