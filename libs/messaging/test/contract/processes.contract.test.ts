import { expect, it } from '@jest/globals';
import type { CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import { Client } from 'pg';
import { describeOnEach } from './adapters.js';
import { Bench, ids } from './bench.js';
import { Gate, eventually, orderEvent } from './events.js';
import { record } from './probe-process.js';
import type { ProbeProcess } from './probe-process.js';

describeOnEach('processes', (adapter) => {
  const bench = new Bench(adapter);

  it('goes on while a foreign write transaction stays open', async () => {
    const process = await bench.start({ orders: record });
    const foreign = new Client({ connectionString: bench.database.url });
    await foreign.connect();
    await foreign.query('BEGIN');
    await foreign.query("INSERT INTO effect (service) VALUES ('foreign')");
    await foreign.query("INSERT INTO orders.outbox (topic, key, headers, bytes) VALUES ('orders.v1', 'late', '{}', 1)");
    const events = [1, 2, 3].map((n) => orderEvent(n, 'a'));
    await process.publish(...events);
    expect(await bench.effectIds('orders', 3)).toEqual(ids(...events));
    await foreign.query('ROLLBACK');
    await foreign.end();
  });

  it('publishes again after a crash between publishing and marking, with one effect', async () => {
    const process = await bench.start({ orders: record });
    const { relay } = process.service('orders');
    await relay.stop();
    const event = orderEvent(1, 'a');
    const log = process.service('orders').strategy;
    expect(log).toBeDefined();
    await crashAfterAppend(process, event);
    expect(await bench.database.query('SELECT FROM orders.outbox')).toHaveLength(1);
    relay.start();
    await process.publish(orderEvent(2, 'a'));
    expect(await bench.effectIds('orders', 2)).toEqual(ids(event, orderEvent(2, 'a')));
    expect(await adapter.copies(bench.database, bench.prefix, event)).toBe(adapter.log === 'embedded' ? 1 : 2);
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
    const zombie = await bench.start({
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
    const successor = await bench.start({ orders: record });
    await adapter.expireOwners(bench.database);
    const waits = await eventually(
      () =>
        bench.database.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO orders.inbox%'",
        ),
      (rows) => rows.length > 0,
    );
    expect(waits).toHaveLength(1);
    gate.open();
    await successor.publish(orderEvent(2, 'a'));
    expect(await bench.effectIds('orders', 2)).toEqual(ids(orderEvent(1, 'a'), orderEvent(2, 'a')));
  });

  it('has each event once with two processes at work, and one goes on when the other stops', async () => {
    const first = await bench.start({ orders: record });
    const second = await bench.start({ orders: record });
    const events = Array.from({ length: 60 }, (_, n) => orderEvent(n, `k${n % 10}`));
    await first.publish(...events.slice(0, 30));
    await bench.effectIds('orders', 30);
    await bench.stop(first);
    await second.publish(...events.slice(30));
    expect((await bench.effectIds('orders', 60)).toSorted()).toEqual(ids(...events));
  });

  it('finishes the batch in hand when it is stopped', async () => {
    const gate = new Gate();
    let blocked = 0;
    const process = await bench.start({
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
    const closed = bench.stop(process);
    gate.open();
    await closed;
    expect(await bench.effectIds('orders', 1)).toEqual(ids(orderEvent(1, 'a')));
    const next = await bench.start({ orders: record });
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

  it('publishes what the last batch appended before it stops', async () => {
    const gate = new Gate();
    let blocked = 0;
    const process = await bench.start({
      orders: async (events, context) => {
        blocked++;
        await gate.pass();
        await process.service('orders').outbox.append(context.tx, [orderEvent(7, 'next')]);
        await record(events, context);
      },
    });
    await process.publish(orderEvent(1, 'a'));
    await eventually(
      () => Promise.resolve(blocked),
      (n) => n === 1,
    );
    const closed = bench.stop(process);
    gate.open();
    await closed;
    expect(await bench.database.query('SELECT FROM orders.outbox')).toEqual([]);
    expect(await adapter.copies(bench.database, bench.prefix, orderEvent(7, 'next'))).toBe(1);
  });

  it('tells how much waits', async () => {
    const gate = new Gate();
    const process = await bench.start({
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
    await bench.effectIds('orders', 3);
  });

  it('does not start where a topic has another number of partitions', async () => {
    await adapter.createTopic(bench.database, `${bench.prefix}.${TOPICS.orders}`, 3);
    await expect(bench.start({ orders: record })).rejects.toThrow(
      `The topic ${bench.prefix}.orders.v1 has 3 partitions, not 6: its keys would lose their order.`,
    );
  });
});
