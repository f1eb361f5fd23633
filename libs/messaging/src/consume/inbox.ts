import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { LogRecord } from '../log/record.js';

/** What a consumer group has consumed, by event id, in the schema of its service. */
export class Inbox {
  constructor(
    private readonly schema: string,
    private readonly group: string,
  ) {}

  /**
   * Marks records as consumed and answers those that were not before, in their order. Where another transaction marks
   * the same id at this moment, it waits for that one's end.
   */
  async take(tx: EntityManager, records: readonly LogRecord[]): Promise<LogRecord[]> {
    const byId = new Map<string, LogRecord>();
    for (const record of records) {
      const id = eventId(record);
      if (!byId.has(id)) byId.set(id, record);
    }
    const taken = await rows<{ event_id: string }>(
      tx,
      `INSERT INTO ${this.schema}.inbox (group_name, event_id) SELECT $1, unnest($2::text[])
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [this.group, [...byId.keys()]],
    );
    if (taken.length === byId.size) return [...byId.values()];
    const fresh = new Set(taken.map((row) => row.event_id));
    return [...byId].filter(([id]) => fresh.has(id)).map(([, record]) => record);
  }
}

/** `ce_id`; the place in the log of a record that has none. */
export function eventId({ topic, partition, offset, headers }: LogRecord): string {
  return headers.ce_id ?? `${topic}/${partition}/${offset}`;
}
