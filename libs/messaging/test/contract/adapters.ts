import { describe } from '@jest/globals';
import type { CrossdockEvent } from '@app/canonical';
import type { Database } from '@app/persistence';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaBrokers } from '../../../../test/harness/index.js';
import type { MessagingOptions } from '../../src/index.js';

/** What the contract needs to know of an adapter beside its settings. */
export interface Adapter {
  readonly name: string;
  /** False where there is no broker: its tests are skipped. */
  readonly available: boolean;
  readonly log: MessagingOptions['log'];
  /** Lets the other processes believe that the owners of the partitions are dead. */
  expireOwners(database: Database): Promise<void>;
  /** How often the topic holds a record of this id. */
  copies(database: Database, prefix: string, event: CrossdockEvent): Promise<number>;
  createTopic(database: Database, topic: string, partitions: number): Promise<void>;
  /** Puts a record that no relay of ours would write. */
  putRaw(database: Database, topic: string, key: string, value: string): Promise<void>;
}

const embedded: Adapter = {
  name: 'the embedded log',
  available: true,
  log: 'embedded',
  async expireOwners(database) {
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'crossdock lock' AND datname = current_database()`,
    );
  },
  async copies(database, prefix, { topic, id }) {
    const found = await database.query('SELECT FROM log.record WHERE topic = $1 AND id = $2', [
      `${prefix}.${topic}`,
      id,
    ]);
    return found.length;
  },
  async createTopic(database, topic, partitions) {
    await database.query('INSERT INTO log.partition SELECT $1, generate_series(0, $2 - 1)', [topic, partitions]);
  },
  async putRaw(database, topic, key, value) {
    await database.query(
      `WITH place AS (UPDATE log.partition SET next = next + 1 WHERE topic = $1 AND partition = 0 RETURNING next - 1 AS at)
       INSERT INTO log.record (topic, partition, log_offset, key, headers, value, bytes)
       SELECT $1, 0, at, $2, '{}', $3, 1 FROM place`,
      [topic, key, value],
    );
  },
};

function onKafka(brokers: string[] | undefined): Adapter {
  const kafka = new Kafka({ brokers: brokers ?? ['none:9092'], logLevel: logLevel.NOTHING });
  return {
    name: 'Apache Kafka',
    available: brokers !== undefined,
    log: { brokers: brokers ?? [], sessionTimeout: 6000, rebalanceTimeout: 1500 },
    expireOwners: () => Promise.resolve(), // an owner who does not join a rebalance in time loses its partitions
    async copies(_, prefix, { topic, id }) {
      const name = `${prefix}.${topic}`;
      const admin = kafka.admin();
      await admin.connect();
      const offsets = await admin.fetchTopicOffsets(name);
      await admin.disconnect();
      const ends = new Map(
        offsets.map(({ partition, high }) => [partition, Number(high)]).filter(([, high]) => high !== 0) as [
          number,
          number,
        ][],
      );
      let copies = 0;
      const consumer = kafka.consumer({ groupId: `${prefix}.copies`, maxWaitTimeInMs: 100 });
      await consumer.connect();
      await consumer.subscribe({ topic: name, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer
          .run({
            eachMessage: ({ partition, message }) => {
              if (message.headers?.ce_id?.toString() === id) copies++;
              if (Number(message.offset) + 1 === ends.get(partition)) ends.delete(partition);
              if (ends.size === 0) resolve();
              return Promise.resolve();
            },
          })
          .catch(reject);
      });
      await consumer.disconnect();
      return copies;
    },
    async createTopic(_, topic, numPartitions) {
      const admin = kafka.admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions }], waitForLeaders: true });
      await admin.disconnect();
    },
    async putRaw(_, topic, key, value) {
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ key, value, partition: 0 }] });
      await producer.disconnect();
    },
  };
}

const ADAPTERS = [embedded, onKafka(await kafkaBrokers())];

/** One test body, every adapter. */
export function describeOnEach(title: string, body: (adapter: Adapter) => void): void {
  for (const adapter of ADAPTERS) {
    (adapter.available ? describe : describe.skip)(`${title} on ${adapter.name}`, () => body(adapter));
  }
}
