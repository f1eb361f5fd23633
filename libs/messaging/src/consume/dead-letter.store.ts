import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { FailureRecord } from '../failures/failure-record.js';
import type { LogRecord } from '../log/record.js';

/** A record that waits outside of the log. */
interface RecordRow {
  readonly topic: LogRecord['topic'];
  readonly partition: number;
  readonly log_offset: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string | null;
}

export interface DeadLetterRow extends RecordRow {
  readonly id: string;
  readonly cause: string;
  readonly tries: number;
  readonly failure: FailureRecord;
  readonly failed_at: Date;
  readonly handled_at: Date | null;
}

export interface ParkedRow extends RecordRow {
  readonly id: string;
}

/** How an event died. */
export interface Death {
  readonly cause: string;
  readonly tries: number;
  readonly failure: FailureRecord;
}

/**
 * Dead letters of a consumer group, one open per topic and key, and the later records of the key parked behind it. Who
 * parks shares the dead letter's row lock, who releases has it alone: no record slips in behind the last.
 */
export class DeadLetterStore {
  constructor(
    readonly schema: string,
    private readonly group: string,
  ) {}

  /** Parks the records whose key waits behind a dead letter; answers the others. All are of one topic. */
  async divert(tx: EntityManager, records: readonly LogRecord[]): Promise<LogRecord[]> {
    const [first] = records;
    if (first === undefined) return [];
    const blocked = await rows<{ key: string }>(
      tx,
      `SELECT key FROM ${this.schema}.dead_letter
       WHERE group_name = $1 AND topic = $2 AND key = ANY($3) AND released_at IS NULL FOR SHARE`,
      [this.group, first.topic, [...new Set(records.map(({ key }) => key))]],
    );
    if (blocked.length === 0) return [...records];
    const keys = new Set(blocked.map(({ key }) => key));
    for (const record of records.filter(({ key }) => keys.has(key))) {
      await tx.query(
        `INSERT INTO ${this.schema}.parked (group_name, topic, partition, log_offset, key, headers, value)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [this.group, ...columns(record)],
      );
    }
    return records.filter(({ key }) => !keys.has(key));
  }

  async bury(tx: EntityManager, record: LogRecord, { cause, tries, failure }: Death): Promise<string> {
    const inserted = await rows<{ id: string }>(
      tx,
      `INSERT INTO ${this.schema}.dead_letter
         (group_name, topic, partition, log_offset, key, headers, value, cause, tries, failure)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [this.group, ...columns(record), cause, tries, JSON.stringify(failure)],
    );
    return inserted[0]?.id ?? '';
  }

  /** The open dead letter, locked until the end of the transaction. */
  async lock(tx: EntityManager, id: string): Promise<DeadLetterRow | undefined> {
    const sql = `SELECT * FROM ${this.schema}.dead_letter
      WHERE id::text = $1 AND group_name = $2 AND released_at IS NULL FOR UPDATE`;
    return (await rows<DeadLetterRow>(tx, sql, [id, this.group]))[0];
  }

  /** The dead event itself is over; what waits behind it may still block the key. */
  async handled(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE ${this.schema}.dead_letter SET handled_at = now() WHERE id = $1`, [id]);
  }

  async failedAgain(tx: EntityManager, id: string, cause: string): Promise<void> {
    await tx.query(`UPDATE ${this.schema}.dead_letter SET cause = $2, tries = tries + 1 WHERE id = $1`, [id, cause]);
  }

  async nextParked(tx: EntityManager, { topic, key }: DeadLetterRow): Promise<ParkedRow | undefined> {
    const sql = `SELECT * FROM ${this.schema}.parked
      WHERE group_name = $1 AND topic = $2 AND key = $3 ORDER BY id LIMIT 1`;
    return (await rows<ParkedRow>(tx, sql, [this.group, topic, key]))[0];
  }

  async unpark(tx: EntityManager, { id }: ParkedRow): Promise<void> {
    await tx.query(`DELETE FROM ${this.schema}.parked WHERE id = $1`, [id]);
  }

  /** Frees the key. */
  async close(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE ${this.schema}.dead_letter SET released_at = now() WHERE id = $1`, [id]);
  }

  list(tx: EntityManager, limit: number): Promise<(DeadLetterRow & { parked: number })[]> {
    return rows(
      tx,
      `SELECT d.*, (SELECT count(*)::int FROM ${this.schema}.parked p
                    WHERE p.group_name = d.group_name AND p.topic = d.topic AND p.key = d.key) AS parked
       FROM ${this.schema}.dead_letter d WHERE group_name = $1 AND released_at IS NULL ORDER BY failed_at, id LIMIT $2`,
      [this.group, limit],
    );
  }
}

/** The record as it was in the log. */
export function recordOf({ topic, partition, log_offset, key, headers, value }: RecordRow): LogRecord {
  return { topic, partition, offset: BigInt(log_offset), key, headers, value };
}

function columns({ topic, partition, offset, key, headers, value }: LogRecord): unknown[] {
  return [topic, partition, offset.toString(), key, JSON.stringify(headers), value];
}
