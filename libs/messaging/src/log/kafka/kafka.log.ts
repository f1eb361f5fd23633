import type { Topic } from '@app/canonical';
import { partitionOf } from '../murmur2.js';
import { isTransient } from '@app/persistence';
import { Logger } from '@nestjs/common';
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { Admin, Producer, TopicMessages } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import type { LogStrategy } from '../../consume/log.strategy.js';
import { sleep } from '../../pulse.js';
import { EventLog, EventLogError, PARTITIONS } from '../event-log.js';
import type { Subscription } from '../../consume/subscription.js';
import type { TopicRecord } from '../record.js';
import { KafkaStrategy } from './kafka.strategy.js';
import type { ConsumerTimings } from './kafka.strategy.js';

const START_MS = 60_000;

export interface KafkaOptions extends ConsumerTimings {
  /** `KAFKA_BROKERS`: `host:port`. */
  readonly brokers: readonly string[];
}

/** Topics in Apache Kafka, through kafkajs. */
export class KafkaLog extends EventLog {
  readonly #logger = new Logger('KafkaLog');
  readonly #kafka: Kafka;
  #producer: Promise<Producer> | undefined;
  #admin: Promise<Admin> | undefined;

  constructor(
    private readonly options: KafkaOptions,
    private readonly prefix: string,
  ) {
    super();
    process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
    this.#kafka = new Kafka({
      clientId: 'crossdock',
      brokers: [...options.brokers],
      connectionTimeout: 3000,
      retry: { initialRetryTime: 100, retries: 5 },
      logLevel: logLevel.ERROR,
      // what kafkajs calls an error it mostly tries again: ours is said by who waits for it
      logCreator:
        () =>
        ({ namespace, log }) =>
          this.#logger.debug(`${namespace}: ${log.message}`),
    });
  }

  override async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const names = topics.map((topic) => `${this.prefix}.${topic}`);
    for (const until = Date.now() + START_MS; ;) {
      try {
        return await this.#administer((admin) => this.#createTopics(admin, names));
      } catch (error) {
        if (error instanceof EventLogError) throw error;
        if (Date.now() > until) throw this.#unreachable(error);
        this.#logger.warn(`waiting for Kafka at ${this.options.brokers.join()}: ${(error as Error).message}`);
        await sleep(1000, new AbortController().signal);
      }
    }
  }

  /** Ignores the transaction: records may be in the log before it commits, and twice after a crash. */
  override async append(_tx: EntityManager, records: readonly TopicRecord[]): Promise<void> {
    const byTopic = new Map<string, TopicMessages>();
    for (const { topic, key, headers, value } of records) {
      const name = `${this.prefix}.${topic}`;
      const known = byTopic.get(name) ?? { topic: name, messages: [] };
      known.messages.push({ key, value, headers, partition: partitionOf(key, PARTITIONS) });
      byTopic.set(name, known);
    }
    try {
      const producer = await this.#connectedProducer();
      await producer.sendBatch({ acks: -1, compression: CompressionTypes.GZIP, topicMessages: [...byTopic.values()] });
    } catch (error) {
      await this.#forgetProducer();
      throw error;
    }
  }

  override strategy(subscription: Subscription): LogStrategy {
    return new KafkaStrategy(this.#kafka, this.prefix, subscription, this.options);
  }

  override lag(group: string, topics: readonly Topic[]): Promise<Map<Topic, number>> {
    return this.#administer((admin) => this.#lag(admin, group, topics));
  }

  async #lag(admin: Admin, group: string, topics: readonly Topic[]): Promise<Map<Topic, number>> {
    const names = topics.map((topic) => `${this.prefix}.${topic}`);
    const consumed = await admin.fetchOffsets({ groupId: group, topics: names });
    const lags = new Map<Topic, number>();
    for (const topic of topics) {
      const name = `${this.prefix}.${topic}`;
      const partitions = consumed.find((one) => one.topic === name)?.partitions ?? [];
      let lag = 0;
      for (const { partition, low, high } of await admin.fetchTopicOffsets(name)) {
        const offset = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
        lag += Number(high) - (offset < 0 ? Number(low) : offset);
      }
      lags.set(topic, lag);
    }
    return lags;
  }

  override async ping(): Promise<void> {
    await this.#administer((admin) => admin.describeCluster());
  }

  override async close(): Promise<void> {
    await this.#forgetProducer();
    await this.#forgetAdmin();
  }

  async #createTopics(admin: Admin, names: readonly string[]): Promise<void> {
    const known = new Set(await admin.listTopics());
    const missing = names.filter((name) => !known.has(name));
    if (missing.length > 0) {
      const created = missing.map((topic) => ({ topic, numPartitions: PARTITIONS, replicationFactor: -1 }));
      await admin.createTopics({ topics: created, waitForLeaders: true });
    }
    const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
    const wrong = topics.find(({ partitions }) => partitions.length !== PARTITIONS);
    if (wrong === undefined) return;
    throw new EventLogError(
      `The topic ${wrong.name} has ${wrong.partitions.length} partitions, not ${PARTITIONS}: its keys would lose their ` +
        'order. Use another CROSSDOCK_TOPIC_PREFIX.',
    );
  }

  #unreachable(error: unknown): EventLogError {
    const why = `Kafka does not answer at ${this.options.brokers.join()}: ${(error as Error).message}.`;
    return new EventLogError(`${why} Correct KAFKA_BROKERS, or start the broker.`, { cause: error });
  }

  /** After a failed batch the sequence numbers of an idempotent producer may be off: a new one starts anew. */
  #connectedProducer(): Promise<Producer> {
    this.#producer ??= connected(
      this.#kafka.producer({ idempotent: true, maxInFlightRequests: 1, retry: { retries: 5 } }),
    );
    return this.#producer;
  }

  async #forgetProducer(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await disconnect(producer);
  }

  /**
   * A topic just created has no leader for a moment, which kafkajs does not wait out in every request. A broker that cannot
   * be reached is left to who asked: kafkajs has tried for three seconds.
   */
  async #administer<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    for (let left = 3; ; left--) {
      const admin = await this.#connectedAdmin();
      try {
        return await work(admin);
      } catch (error) {
        await this.#forgetAdmin();
        if (left === 0 || !isTransient(error)) throw error;
        await sleep(200, new AbortController().signal);
      }
    }
  }

  async #connectedAdmin(): Promise<Admin> {
    this.#admin ??= connected(this.#kafka.admin());
    try {
      return await this.#admin;
    } catch (error) {
      await this.#forgetAdmin();
      throw error;
    }
  }

  async #forgetAdmin(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await disconnect(admin);
  }
}

async function connected<Client extends { connect(): Promise<void> }>(client: Client): Promise<Client> {
  await client.connect();
  return client;
}

/** Whether it can be said goodbye to or not: it is not used again. */
async function disconnect(client: Promise<{ disconnect(): Promise<void> }> | undefined): Promise<void> {
  await client?.then((one) => one.disconnect()).catch(() => undefined);
}
