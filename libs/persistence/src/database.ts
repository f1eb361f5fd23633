import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { isSerializationConflict } from './transient.js';

const TRIES = 10;

/** The one connection pool of a process. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    /** For connections outside the pool: locks and LISTEN. */
    readonly url: string,
  ) {}

  /**
   * Runs `work` in one READ COMMITTED transaction. A serialisation conflict or a deadlock (SQLSTATE 40001, 40P01) runs
   * it again, at most {@link TRIES} times, so `work` must have no effect outside of `tx`. Throws what `work` throws.
   */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt === TRIES || !isSerializationConflict(error)) throw error;
        await delay(Math.random() * 5 * 2 ** attempt);
      }
    }
  }

  /** The rows that one statement answers; `$1`.. in `sql` stand for `parameters`. */
  query<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows(this.dataSource.manager, sql, parameters);
  }
}

/**
 * The rows that one statement answers, in the transaction of `tx`. Unlike `tx.query`, an UPDATE or DELETE .. RETURNING
 * answers its rows too, not `[rows, count]`.
 */
export async function rows<Row = Record<string, unknown>>(
  tx: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await tx.query(sql, [...parameters]);
  if (!Array.isArray(answer)) return [];
  return (Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : answer) as Row[];
}
