import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTestDatabase } from '../../../test/harness/index.js';
import {
  Database,
  Session,
  TransientError,
  copyRows,
  isTransient,
  migrate,
  rows,
  tryLock,
  withSessionLock,
} from '../src/index.js';
import { copyText } from '../src/copy.js';

let database: Database;

beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  database = new Database(await new DataSource({ type: 'postgres', url }).initialize(), url);
  await database.query('CREATE TABLE account (name text PRIMARY KEY, amount int)');
});

afterAll(() => database.dataSource.destroy());

describe('Database', () => {
  it('answers the rows of every kind of statement', async () => {
    expect(await database.query("INSERT INTO account VALUES ('a', 1), ('b', 2) RETURNING name")).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
    expect(
      await database.query('UPDATE account SET amount = amount + 1 WHERE amount > $1 RETURNING amount', [1]),
    ).toEqual([{ amount: 3 }]);
    expect(await database.query("DELETE FROM account WHERE name = 'none' RETURNING name")).toEqual([]);
    expect(await database.query("UPDATE account SET amount = 1 WHERE name = 'a'")).toEqual([]);
    await database.query("UPDATE account SET amount = 2 WHERE name = 'b'");
  });

  it('runs a transaction again after a deadlock, until both have had their effect', async () => {
    let tries = 0;
    const both = new EventEmitter();
    const met = once(both, 'met');
    let waiting = 0;
    const add = (first: string, second: string): Promise<void> =>
      database.transaction(async (tx) => {
        tries++;
        await rows(tx, 'UPDATE account SET amount = amount + 10 WHERE name = $1', [first]);
        if (++waiting === 2) both.emit('met');
        await met;
        await rows(tx, 'UPDATE account SET amount = amount + 10 WHERE name = $1', [second]);
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    expect(tries).toBe(3);
    expect(await database.query('SELECT amount FROM account ORDER BY name')).toEqual([{ amount: 21 }, { amount: 22 }]);
  });

  it('does not repeat what fails for another reason', async () => {
    let tries = 0;
    const work = database.transaction(() => {
      tries++;
      return Promise.reject(new RangeError('no'));
    });
    await expect(work).rejects.toThrow(new RangeError('no'));
    expect(tries).toBe(1);
  });
});

describe('isTransient', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  it.each([
    ['serialisation failure', { code: '40001' }, true],
    ['connection failure', { code: '08006' }, true],
    ['admin shutdown', { code: '57P01' }, true],
    ['too many connections', { code: '53300' }, true],
    ['unique violation', { code: '23505' }, false],
    ['syntax error', { code: '42601' }, false],
    ['refused', refused, true],
    ['inside of a TypeORM error', { message: 'QueryFailedError', driverError: { code: '40P01' } }, true],
    ['inside of an aggregate', { errors: [new Error('other'), refused] }, true],
    ['as a cause', new Error('outer', { cause: refused }), true],
    ['what pg says without a code', new Error('Connection terminated unexpectedly'), true],
    ['a broker that says so', { name: 'KafkaJSProtocolError', retriable: true }, true],
    ['said by the thrower', new TransientError('bank is down'), true],
    ['a plain error', new Error('no'), false],
    ['no error', undefined, false],
  ])('%s', (_, error, transient) => {
    expect(isTransient(error)).toBe(transient);
  });
});

describe('copyRows', () => {
  it('carries every value as it is', async () => {
    await database.query('CREATE TABLE copied (a text, b numeric, c bytea, d timestamptz, e boolean, f jsonb)');
    const text = 'tab\t line\n return\r back\\slash \\N "quote" é';
    const copied = await database.transaction((tx) =>
      copyRows(tx, 'public.copied (a, b, c, d, e, f)', [
        [text, '12.50', Buffer.from([0, 255, 92]), new Date('2026-03-01T10:00:00Z'), true, JSON.stringify({ a: '\n' })],
        [null, 3, null, null, false, null],
        ['', 4n, Buffer.alloc(0), null, null, '[]'],
      ]),
    );
    expect(copied).toBe(3);
    expect(await database.query('SELECT * FROM copied')).toEqual([
      {
        a: text,
        b: '12.50',
        c: Buffer.from([0, 255, 92]),
        d: new Date('2026-03-01T10:00:00Z'),
        e: true,
        f: { a: '\n' },
      },
      { a: null, b: '3', c: null, d: null, e: false, f: null },
      { a: '', b: '4', c: Buffer.alloc(0), d: null, e: null, f: [] },
    ]);
  });

  it('goes with its transaction', async () => {
    const work = database.transaction(async (tx) => {
      await copyRows(tx, 'copied (a)', [['gone']]);
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(await database.query("SELECT a FROM copied WHERE a = 'gone'")).toEqual([]);
  });

  it('leaves a usable connection after bad data', async () => {
    const work = database.transaction((tx) => copyRows(tx, 'copied (b)', [['twelve']]));
    await expect(work).rejects.toMatchObject({ code: '22P02' });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses a target that is no table, and to run without a transaction', async () => {
    await expect(database.transaction((tx) => copyRows(tx, 'copied; DROP TABLE copied', []))).rejects.toThrow(
      RangeError,
    );
    await expect(copyRows(database.dataSource.manager, 'copied (a)', [])).rejects.toThrow(
      'copyRows needs an open transaction',
    );
  });

  it.each([
    [null, '\\N'],
    ['\\N', '\\\\N'],
    [Buffer.from('ab'), '\\\\x6162'],
  ])('writes %p as %s', (value, text) => {
    expect(copyText(value)).toBe(text);
  });
});

describe('session locks', () => {
  it('one holds, another is refused, and may after the release', async () => {
    const first = await tryLock(database, 'door');
    expect(await tryLock(database, 'door')).toBeUndefined();
    const other = await tryLock(database, 'window');
    expect(other?.name).toBe('window');
    await first?.release();
    const again = await tryLock(database, 'door');
    expect(again?.name).toBe('door');
    await Promise.all([again?.release(), other?.release()]);
  });

  it('says that it was lost with its connection', async () => {
    const session = await Session.open(database);
    expect(await session.tryLock('door')).toBe(true);
    const lost = new Promise((resolve) => session.lost.addEventListener('abort', resolve));
    const { rows: pids } = await session.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.query('SELECT pg_terminate_backend($1)', [pids[0]?.pid]);
    await lost;
    expect(session.lost.aborted).toBe(true);
    const next = await withSessionLock(database, 'door', (lostNext) => Promise.resolve(lostNext.aborted));
    expect(next).toBe(false);
    await session.close();
  });

  it('queues work under one name', async () => {
    const steps: string[] = [];
    const work = async (name: string): Promise<void> => {
      steps.push(`${name} in`);
      await database.query('SELECT pg_sleep(0.02)');
      steps.push(`${name} out`);
    };
    const { second } = await withSessionLock(database, 'queue', async () => {
      const second = withSessionLock(database, 'queue', () => work('second'));
      await work('first');
      return { second };
    });
    await second;
    expect(steps).toEqual(['first in', 'first out', 'second in', 'second out']);
  });
});

describe('migrate', () => {
  class Begin1767225600001 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query('CREATE TABLE shop.item (id int)');
      await runner.query('SELECT pg_sleep(0.05)');
      await runner.query('INSERT INTO shop.item VALUES (1)');
    }
    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE shop.item');
    }
  }

  it('is run once by two processes that start at once on an empty database', async () => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const schemas = [{ schema: 'shop', migrations: [Begin1767225600001] }];
    await Promise.all([migrate(url, schemas), migrate(url, schemas), migrate(url, schemas)]);
    await migrate(url, schemas);
    const source = await new DataSource({ type: 'postgres', url }).initialize();
    expect(await source.query('SELECT id FROM shop.item')).toEqual([{ id: 1 }]);
    expect(await source.query('SELECT name FROM shop.migration')).toEqual([{ name: 'Begin1767225600001' }]);
    await source.destroy();
    await drop();
  });

  it('refuses a schema name that is none', async () => {
    await expect(migrate(database.url, [{ schema: 'a; b', migrations: [] }])).rejects.toThrow(
      '"a; b" is not a schema name',
    );
  });
});
