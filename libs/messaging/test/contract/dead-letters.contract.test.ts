import { expect, it } from '@jest/globals';
import { TOPICS } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { EventFailure } from '../../src/index.js';
import { describeOnEach } from './adapters.js';
import { Bench, failing, ids } from './bench.js';
import { eventually, orderEvent } from './events.js';
import { record } from './probe-process.js';

describeOnEach('dead letters', (adapter) => {
  const bench = new Bench(adapter);

  it('moves past an event that fails five times, parks its successors and lets the others pass', async () => {
    const calls: string[][] = [];
    const process = await bench.start({
      orders: (events, context) => {
        calls.push(events.map(({ subject = '' }) => subject));
        return failing(
          ({ subject }) => subject === 'PO-2',
          () => new Error('line 1 has no quantity'),
        )(events, context);
      },
    });
    await process.publish(...[1, 2, 3].map((n) => orderEvent(n, 'a')), orderEvent(4, 'b'));
    await process.publish(orderEvent(5, 'a'));
    expect((await bench.effectIds('orders', 2)).toSorted()).toEqual(ids(orderEvent(1, 'a'), orderEvent(4, 'b')));
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
    expect(await bench.failures(1)).toMatchObject([
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
    const process = await bench.start({
      orders: failing(
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
    expect(await bench.effectIds('orders', 4)).toEqual(ids(...[1, 2, 3, 4].map((n) => orderEvent(n, 'a'))));
    expect(await deadLetters.list()).toEqual([]);
    expect(await bench.failures(2)).toMatchObject([
      { type: 'failure.raised', record: { id: letter!.failure.id } },
      { type: 'failure.resolved', record: { id: letter!.failure.id, status: 'resolved', resolvedBy: 'maria' } },
    ]);
    await expect(deadLetters.release(letter!.id)).rejects.toThrow(`There is no open dead letter ${letter!.id}`);
  });

  it('makes a dead letter of a parked event that fails when its turn comes, and discards one', async () => {
    const process = await bench.start({
      orders: failing(
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
    expect(await bench.effectIds('orders', 2)).toEqual(ids(orderEvent(2, 'a'), orderEvent(4, 'a')));
    expect((await bench.failures(4)).map(({ type, record: { status } }) => [type, status])).toEqual([
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
    const process = await bench.start({
      orders: () => {
        calls++;
        return Promise.reject(new EventFailure(failure));
      },
    });
    await process.publish(orderEvent(1, 'a'));
    expect(await bench.failures(1)).toMatchObject([{ record: { failure } }]);
    expect(calls).toBe(1);
  });

  it('makes a dead letter of a record that is no event of ours', async () => {
    const process = await bench.start({ orders: record });
    await adapter.putRaw(bench.database, `${bench.prefix}.${TOPICS.orders}`, 'a', 'not even JSON');
    await process.publish(orderEvent(1, 'b'));
    expect(await bench.effectIds('orders', 1)).toEqual(ids(orderEvent(1, 'b')));
    expect(await bench.failures(1)).toMatchObject([
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
});
