import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CrossdockEvent } from '@app/canonical';
import { TransientError } from '@app/persistence';
import { describeOnEach } from './adapters.js';
import { Bench, failing, ids } from './bench.js';
import { eventually, orderEvent } from './events.js';
import { record } from './probe-process.js';

describeOnEach('delivery', (adapter) => {
  const bench = new Bench(adapter);

  it('keeps the order of each key, and each of two groups sees a record once', async () => {
    const process = await bench.start({ orders: record, cash: record });
    const events = Array.from({ length: 240 }, (_, n) => orderEvent(n, `ACME/PO-${n % 12}`));
    for (let at = 0; at < events.length; at += 40) await process.publish(...events.slice(at, at + 40));
    for (const service of ['orders', 'cash']) {
      expect((await bench.effectIds(service, 240)).toSorted()).toEqual(ids(...events));
      const rows = await bench.effects(service, 240);
      for (let k = 0; k < 12; k++) {
        const key = `ACME/PO-${k}`;
        expect(rows.filter((row) => row.key === key).map((row) => row.id)).toEqual(
          ids(...events.filter((event) => event.key === key)),
        );
      }
    }
  });

  it('gives a handler the event that was published', async () => {
    const seen: CrossdockEvent[] = [];
    const process = await bench.start({
      orders: (events, context) => {
        seen.push(...events);
        return record(events, context);
      },
    });
    const event = orderEvent(1, 'ACME/PO%2F1', { supersedes: orderEvent(0, 'x').id });
    await process.publish(event);
    await bench.effectIds('orders', 1);
    expect(seen).toEqual([event]);
  });

  it('has no second effect when an id comes again', async () => {
    const process = await bench.start({ orders: record });
    const [first, second] = [orderEvent(1, 'a'), orderEvent(2, 'a')];
    await process.publish(first, first);
    await process.publish(first);
    await process.publish(second);
    expect(await bench.effectIds('orders', 2)).toEqual(ids(first, second));
  });

  it('tries again after an error, in order, until it succeeds', async () => {
    let left = 3;
    const process = await bench.start({
      orders: failing(
        ({ subject }) => subject === 'PO-2' && left-- > 0,
        () => new Error('not yet'),
      ),
    });
    const events = [1, 2, 3].map((n) => orderEvent(n, 'a'));
    await process.publish(...events);
    expect(await bench.effectIds('orders', 3)).toEqual(ids(...events));
    expect(await process.service('orders').deadLetters.list()).toEqual([]);
  });

  it('retries a transient cause for ever, never counted, while other partitions go on', async () => {
    let failures = 0;
    const process = await bench.start({
      orders: failing(
        ({ key }) => key === 'a' && failures < 6,
        () => new TransientError(`the bank is down for the ${++failures}. time`),
      ),
    });
    await process.publish(orderEvent(1, 'a'), orderEvent(2, 'a'));
    await eventually(
      () => Promise.resolve(failures),
      (n) => n > 0,
    );
    await process.publish(orderEvent(3, 'b'));
    expect(await bench.effectIds('orders', 3)).toEqual(ids(orderEvent(3, 'b'), orderEvent(1, 'a'), orderEvent(2, 'a')));
    expect(failures).toBe(6);
    expect(await process.service('orders').deadLetters.list()).toEqual([]);
  });

  it('keeps test events from a handler that does not take them', async () => {
    const process = await bench.start({ orders: record });
    await process.publish(orderEvent(1, 'a', { test: true }), orderEvent(2, 'a'));
    expect(await bench.effectIds('orders', 1)).toEqual(ids(orderEvent(2, 'a')));
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
    const process = await bench.start({
      orders: (events, context) => {
        seen.push(...events.map(({ data }) => data));
        return record(events, context);
      },
    });
    const wrong = '08b5e0e7d4b1d0f0b8d5a5e5d5f3c1b5a0a4f7f4f1e2d3c4b5a69788796a5b4c';
    const large = { ...orderEvent(1, 'a') };
    delete large.data;
    const right = createHash('sha256').update(content).digest('hex');
    await process.publish({ ...large, dataref: `${base}/content`, sha256: right });
    await bench.effectIds('orders', 1);
    expect(seen).toEqual([{ documentType: 'Order', orderNumber: 'PO-1' }]);
    await process.publish({ ...large, id: orderEvent(2, 'b').id, key: 'b', dataref: `${base}/content`, sha256: wrong });
    await process.publish({ ...large, id: orderEvent(3, 'c').id, key: 'c', dataref: `${base}/gone`, sha256: right });
    expect((await bench.failures(2)).map(({ record }) => record.failure.message).toSorted()).toEqual([
      `The data of the event order.received ${orderEvent(2, 'b').id} cannot be had from ${base}/content: its SHA-256 is ${right}, not ${wrong}.`,
      `The data of the event order.received ${orderEvent(3, 'c').id} cannot be had from ${base}/gone: the server answers 404.`,
    ]);
    server.close();
  });
});
