import type { Topic } from '@app/canonical';
import { Session, rows } from '@app/persistence';
import type { Database } from '@app/persistence';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Backoff } from '../../consume/backoff.js';
import { DELIVERY } from '../../consume/delivery.js';
import { LogStrategy } from '../../consume/log.strategy.js';
import { OffsetMoved } from '../../consume/offsets.js';
import type { Offsets } from '../../consume/offsets.js';
import { Pulse, sleep } from '../../pulse.js';
import { PARTITIONS } from '../event-log.js';
import type { Subscription } from '../../consume/subscription.js';
import type { LogRecord } from '../record.js';

/** NOTIFY tells that records were appended: a hint. */
export const CHANNEL = 'crossdock_log';
/** Partitions of one service in work at a time: each takes a connection. */
const CONCURRENCY = 4;
const CLAIM_MS = 500;

/** One partition of one topic that this process may own. */
interface Claim {
  readonly topic: Topic;
  readonly partition: number;
  readonly lock: string;
  readonly backoff: Backoff;
  pausedUntil: number;
  /** When it last had its turn: who waited longest is next. */
  turn: number;
}

interface Waiting {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

/**
 * Consumes the embedded log. A session advisory lock per (group, topic, partition) says who may; the offset moves in
 * the transaction of the effect by compare-and-set, so that an owner who lost the lock without knowing rolls back.
 */
export class EmbeddedStrategy extends LogStrategy {
  readonly #log = new Logger('EmbeddedLog');
  readonly #stopping = new AbortController();
  readonly #pulse = new Pulse();
  #running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly prefix: string,
    subscription: Subscription,
  ) {
    super(subscription);
  }

  protected override async start(topics: readonly Topic[]): Promise<void> {
    const { group } = this.subscription;
    const claims = topics.flatMap((topic) =>
      Array.from({ length: PARTITIONS }, (_, partition) => ({
        topic,
        partition,
        lock: `${group} consumes ${this.prefix}.${topic}/${partition}`,
        backoff: new Backoff(),
        pausedUntil: 0,
        turn: 0,
      })),
    );
    await this.database.query(
      `INSERT INTO log."offset" (group_name, topic, partition)
       SELECT $1, topic, partition FROM unnest($2::text[]) AS topic, generate_series(0, $3 - 1) AS partition
       ON CONFLICT DO NOTHING`,
      [group, topics.map((topic) => `${this.prefix}.${topic}`), PARTITIONS],
    );
    this.#running = this.#run(claims, this.#stopping.signal);
  }

  override async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** A session after another, for ever: a lost connection is a lost claim. */
  async #run(claims: readonly Claim[], stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      try {
        await this.#session(claims, stopping);
      } catch (error) {
        this.#log.warn(`${this.subscription.group} waits for the database: ${String(error)}`);
        await sleep(1000, stopping);
      }
    }
  }

  async #session(claims: readonly Claim[], stopping: AbortSignal): Promise<void> {
    const session = await Session.open(this.database);
    const until = AbortSignal.any([stopping, session.lost]);
    const owned = new Map<string, Claim>();
    const busy = new Map<string, Promise<void>>();
    let claimedAt = 0;
    try {
      await session.listen(CHANNEL, () => this.#pulse.nudge());
      while (!until.aborted) {
        if (owned.size < claims.length && Date.now() - claimedAt > CLAIM_MS) {
          for (const claim of claims) {
            const key = `${this.prefix}.${claim.topic}/${claim.partition}`;
            if (!owned.has(key) && (await session.tryLock(claim.lock))) owned.set(key, claim);
          }
          claimedAt = Date.now();
        }
        await this.#startWork(owned, busy, until);
        await this.#pulse.wait(until);
      }
    } finally {
      await Promise.all(busy.values());
      await session.close();
    }
  }

  /** Starts to deliver for owned partitions where records wait, as many as may be in work at a time. */
  async #startWork(
    owned: ReadonlyMap<string, Claim>,
    busy: Map<string, Promise<void>>,
    until: AbortSignal,
  ): Promise<void> {
    const waiting = await this.database.query<Waiting>(
      `SELECT o.topic, o.partition, o.next FROM log."offset" o
       JOIN log.partition p ON p.topic = o.topic AND p.partition = o.partition
       WHERE o.group_name = $1 AND p.next > o.next`,
      [this.subscription.group],
    );
    const ready = waiting
      .flatMap(({ topic, partition, next }) => {
        const key = `${topic}/${partition}`;
        const claim = owned.get(key);
        const free = claim !== undefined && !busy.has(key) && claim.pausedUntil <= Date.now();
        return free ? [{ key, claim, next }] : [];
      })
      .sort((a, b) => a.claim.turn - b.claim.turn);
    for (const { key, claim, next } of ready.slice(0, CONCURRENCY - busy.size)) {
      claim.turn = Date.now();
      const work = this.#deliver(claim, BigInt(next), until).finally(() => {
        busy.delete(key);
        this.#pulse.nudge();
      });
      busy.set(key, work);
    }
  }

  async #deliver(claim: Claim, from: bigint, until: AbortSignal): Promise<void> {
    try {
      const records = await this.#read(claim, from);
      await this.subscription.delivery.deliver(records, this.#offsets(claim, from), until);
      claim.backoff.reset();
    } catch (error) {
      if (error instanceof OffsetMoved) return;
      const pause = claim.backoff.next();
      claim.pausedUntil = Date.now() + pause;
      const place = `${claim.topic}/${claim.partition}`;
      this.#log.warn(`${this.subscription.group} tries ${place} again in ${pause} ms: ${String(error)}`);
    }
  }

  async #read({ topic, partition }: Claim, from: bigint): Promise<LogRecord[]> {
    const found = await this.database.query<Pick<LogRecord, 'key' | 'headers' | 'value'> & { log_offset: string }>(
      `SELECT r.log_offset, r.key, r.headers, r.value FROM (
         SELECT log_offset, sum(bytes) OVER (ORDER BY log_offset) - bytes AS before FROM (
           SELECT log_offset, bytes FROM log.record WHERE topic = $1 AND partition = $2 AND log_offset >= $3
           ORDER BY log_offset LIMIT ${DELIVERY.records}) AS head
       ) AS measured JOIN log.record r USING (log_offset)
       WHERE r.topic = $1 AND r.partition = $2 AND before < ${DELIVERY.bytes} ORDER BY r.log_offset`,
      [`${this.prefix}.${topic}`, partition, from.toString()],
    );
    return found.map(({ log_offset, ...rest }) => ({ ...rest, topic, partition, offset: BigInt(log_offset) }));
  }

  #offsets({ topic, partition }: Claim, from: bigint): Offsets {
    const { group } = this.subscription;
    const name = `${this.prefix}.${topic}`;
    let expected = from;
    return {
      async move(tx: EntityManager, next: bigint) {
        const moved = await rows(
          tx,
          `UPDATE log."offset" SET next = $5
           WHERE group_name = $1 AND topic = $2 AND partition = $3 AND next = $4 RETURNING next`,
          [group, name, partition, expected.toString(), next.toString()],
        );
        if (moved.length === 0) throw new OffsetMoved(`${group} has moved on in ${name}/${partition}`);
      },
      moved(next: bigint) {
        expected = next;
        return Promise.resolve();
      },
    };
  }
}
