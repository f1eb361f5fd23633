import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, lockNames } from '@app/persistence';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/harness/index.js';

let database: Database;

beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  const source = await new DataSource({ type: 'postgres', url, poolSize: 12 }).initialize();
  database = new Database(source, url);
}, 60_000);

afterAll(() => database.dataSource.destroy());

describe('locks of names', () => {
  it('let one transaction at a time at a name, whatever order they name them in, and never deadlock', async () => {
    await database.query('CREATE TABLE counter (name text PRIMARY KEY, value int NOT NULL)');
    const names = Array.from({ length: 40 }, (_, index) => `order ${index}`);
    await database.query('INSERT INTO counter SELECT name, 0 FROM unnest($1::text[]) AS name', [names]);
    let inside = 0;
    let most = 0;

    await Promise.all(
      Array.from({ length: 10 }, (_, worker) =>
        database.dataSource.transaction(async (tx) => {
          await lockNames(tx, 'counter', worker % 2 === 0 ? names : [...names].reverse());
          most = Math.max(most, ++inside);
          const [row] = await tx.query<{ value: number }[]>(`SELECT value FROM counter WHERE name = 'order 0'`);
          await tx.query('UPDATE counter SET value = $1', [(row?.value ?? 0) + 1]);
          inside -= 1;
        }),
      ),
    );

    expect(most).toBe(1);
    expect(await database.query('SELECT DISTINCT value FROM counter')).toEqual([{ value: 10 }]);
  });

  it('hold a bounded number of locks', async () => {
    await database.transaction(async (tx) => {
      await lockNames(
        tx,
        'bulk',
        Array.from({ length: 5000 }, (_, index) => `order ${index}`),
      );
      const [row] = await tx.query<{ locks: number }[]>(
        `SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`,
      );

      expect(row?.locks).toBe(128);
    });
  });

  it('are none for no names', async () => {
    await database.transaction(async (tx) => {
      await lockNames(tx, 'counter', []);
      const [row] = await tx.query<{ locks: number }[]>(
        `SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`,
      );

      expect(row?.locks).toBe(0);
    });
  });
});
