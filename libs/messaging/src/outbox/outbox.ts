import type { EntityManager } from 'typeorm';
import type { CrossdockEvent } from '@app/canonical';
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
    const records = events.map(encodeEvent);
    await tx.query(
      `INSERT INTO ${this.schema}.outbox (topic, key, headers, value, bytes)
       SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::text[], $5::int[])`,
      [
        records.map(({ topic }) => topic),
        records.map(({ key }) => key),
        records.map(({ headers }) => JSON.stringify(headers)),
        records.map(({ value }) => value),
        records.map(recordBytes),
      ],
    );
    this.appended();
  }
}
