import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { acmeDefinitions, createTestDatabase, CrossdockProcess } from '../harness/index.js';
import { eventually } from './crossdock.js';
import { invoice, order850, orders850 } from './files.js';

/**
 * Each case stops the process at a stage boundary: a lock on a table holds it where that stage writes, it is killed there,
 * and started again. Whatever was answered with 2xx is then in the books, once.
 */
let crossdock: CrossdockProcess;
let database: Client;
let home: string;

beforeAll(async () => {
  const { url } = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'crossdock-kill-'));
  const definitions = acmeDefinitions(home, ['850', '810']);
  crossdock = new CrossdockProcess('all', {
    ...definitions,
    DATABASE_URL: url,
    CROSSDOCK_HOME: home,
    LOG_LEVEL: 'warn',
  });
  database = new Client({ connectionString: url });
  await database.connect();
  await crossdock.start();
}, 120_000);
afterAll(async () => {
  await crossdock.kill();
  await database.end();
  await rm(home, { recursive: true, force: true });
});

const STAGES = [
  ['parse: the interchange is stored, nothing of it is read', 'gateway.interchange_transaction'],
  ['acknowledge: its verdict is known', 'gateway.acknowledgment'],
  ['map: its acknowledgment is made', 'gateway.document'],
  ['publish: its documents are made', 'gateway.outbox'],
  ['publish: its events wait to go to their topics', 'log.record'],
  ['consume: its events are on their topics', 'orders.inbox'],
  ['consume: the order book has seen them', 'orders.outbox'],
] as const;

describe('kill -9, then start again', () => {
  it.each(STAGES.map((stage, index) => [...stage, index] as const))(
    'at %s',
    async (_, table, index) => {
      const order = `KILL-${index}`;
      await killAt(table, async () => {
        const response = await post(order850({ control: 700 + index, order }));
        expect(response.status).toBe(202);
      });
      await expectOnce(order, 700 + index);
    },
    180_000,
  );

  it('in the middle of an upload: nothing is stored, the spool is emptied, the sender sends it again', async () => {
    const file = `${order850({ control: 720, order: 'KILL-UPLOAD' })}${' '.repeat(3_000_000)}`;
    const spooled = (): Promise<string[]> => readdir(join(home, 'spool'));
    const { hostname, port } = new URL(crossdock.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.write(`POST /transmissions HTTP/1.1\r\nhost: x\r\ncontent-length: ${file.length}\r\n\r\n`);
    socket.write(file.slice(0, 2_000_000));
    expect(await eventually(spooled, ({ length }) => length === 1)).toHaveLength(1);
    await crossdock.kill();
    await crossdock.start();
    expect(await spooled()).toEqual([]);
    expect(await one("SELECT 1 FROM gateway.interchange WHERE control = '000000720'")).toBeUndefined();
    expect((await post(file, 'transmissions?wait=true')).status).toBe(200);
    await expectOnce('KILL-UPLOAD', 720);
  }, 180_000);

  it('between two checkpoints of a large interchange', async () => {
    const orders = Array.from({ length: 3_000 }, (_, index) => `KL${String(index).padStart(5, '0')}`);
    const file = orders850(orders, { control: 730, lines: 17 });
    expect(file.length).toBeGreaterThan(2 * 1024 * 1024);
    expect((await post(file)).status).toBe(202);
    await eventually(
      async () => (await one("SELECT checkpoint FROM gateway.interchange WHERE control = '000000730'"))?.checkpoint,
      (checkpoint) => Number(checkpoint) >= 500,
      120_000,
    );
    await crossdock.kill();
    const stopped = await one("SELECT state, checkpoint FROM gateway.interchange WHERE control = '000000730'");
    expect(stopped).toMatchObject({ state: 'publishing' });
    await crossdock.start();
    await eventually(
      async () => (await one("SELECT state FROM gateway.interchange WHERE control = '000000730'"))?.state,
      (state) => state === 'processed',
      120_000,
    );
    expect(
      await one(
        `SELECT count(*)::integer AS documents, count(DISTINCT number)::integer AS numbers, max(revision) AS revision
         FROM gateway.document WHERE number LIKE 'KL%'`,
      ),
    ).toEqual({ documents: 3_000, numbers: 3_000, revision: 1 });
    await eventually(published, (count) => count >= 3_000, 120_000);
    expect(await published()).toBe(3_000);
  }, 400_000);
});

/** Where what we send can be when the process dies: a trigger makes it wait there for a lock that the test holds. */
const SENDING = [
  ['numbered, and not stored', 'BEFORE INSERT ON gateway.outbound'],
  ['written to the outbox folder, and not marked as sent', 'BEFORE UPDATE ON gateway.outbound'],
  ['marked as sent, and not told', "AFTER INSERT ON gateway.outbound_state FOR EACH ROW WHEN (NEW.state = 'sent')"],
] as const;

describe('kill -9 while a document goes out', () => {
  it.each(SENDING.map(([name, when], index) => [name, when, `KILL-OUT-${index}`] as const))(
    '%s',
    async (_, when, number) => {
      await holdAt(when);
      const answer = post(JSON.stringify(invoice(number)), 'outbound').then(
        ({ status }) => status,
        () => 'lost',
      );
      const waits = await eventually(
        () => one(WAITING),
        (row) => row !== undefined,
        60_000,
      );
      expect(waits).toBeDefined();
      await crossdock.kill();
      // What was not answered is sent again, and what was answered may be.
      expect(await answer).toBe(when.startsWith('BEFORE INSERT') ? 'lost' : 201);
      await letGo();
      await crossdock.start();
      const again = await post(JSON.stringify(invoice(number)), 'outbound');
      expect(again.status).toBe(when.startsWith('BEFORE INSERT') ? 201 : 200);
      await expectSentOnce(number);
    },
    180_000,
  );

  it('created, while the outbox folder cannot be written', async () => {
    const folder = join(home, 'outbox', 'acme');
    await rename(folder, `${folder}.away`);
    await writeFile(folder, '');
    expect((await post(JSON.stringify(invoice('KILL-OUT-F')), 'outbound')).status).toBe(201);
    await crossdock.kill();
    await rm(folder);
    await rename(`${folder}.away`, folder);
    await crossdock.start();
    await expectSentOnce('KILL-OUT-F');
  }, 180_000);
});

const WAITING = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 4711";

async function holdAt(when: string): Promise<void> {
  await database.query('SELECT pg_advisory_lock(4711)');
  await database.query(`CREATE OR REPLACE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$`);
  const each = when.includes('FOR EACH ROW') ? '' : 'FOR EACH ROW';
  await database.query(`CREATE TRIGGER hold ${when} ${each} EXECUTE FUNCTION public.hold()`);
}

async function letGo(): Promise<void> {
  await database.query('SELECT pg_advisory_unlock(4711)');
  await database.query('DROP FUNCTION public.hold() CASCADE');
}

/** One interchange, one file with its bytes, and of all that was sent the control numbers 1, 2, 3 and so on. */
async function expectSentOnce(number: string): Promise<void> {
  const found =
    'SELECT file_name AS file, bytes FROM gateway.outbound WHERE document_number = $1 AND sent_at IS NOT NULL';
  const sent = await eventually(
    () => one(found, [number]),
    (row) => row !== undefined,
    60_000,
  );
  const { rows } = await database.query<{ control: string; number: string }>(
    'SELECT control, document_number AS number FROM gateway.outbound ORDER BY control',
  );
  expect(rows.filter((row) => row.number === number)).toHaveLength(1);
  const files = await readdir(join(home, 'outbox', 'acme'));
  const invoices = files.filter((name) => name.startsWith('810-')).sort();
  expect(invoices.map((name) => name.slice(4, 13))).toEqual(rows.map(({ control }) => control));
  expect(new Set(rows.map(({ control }) => control)).size).toBe(rows.length);
  expect(await readFile(join(home, 'outbox', String(sent?.file)))).toEqual(sent?.bytes);
}

const published = async (): Promise<number> =>
  Number(
    (
      await one(`SELECT count(*)::integer AS n FROM log.record 
       WHERE headers ->> 'ce_type' = 'order.received' AND headers ->> 'ce_subject' LIKE 'KL%'`)
    )?.n,
  );

/** Lets the process run into a lock on the table, kills it there, and starts it again. */
async function killAt(table: string, send: () => Promise<void>): Promise<void> {
  await database.query('BEGIN');
  await database.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  await send();
  const waits = await eventually(
    () =>
      one('SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [table]),
    (row) => Number(row?.waiting) > 0,
    60_000,
  );
  expect(Number(waits?.waiting)).toBeGreaterThan(0);
  await crossdock.kill();
  await database.query('ROLLBACK');
  await crossdock.start();
}

/** The order stands in the book once, with one document, one event and one acknowledgment, which lies in the outbox. */
async function expectOnce(order: string, control: number): Promise<void> {
  const found = await eventually(
    async () => (await fetch(`${crossdock.url}/orders/ACME/${order}`)).status,
    (status) => status === 200,
    60_000,
  );
  expect(found).toBe(200);
  const book = (await (await fetch(`${crossdock.url}/orders/ACME/${order}`)).json()) as { lines: unknown };
  expect(book.lines).toMatchObject([{ quantityOrdered: '12', quantityOpen: '12' }]);
  expect(await one('SELECT count(*)::integer AS n FROM gateway.document WHERE number = $1', [order])).toEqual({ n: 1 });
  const events = `SELECT count(*)::integer AS n FROM log.record
                  WHERE headers ->> 'ce_subject' = $1 AND headers ->> 'ce_type' = 'order.received'`;
  expect(await one(events, [order])).toEqual({ n: 1 });
  const failures = `SELECT count(*)::integer AS n FROM gateway.failure_record WHERE document_number = $1`;
  expect(await one(failures, [order])).toEqual({ n: 0 });
  const sent = `SELECT a.file_name AS file FROM gateway.acknowledgment a JOIN gateway.interchange i ON i.id = a.interchange_id
                WHERE i.control = $1`;
  const acknowledgment = await eventually(
    () => one(sent, [String(control).padStart(9, '0')]),
    (row) => typeof row?.file === 'string',
    60_000,
  );
  const files = await readdir(join(home, 'outbox', 'acme'));
  expect(files.filter((name) => `acme/${name}` === acknowledgment?.file)).toHaveLength(1);
}

async function one(sql: string, parameters: unknown[] = []): Promise<Record<string, unknown> | undefined> {
  const { rows } = await database.query<Record<string, unknown>>(sql, parameters);
  return rows[0];
}

function post(body: string, path = 'transmissions'): Promise<Response> {
  const headers = { 'content-type': path === 'outbound' ? 'application/json' : 'application/edi-x12' };
  return fetch(`${crossdock.url}/${path}`, { method: 'POST', headers, body });
}
