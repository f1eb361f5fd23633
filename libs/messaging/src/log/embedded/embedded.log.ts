import type { Topic } from '@app/canonical';
import type { Database } from '@app/persistence';
import { copyRows, rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { LogStrategy } from '../../consume/log.strategy.js';
import { EventLog, EventLogError, PARTITIONS } from '../event-log.js';
import type { Subscription } from '../../consume/subscription.js';
import { partitionOf } from '../murmur2.js';
import { recordBytes } from '../record.js';
import type { TopicRecord } from '../record.js';
import { CHANNEL, EmbeddedStrategy } from './embedded.strategy.js';

/** Topics in PostgreSQL. Offsets come from a counter row per partition, so that their order is commit order, gapless. */
export class EmbeddedLog extends EventLog {
  constructor(
    private readonly database: Database,
    private readonly prefix: string,
  ) {
    super();
  }

  override async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const names = topics.map((topic) => `${this.prefix}.${topic}`);
    const existing = await this.database.query<{ topic: string; partitions: number }>(
      'SELECT topic, count(*)::int AS partitions FROM log.partition WHERE topic = ANY($1) GROUP BY topic',
      [names],
    );
    const wrong = existing.find(({ partitions }) => partitions !== PARTITIONS);
    if (wrong !== undefined) {
      throw new EventLogError(
        `The topic ${wrong.topic} has ${wrong.partitions} partitions, not ${PARTITIONS}: its keys would lose their order. ` +
          'Use another CROSSDOCK_TOPIC_PREFIX.',
      );
    }
    await this.database.query(
      `INSERT INTO log.partition (topic, partition)
       SELECT topic, partition FROM unnest($1::text[]) AS topic, generate_series(0, $2 - 1) AS partition
       ON CONFLICT DO NOTHING`,
      [names, PARTITIONS],
    );
  }

  override async append(tx: EntityManager, records: readonly TopicRecord[]): Promise<void> {
    const placed = records.map((record) => ({
      record,
      topic: `${this.prefix}.${record.topic}`,
      partition: partitionOf(record.key, PARTITIONS),
    }));
    const nexts = await this.#reserve(tx, placed);
    const stored = placed.map(({ record, topic, partition }) => {
      const place = `${topic}/${partition}`;
      const offset = nexts.get(place);
      if (offset === undefined) throw new EventLogError(`The topic ${topic} does not exist`);
      nexts.set(place, offset + 1n);
      const { key, headers, value } = record;
      return [
        topic,
        partition,
        offset,
        key,
        headers.ce_id ?? null,
        JSON.stringify(headers),
        value,
        recordBytes(record),
      ];
    });
    await copyRows(tx, 'log.record (topic, partition, log_offset, key, id, headers, value, bytes)', stored);
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, this.prefix]);
  }

  override strategy(subscription: Subscription): LogStrategy {
    return new EmbeddedStrategy(this.database, this.prefix, subscription);
  }

  override async lag(group: string, topics: readonly Topic[]): Promise<Map<Topic, number>> {
    const found = await this.database.query<{ topic: Topic; lag: number }>(
      `SELECT substr(p.topic, length($2) + 2) AS topic, sum(p.next - coalesce(o.next, 0))::float8 AS lag
       FROM log.partition p
       LEFT JOIN log."offset" o ON o.group_name = $1 AND o.topic = p.topic AND o.partition = p.partition
       WHERE p.topic = ANY($3) GROUP BY 1`,
      [group, this.prefix, topics.map((topic) => `${this.prefix}.${topic}`)],
    );
    return new Map(found.map(({ topic, lag }) => [topic, lag]));
  }

  override async ping(): Promise<void> {
    await this.database.query('SELECT FROM log.partition LIMIT 1');
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Takes offsets from the counter rows and answers the first per `topic/partition`. The rows stay locked until the
   * commit, in one order for all who append.
   */
  async #reserve(
    tx: EntityManager,
    placed: readonly { topic: string; partition: number }[],
  ): Promise<Map<string, bigint>> {
    const counts = new Map<string, { topic: string; partition: number; count: number }>();
    for (const { topic, partition } of placed) {
      const place = `${topic}/${partition}`;
      const known = counts.get(place);
      if (known === undefined) counts.set(place, { topic, partition, count: 1 });
      else known.count++;
    }
    const wanted = [...counts.values()];
    const parameters = [wanted.map(({ topic }) => topic), wanted.map(({ partition }) => partition)];
    const locked = await rows<{ topic: string; partition: number; next: string }>(
      tx,
      `SELECT topic, partition, next FROM log.partition
       WHERE (topic, partition) IN (SELECT * FROM unnest($1::text[], $2::int[]))
       ORDER BY topic, partition FOR UPDATE`,
      parameters,
    );
    await tx.query(
      `UPDATE log.partition p SET next = next + w.count
       FROM unnest($1::text[], $2::int[], $3::int[]) AS w (topic, partition, count)
       WHERE p.topic = w.topic AND p.partition = w.partition`,
      [...parameters, wanted.map(({ count }) => count)],
    );
    return new Map(locked.map(({ topic, partition, next }) => [`${topic}/${partition}`, BigInt(next)]));
  }
}
