import type { Topic } from '@app/canonical';
import type { EntityManager } from 'typeorm';
import type { LogStrategy } from '../consume/log.strategy.js';
import type { Subscription } from '../consume/subscription.js';
import type { TopicRecord } from './record.js';

/** Partitions of every topic. Another number would move keys to other partitions and lose their order. */
export const PARTITIONS = 6;

/** The topics cannot be used; the message is a sentence for the person who starts the process. */
export class EventLogError extends Error {
  override name = 'EventLogError';
}

/**
 * Topics with partitions, keys, consumer groups and offsets. Adapters: `embedded/` in PostgreSQL, `kafka/`; one contract
 * test runs on both.
 */
export abstract class EventLog {
  /**
   * Creates missing topics. Throws an EventLogError where one has another number of partitions than
   * {@link PARTITIONS}, or where the log does not answer.
   */
  abstract ensureTopics(topics: readonly Topic[]): Promise<void>;

  /**
   * Appends records in their order. They are in the log when `tx` commits; an adapter outside of the database may put
   * them there before, and again after a crash, with the same ids.
   */
  abstract append(tx: EntityManager, records: readonly TopicRecord[]): Promise<void>;

  /** What consumes for a group. */
  abstract strategy(subscription: Subscription): LogStrategy;

  /** Records that the group has not consumed, per topic. */
  abstract lag(group: string, topics: readonly Topic[]): Promise<Map<Topic, number>>;

  /** Throws where the log does not answer. */
  abstract ping(): Promise<void>;

  abstract close(): Promise<void>;
}
