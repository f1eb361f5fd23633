import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** What a column takes: text, numbers and decimals as they print, bytea as a Buffer, timestamptz as a Date. */
export type CopyValue = string | number | bigint | boolean | Buffer | Date | null;

const TARGET = /^[a-z_][a-z0-9_.]* *\([a-z_0-9, "]+\)$/;
const CHUNK = 64 * 1024;

/**
 * Writes rows with COPY in the transaction of `tx`, two to three times as fast as INSERT, in bounded memory.
 * Answers the number of rows. Throws a RangeError for a target of another form, and what PostgreSQL says of the data.
 *
 * @param into `schema.table (column, column)`: source text of ours, never of a user.
 */
export async function copyRows(tx: EntityManager, into: string, rows: Iterable<readonly CopyValue[]>): Promise<number> {
  if (!TARGET.test(into)) throw new RangeError(`"${into}" is not schema.table (columns)`);
  if (tx.queryRunner?.isTransactionActive !== true) throw new RangeError('copyRows needs an open transaction');
  const client = (await tx.queryRunner.connect()) as PoolClient;
  const target = client.query(copyFrom(`COPY ${into} FROM STDIN`));
  await pipeline(Readable.from(chunks(rows)), target);
  return target.rowCount;
}

/** The text format of COPY: PostgreSQL, "COPY", File Formats. */
function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += row.map(copyText).join('\t') + '\n';
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in COPY's text format. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return String(value);
}
