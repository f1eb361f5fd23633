import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { ordersFailures, publishFailures } from '@app/interchange';
import { Database, TransientError, migrate } from '@app/persistence';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, testTopicPrefix } from '../../../../test/harness/index.js';
import { EventFailure, LOG_MIGRATIONS, messagingMigration } from '../../src/index.js';
import type { FailureRecord } from '../../src/index.js';
import { ADAPTERS } from './adapters.js';
import { Gate, eventually, orderEvent } from './events.js';
import { EFFECT_TABLES, ProbeProcess, record } from './probe-process.js';
import type { Behaviour } from './probe-process.js';

describe.each(ADAPTERS)('messaging on $name', (adapter) => {
  let database: Database;
  let prefix: string;
  let running: ProbeProcess[] = [];

  beforeAll(async () => {
    const { url } = await createTestDatabase({ empty: true });
    const services = ['orders', 'cash', 'gateway'].map((schema) => ({
      schema,
      migrations: [messagingMigration(schema)],
    }));
    await migrate(url, [LOG_MIGRATIONS, ...services]);
    database = new Database(await new DataSource({ type: 'postgres', url }).initialize(), url);
    await database.query(EFFECT_TABLES);
  });

  beforeEach(async () => {
    prefix = testTopicPrefix();
    await database.query('TRUNCATE effect, failure');
  });

  afterEach(async () => {
    await Promise.all(running.map((process) => process.close()));
    running = [];
  });

  afterAll(() => database.dataSource.destroy());

  async function start(behaviours: { orders?: Behaviour; cash?: Behaviour }): Promise<ProbeProcess> {
    const process = await ProbeProcess.start(database.url, { log: adapter.log, prefix }, behaviours);
    running.push(process);
    return process;
  }

  async function effects(service: string): Promise<{ key: string; event_id: string }[]> {
    return database.query('SELECT key, event_id FROM effect WHERE service = $1 ORDER BY ordinal', [service]);
  }

  /** Ids of the events in the order of their effects, once there are as many. */
  async function effectsOf(service: string, count: number): Promise<string[]> {
    const found = await eventually(
      () => effects(service),
      (rows) => rows.length >= count,
    );
    return found.map((row) => row.event_id);
  }

  function failures(count: number): Promise<{ type: string; key: string; record: FailureRecord }[]> {
    return eventually(
      () => database.query('SELECT type, key, record FROM failure ORDER BY ordinal'),
      (rows) => rows.length >= count,
    );
  }

  const ids = (...events: CrossdockEvent[]): string[] => events.map(({ id }) => id);
  const fail = (failing: (event: CrossdockEvent) => boolean, error: () => Error): Behaviour => {
    return async (events, context) => {
      await record(events, context);
      if (events.some(failing)) throw error();
    };
  };

  it('keeps the order of each key, and each of two groups sees a record once', async () => {
    const process = await start({ orders: record, cash: record });
    const events = Array.from({ length: 240 }, (_, n) => orderEvent(n, `ACME/PO-${n % 12}`));
    for (let at = 0; at < events.length; at += 40) await process.publish(...events.slice(at, at + 40));
    for (const service of ['orders', 'cash']) {
      expect((await effectsOf(service, 240)).toSorted()).toEqual(ids(...events));
      const rows = await effects(service);
      for (let k = 0; k < 12; k++) {
        const key = `ACME/PO-${k}`;
        expect(rows.filter((row) => row.key === key).map((row) => row.event_id)).toEqual(
          ids(...events.filter((event) => event.key === key)),
        );
      }
    }
  });

  it('gives a handler the event that was published', async () => {
    const seen: CrossdockEvent[] = [];
    const process = await start({
      orders: (events, context) => {
        seen.push(...events);
        return record(events, context);
      },
    });
    const event = orderEvent(1, 'ACME/PO%2F1', { supersedes: orderEvent(0, 'x').id });
    await process.publish(event);
    await effectsOf('orders', 1);
    expect(seen).toEqual([event]);
  });

  it('has no second effect when an id comes again', async () => {
    const process = await start({ orders: record });
    const [first, second] = [orderEvent(1, 'a'), orderEvent(2, 'a')];
    await process.publish(first, first);
    await process.publish(first);
    await process.publish(second);
    expect(await effectsOf('orders', 2)).toEqual(ids(first, second));
  });

  it('tries again after an error, in order, until it succeeds', async () => {
    let left = 3;
    const process = await start({
      orders: fail(
        ({ subject }) => subject === 'PO-2' && left-- > 0,
        () => new Error('not yet'),
      ),
    });
    const events = [1, 2, 3].map((n) => orderEvent(n, 'a'));
    await process.publish(...events);
    expect(await effectsOf('orders', 3)).toEqual(ids(...events));
    expect(await process.service('orders').deadLetters.list()).toEqual([]);
  });

  it('retries a transient cause for ever, never counted, while other partitions go on', async () => {
    let left = 7;
    const process = await start({
      orders: fail(
        ({ key }) => key === 'a' && left-- > 0,
        () => new TransientError('bank is down'),
      ),
    });
    await process.publish(orderEvent(1, 'a'), orderEvent(2, 'a'));
    await eventually(
      () => Promise.resolve(left),
      (n) => n < 7,
    );
    await process.publish(orderEvent(3, 'b'));
    expect(await effectsOf('orders', 3)).toEqual(ids(orderEvent(3, 'b'), orderEvent(1, 'a'), orderEvent(2, 'a')));
    expect(left).toBe(-1);
    expect(await process.service('orders').deadLetters.list()).toEqual([]);
  });

  it('moves past an event that fails five times, parks its successors and lets the others pass', async () => {
    const calls: string[][] = [];
    const process = await start({
      orders: (events, context) => {
        calls.push(events.map(({ subject = '' }) => subject));
        return fail(
          ({ subject }) => subject === 'PO-2',
          () => new Error('line 1 has no quantity'),
        )(events, context);
      },
    });
    await process.publish(...[1, 2, 3].map((n) => orderEvent(n, 'a')), orderEvent(4, 'b'));
    await process.publish(orderEvent(5, 'a'));
    expect((await effectsOf('orders', 2)).toSorted()).toEqual(ids(orderEvent(1, 'a'), orderEvent(4, 'b')));
    const letters = await eventually(
      () => process.service('orders').deadLetters.list(),
      ([one]) => one?.parked === 2,
    );
    expect(letters).toMatchObject([
      {
        topic: 'orders.v1',
        key: 'a',
        eventId: orderEvent(2, 'a').id,
        eventType: 'order.received',
        cause: 'line 1 has no quantity',
        tries: 5,
        parked: 2,
      },
    ]);
    expect(calls.filter((call) => call.length === 1 && call[0] === 'PO-2')).toHaveLength(5);
    expect(await failures(1)).toMatchObject([
      {
        type: 'failure.raised',
        key: 'acme/b1f9e0de-0000-4000-8000-000000000002',
        record: {
          id: letters[0]?.failure.id,
          status: 'open',
          partnerId: 'acme',
          accountId: 'ACME',
          interchangeId: 'b1f9e0de-0000-4000-8000-000000000002',
          transmissionId: 'b1f9e0de-0000-4000-8000-000000000001',
          documentId: '7d7c0a52-3c1e-5f67-9d5a-5b1de0000002',
          failure: {
            code: 'CD-6103',
            message: `orders could not process order.received ${orderEvent(2, 'a').id} after 5 tries: line 1 has no quantity.`,
          },
        },
      },
    ]);
    expect(await process.status.deadLetters()).toEqual({ orders: 1, gateway: 0 });
  });

  it('releases a dead letter and what waits behind it, in order', async () => {
    let broken = true;
    const process = await start({
      orders: fail(
        ({ subject }) => broken && subject === 'PO-1',
        () => new Error('broken'),
      ),
    });
    const { deadLetters } = process.service('orders');
    await process.publish(...[1, 2, 3].map((n) => orderEvent(n, 'a')));
    const [letter] = await eventually(
      () => deadLetters.list(),
      ([one]) => one?.parked === 2,
    );
    const again = await deadLetters.release(letter!.id);
    expect(again).toMatchObject({ processed: 0, failedAgain: { id: letter!.id, tries: 6, parked: 2 } });
    broken = false;
    expect(await deadLetters.release(letter!.id, 'maria')).toEqual({ processed: 3 });
    await process.publish(orderEvent(4, 'a'));
    expect(await effectsOf('orders', 4)).toEqual(ids(...[1, 2, 3, 4].map((n) => orderEvent(n, 'a'))));
    expect(await deadLetters.list()).toEqual([]);
    expect(await failures(2)).toMatchObject([
      { type: 'failure.raised', record: { id: letter!.failure.id } },
      { type: 'failure.resolved', record: { id: letter!.failure.id, status: 'resolved', resolvedBy: 'maria' } },
    ]);
    await expect(deadLetters.release(letter!.id)).rejects.toThrow(`There is no open dead letter ${letter!.id}`);
  });

  it('makes a dead letter of a parked event that fails when its turn comes, and discards one', async () => {
    const process = await start({
      orders: fail(
        ({ subject }) => subject === 'PO-1' || subject === 'PO-3',
        () => new Error('broken'),
      ),
    });
    const { deadLetters } = process.service('orders');
    await process.publish(...[1, 2, 3, 4].map((n) => orderEvent(n, 'a')));
    const [letter] = await eventually(
      () => deadLetters.list(),
      ([one]) => one?.parked === 3,
    );
    const result = await deadLetters.discard(letter!.id, 'maria');
    expect(result).toMatchObject({
      processed: 1,
      failedAgain: { eventId: orderEvent(3, 'a').id, parked: 1, tries: 5 },
    });
    expect(await deadLetters.discard(result.failedAgain!.id)).toEqual({ processed: 1 });
    expect(await effectsOf('orders', 2)).toEqual(ids(orderEvent(2, 'a'), orderEvent(4, 'a')));
    expect((await failures(4)).map(({ type, record: { status } }) => [type, status])).toEqual([
      ['failure.raised', 'open'],
      ['failure.resolved', 'ignored'],
      ['failure.raised', 'open'],
      ['failure.resolved', 'ignored'],
    ]);
  });

  it('raises the failure that a handler states, without further tries where it says that they are no use', async () => {
    let calls = 0;
    const failure = {
      ...publishFailures.raise('eventFailed', { with: { service: 'x', type: 'x', id: 'x', tries: 1, cause: 'x' } }),
      retryable: false,
    };
    const process = await start({
      orders: () => {
        calls++;
        return Promise.reject(new EventFailure(failure));
      },
    });
    await process.publish(orderEvent(1, 'a'));
    expect(await failures(1)).toMatchObject([{ record: { failure } }]);
    expect(calls).toBe(1);
    expect(ordersFailures.stage).toBe('consume');
  });

  it('makes a dead letter of a record that is no event of ours', async () => {
    const process = await start({ orders: record });
    await adapter.putRaw(database, `${prefix}.${TOPICS.orders}`, 'a', 'not even JSON');
    await process.publish(orderEvent(1, 'b'));
    expect(await effectsOf('orders', 1)).toEqual(ids(orderEvent(1, 'b')));
    expect(await failures(1)).toMatchObject([
      {
        record: {
          failure: {
            code: 'CD-6102',
            message: 'The record at orders.v1/0/0 is no event of Crossdock: the header ce_id is missing.',
          },
        },
      },
    ]);
  });

  it('keeps test events from a handler that does not take them', async () => {
    const process = await start({ orders: record });
    await process.publish(orderEvent(1, 'a', { test: true }), orderEvent(2, 'a'));
    expect(await effectsOf('orders', 1)).toEqual(ids(orderEvent(2, 'a')));
  });

  it('fetches the data of a large document, and checks them', async () => {
    const content = JSON.stringify({ documentType: 'Order', orderNumber: 'PO-1' });
    let status = 503;
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/gone' ? 404 : status;
      status = 200;
      response.end(content);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const seen: unknown[] = [];
    const process = await start({
      orders: (events, context) => {
        seen.push(...events.map(({ data }) => data));
        return record(events, context);
      },
    });
    const sha256 = '08b5e0e7d4b1d0f0b8d5a5e5d5f3c1b5a0a4f7f4f1e2d3c4b5a69788796a5b4c';
    const { data: _, ...large } = orderEvent(1, 'a');
    const right = await import('node:crypto').then(({ createHash }) =>
      createHash('sha256').update(content).digest('hex'),
    );
    await process.publish({ ...large, dataref: `${base}/content`, sha256: right });
    await effectsOf('orders', 1);
    expect(seen).toEqual([{ documentType: 'Order', orderNumber: 'PO-1' }]);
    await process.publish({ ...large, id: orderEvent(2, 'b').id, key: 'b', dataref: `${base}/content`, sha256 });
    await process.publish({ ...large, id: orderEvent(3, 'c').id, key: 'c', dataref: `${base}/gone`, sha256: right });
    expect((await failures(2)).map(({ record }) => record.failure.message).toSorted()).toEqual([
      `The data of the event order.received ${orderEvent(2, 'b').id} cannot be had from ${base}/content: its SHA-256 is ${right}, not ${sha256}.`,
      `The data of the event order.received ${orderEvent(3, 'c').id} cannot be had from ${base}/gone: the server answers 404.`,
    ]);
    server.close();
  });

  it('goes on while a foreign write transaction stays open', async () => {
    const process = await start({ orders: record });
    const foreign = new Client({ connectionString: database.url });
    await foreign.connect();
    await foreign.query('BEGIN');
    await foreign.query("INSERT INTO effect (service) VALUES ('foreign')");
    await foreign.query("INSERT INTO orders.outbox (topic, key, headers, bytes) VALUES ('orders.v1', 'late', '{}', 1)");
    const events = [1, 2, 3].map((n) => orderEvent(n, 'a'));
    await process.publish(...events);
    expect(await effectsOf('orders', 3)).toEqual(ids(...events));
    await foreign.query('ROLLBACK');
    await foreign.end();
  });

  it('publishes again after a crash between publishing and marking, with one effect', async () => {
    const process = await start({ orders: record });
    const { relay } = process.service('orders');
    await relay.stop();
    const event = orderEvent(1, 'a');
    const log = process.service('orders').strategy;
    expect(log).toBeDefined();
    await crashAfterAppend(process, event);
    expect(await database.query('SELECT FROM orders.outbox')).toHaveLength(1);
    relay.start();
    await process.publish(orderEvent(2, 'a'));
    expect(await effectsOf('orders', 2)).toEqual(ids(event, orderEvent(2, 'a')));
    expect(await adapter.copies(database, prefix, event)).toBe(adapter.log === 'embedded' ? 1 : 2);
  });

  async function crashAfterAppend(process: ProbeProcess, event: CrossdockEvent): Promise<void> {
    await process.publish(event);
    const { log } = process;
    const append = log.append.bind(log);
    log.append = async (tx, records) => {
      await append(tx, records);
      throw new Error('crashed');
    };
    await expect(process.service('orders').relay.publish()).rejects.toThrow('crashed');
    log.append = append;
  }

  it('has one effect when a consumer that was given up for dead comes back', async () => {
    const gate = new Gate();
    let blocked = 0;
    const zombie = await start({
      orders: async (events, context) => {
        await record(events, context);
        blocked++;
        await gate.pass();
      },
    });
    await zombie.publish(orderEvent(1, 'a'));
    await eventually(
      () => Promise.resolve(blocked),
      (n) => n === 1,
    );
    const successor = await start({ orders: record });
    await adapter.expireOwners(database);
    const waits = await eventually(
      () =>
        database.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO orders.inbox%'",
        ),
      (rows) => rows.length > 0,
    );
    expect(waits).toHaveLength(1);
    gate.open();
    await successor.publish(orderEvent(2, 'a'));
    expect(await effectsOf('orders', 2)).toEqual(ids(orderEvent(1, 'a'), orderEvent(2, 'a')));
  });

  it('shares the work between processes, and one goes on when the other stops', async () => {
    const first = await start({ orders: record });
    const second = await start({ orders: record });
    const events = Array.from({ length: 60 }, (_, n) => orderEvent(n, `k${n % 10}`));
    await first.publish(...events.slice(0, 30));
    await effectsOf('orders', 30);
    await first.close();
    running = [second];
    await second.publish(...events.slice(30));
    expect((await effectsOf('orders', 60)).toSorted()).toEqual(ids(...events));
  });

  it('finishes the batch in hand when it is stopped', async () => {
    const gate = new Gate();
    let blocked = 0;
    const process = await start({
      orders: async (events, context) => {
        blocked++;
        await gate.pass();
        await record(events, context);
      },
    });
    await process.publish(orderEvent(1, 'a'));
    await eventually(
      () => Promise.resolve(blocked),
      (n) => n === 1,
    );
    running = [];
    const closed = process.close();
    gate.open();
    await closed;
    expect(await effectsOf('orders', 1)).toEqual(ids(orderEvent(1, 'a')));
    const next = await start({ orders: record });
    expect(
      await eventually(
        () => next.status.lag(),
        (lags) => lags.every(({ records }) => records === 0),
      ),
    ).toEqual([
      { service: 'orders', topic: 'orders.v1', records: 0 },
      { service: 'gateway', topic: 'failures.v1', records: 0 },
    ]);
  });

  it('tells how much waits', async () => {
    const gate = new Gate();
    const process = await start({
      orders: async (events, context) => {
        await gate.pass();
        await record(events, context);
      },
    });
    await process.status.ping();
    await process.publish(orderEvent(1, 'a'), orderEvent(2, 'b'));
    const lag = (): Promise<number> =>
      process.status.lag().then((lags) => lags.find(({ service }) => service === 'orders')?.records ?? -1);
    expect(await eventually(lag, (records) => records === 2)).toBe(2);
    gate.open();
    expect(await eventually(lag, (records) => records === 0)).toBe(0);
    await process.service('orders').relay.stop();
    expect(await process.status.outboxAgeSeconds()).toEqual({ orders: 0, gateway: 0 });
    await process.publish(orderEvent(3, 'a'));
    expect(await process.status.outboxAgeSeconds()).toEqual({ orders: expect.any(Number), gateway: 0 });
    expect((await process.status.outboxAgeSeconds()).orders).toBeGreaterThan(0);
    process.service('orders').relay.start();
    await effectsOf('orders', 3);
  });

  it('does not start where a topic has another number of partitions', async () => {
    await adapter.createTopic(database, `${prefix}.${TOPICS.orders}`, 3);
    await expect(start({ orders: record })).rejects.toThrow(
      `The topic ${prefix}.orders.v1 has 3 partitions, not 6: its keys would lose their order.`,
    );
  });
});
