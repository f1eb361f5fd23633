import type { EntityManager } from 'typeorm';
import type { CrossdockEvent } from '@app/canonical';
import { copyRows } from '@app/persistence';
import { encodeEvent, recordBytes } from '../log/record.js';

/** Events to publish, kept in the schema of the service until the relay has put them on their topics. */
export class Outbox {
  constructor(
    readonly schema: string,
    private readonly appended: () => void = () => undefined,
  ) {}

  /**
   * Adds events in the transaction that makes them true; they are published after its commit, in this order. Throws an
   * EventFailure (CD-6101) for one over {@link MAX_RECORD_BYTES}.
   */
  async append(tx: EntityManager, events: readonly CrossdockEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => {
      const record = encodeEvent(event);
      const { topic, key, headers, value } = record;
      return [topic, key, JSON.stringify(headers), value, recordBytes(record)];
    });
    await copyRows(tx, `${this.schema}.outbox (topic, key, headers, value, bytes)`, rows);
    this.appended();
  }
}
