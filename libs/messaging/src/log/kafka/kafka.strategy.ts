import type { Topic } from '@app/canonical';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { Backoff } from '../../consume/backoff.js';
import { DELIVERY } from '../../consume/delivery.js';
import { LogStrategy } from '../../consume/log.strategy.js';
import type { Offsets } from '../../consume/offsets.js';
import { sleep } from '../../pulse.js';
import type { Subscription } from '../../consume/subscription.js';
import type { LogRecord } from '../record.js';

/** Partitions of one service in work at a time: each takes a connection. */
const CONCURRENCY = 4;
const HEARTBEAT_MS = 2000;

/** How soon a silent consumer loses its partitions, in milliseconds. */
export interface ConsumerTimings {
  /** Without a heartbeat: 30 s. */
  readonly sessionTimeout?: number;
  /** In a rebalance, while a batch is in work: 60 s. */
  readonly rebalanceTimeout?: number;
}

/**
 * Consumes from Kafka. Offsets are committed after the database has committed the effect; what comes again in between
 * is known to the inbox.
 */
export class KafkaStrategy extends LogStrategy {
  readonly #log = new Logger('KafkaLog');
  readonly #stopping = new AbortController();
  readonly #backoffs = new Map<string, Backoff>();
  readonly #consumer: Consumer;
  #topics: readonly Topic[] = [];
  #closed: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    private readonly prefix: string,
    subscription: Subscription,
    { sessionTimeout = 30_000, rebalanceTimeout = 60_000 }: ConsumerTimings = {},
  ) {
    super(subscription);
    this.#consumer = kafka.consumer({
      groupId: subscription.group,
      sessionTimeout,
      rebalanceTimeout,
      heartbeatInterval: Math.min(3000, sessionTimeout / 3),
      maxWaitTimeInMs: 100,
      maxBytesPerPartition: DELIVERY.bytes,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    this.#consumer.on('consumer.crash', ({ payload }) => {
      if (!payload.restart) void this.#restart(payload.error);
    });
  }

  protected override async start(topics: readonly Topic[]): Promise<void> {
    this.#topics = topics;
    if (topics.length === 0) return;
    const joined = new Promise<void>((resolve) => {
      const forget = this.#consumer.on('consumer.group_join', () => {
        forget();
        resolve();
      });
    });
    await this.#consume();
    await joined;
  }

  override close(): Promise<void> {
    this.#stopping.abort();
    this.#closed ??= this.#consumer.disconnect();
    return this.#closed;
  }

  async #consume(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({
      topics: this.#topics.map((topic) => `${this.prefix}.${topic}`),
      fromBeginning: true,
    });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENCY,
      eachBatch: (payload) => this.#eachBatch(payload),
    });
  }

  /** kafkajs gives up on errors that it takes for lasting; nothing lasts for ever. */
  async #restart(error: Error): Promise<void> {
    this.#log.warn(`${this.subscription.group} starts to consume anew: ${error.message}`);
    while (!this.#stopping.signal.aborted) {
      await sleep(1000, this.#stopping.signal);
      try {
        await this.#consume();
        return;
      } catch (failed) {
        this.#log.warn(`${this.subscription.group} waits for Kafka: ${String(failed)}`);
      }
    }
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const place = `${batch.topic}/${batch.partition}`;
    const lost = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal]);
    const beat = setInterval(() => {
      if (!payload.isRunning() || payload.isStale()) lost.abort();
      payload.heartbeat().catch(() => lost.abort());
    }, HEARTBEAT_MS);
    try {
      const topic = batch.topic.slice(this.prefix.length + 1) as Topic;
      const records = batch.messages.map((message) => recordOf(topic, batch.partition, message));
      for (let at = 0; at < records.length && !signal.aborted; at += DELIVERY.records) {
        const slice = records.slice(at, at + DELIVERY.records);
        await this.subscription.delivery.deliver(slice, offsets(payload), signal);
      }
      this.#backoffs.delete(place);
    } catch (error) {
      if (lost.signal.aborted) return;
      const backoff = this.#backoffs.get(place) ?? new Backoff();
      this.#backoffs.set(place, backoff);
      const wait = backoff.next();
      this.#log.warn(`${this.subscription.group} tries ${place} again in ${wait} ms: ${String(error)}`);
      const resume = payload.pause();
      void sleep(wait, this.#stopping.signal).then(resume);
    } finally {
      clearInterval(beat);
    }
  }
}

function offsets(payload: EachBatchPayload): Offsets {
  const { topic, partition } = payload.batch;
  return {
    move: () => Promise.resolve(),
    async moved(next) {
      payload.resolveOffset((next - 1n).toString());
      const partitions = [{ partition, offset: next.toString() }];
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    },
  };
}

function recordOf(topic: Topic, partition: number, { offset, key, headers = {}, value }: KafkaMessage): LogRecord {
  const texts: Record<string, string> = {};
  for (const [name, header] of Object.entries(headers)) {
    if (header !== undefined) texts[name] = Array.isArray(header) ? header.map(String).join() : header.toString();
  }
  return {
    topic,
    partition,
    offset: BigInt(offset),
    key: text(key) ?? '',
    headers: texts,
    value: text(value),
  };
}

/** NUL, which a text column of a dead letter could not hold, is in no JSON. */
function text(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('utf8').replaceAll('\0', '\u{fffd}');
}
