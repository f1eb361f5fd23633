import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPICS } from '@app/canonical';
import type { FailureRecord } from '@app/messaging';
import { ordersApp } from '@app/orders';
import type { OrderStatusChanged } from '@app/orders';
import { runApp } from '../../../test/harness/running-app.js';
import type { RunningApp } from '../../../test/harness/running-app.js';
import { despatch, gtin, item, line, order } from './documents.js';
import { documentId, eventOf } from './memory-book.js';

let app: RunningApp;

beforeAll(async () => {
  app = await runApp(ordersApp);
}, 60_000);

afterAll(() => app.close());

const history = (effect: string, account: string): string =>
  `SELECT * FROM orders.order_history WHERE effect = '${effect}' AND account = '${account}'`;

describe('an order and its despatch advice', () => {
  const ORDER = order('4500001', [line(1, '10', 'A', { price: { amount: '4.250' } }), line(2, '5', 'B')], {
    account: 'A1',
    issueDate: '2026-03-02',
    currency: 'USD',
    requestedDelivery: { earliest: '2026-03-16', latest: '2026-03-20' },
    cancelAfter: '2026-03-27',
    shipTo: { ids: [{ scheme: 'BUYER_ASSIGNED', value: '0001' }] },
  });

  it('meet in the order book, the despatch advice first', async () => {
    await app.publish(eventOf('a1d1', despatch('D1', [item('4500001', '4', { lineNumber: '1' })], { account: 'A1' })));
    await app.rows(1, `SELECT * FROM orders.shipment_item WHERE account = 'A1'`);
    await app.publish(eventOf('a1o1', ORDER));
    await app.rows(1, history('shipped', 'A1'));

    const { status, body } = await app.get('/orders/A1/4500001');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: 'A1',
      orderNumber: '4500001',
      status: 'partially-shipped',
      issueDate: '2026-03-02',
      requestedFrom: '2026-03-16',
      requestedTo: '2026-03-20',
      cancelAfter: '2026-03-27',
      currency: 'USD',
      lineCount: 2,
      openLineCount: 2,
      documentId: documentId('a1o1'),
      revision: 1,
      shipTo: { ids: [{ scheme: 'BUYER_ASSIGNED', value: '0001' }] },
      lines: [
        {
          position: 1,
          lineNumber: '1',
          identifiers: [gtin('A')],
          unit: 'EA',
          price: '4.250',
          requestedFrom: '2026-03-16',
          requestedTo: '2026-03-20',
          quantityOrdered: '10',
          quantityShipped: '4',
          quantityOpen: '6',
          status: 'partially-shipped',
        },
        { position: 2, quantityOrdered: '5', quantityShipped: '0', quantityOpen: '5', status: 'open' },
      ],
      shipments: [
        {
          account: 'A1',
          despatchNumber: 'D1',
          documentId: documentId('a1d1'),
          position: 1,
          itemId: '1',
          orderNumber: '4500001',
          lineNumber: '1',
          quantity: '4',
          unit: 'EA',
          state: 'applied',
          allocations: [{ position: 1, quantity: '4' }],
        },
      ],
      history: [
        {
          effect: 'received',
          documentType: 'Order',
          documentNumber: '4500001',
          documentId: documentId('a1o1'),
          eventId: `${documentId('a1o1')}.1`,
          lineage: { interchangeControl: '000000412', byteOffset: 155, byteLength: 713 },
        },
        { effect: 'shipped', documentType: 'DespatchAdvice', documentNumber: 'D1' },
      ],
    });
  });

  it('tell their status, and end the warning of the despatch advice that waited', async () => {
    const [status] = await app.published<OrderStatusChanged>(TOPICS.orderStatus, 1);
    const failures = await app.published<FailureRecord>(TOPICS.failures, 2);

    expect(status).toEqual({
      type: 'order-status.changed',
      data: {
        account: 'A1',
        orderNumber: '4500001',
        status: 'partially-shipped',
        lines: [
          {
            position: 1,
            lineNumber: '1',
            unit: 'EA',
            quantityOrdered: '10',
            quantityShipped: '4',
            quantityOpen: '6',
            status: 'partially-shipped',
          },
          {
            position: 2,
            lineNumber: '2',
            unit: 'EA',
            quantityOrdered: '5',
            quantityShipped: '0',
            quantityOpen: '5',
            status: 'open',
          },
        ],
      },
    });
    expect(failures.map(({ type, data }) => [type, data.failure.code, data.documentNumber])).toEqual([
      ['failure.raised', 'CD-7203', 'D1'],
      ['failure.resolved', 'CD-7203', 'D1'],
    ]);
  });

  it('follow a higher revision, and ignore a lower one', async () => {
    const revised = despatch('D1', [item('4500001', '12', { lineNumber: '1' })], { account: 'A1' });
    await app.publish(eventOf('a1d1', revised, 3));
    await app.rows(1, history('shipment-revised', 'A1'));
    await app.publish(eventOf('a1d1', despatch('D1', [], { account: 'A1' }), 2));
    await app.publish(eventOf('a1o1', order('4500001', [line(1, '12', 'A')], { account: 'A1' }), 2));
    await app.rows(1, history('revised', 'A1'));

    expect((await app.get('/orders/A1/4500001')).body).toMatchObject({
      status: 'shipped',
      revision: 2,
      lines: [{ quantityOrdered: '12', quantityShipped: '12', quantityOpen: '0', status: 'shipped' }],
    });
  });
});

describe('what has no effect', () => {
  it('is a second original, and test traffic; both are said', async () => {
    await app.publish(
      eventOf('a2o1', order('4500001', [line(1, '10', 'A')], { account: 'A2' })),
      eventOf('a2o2', order('4500001', [line(1, '99', 'A')], { account: 'A2' })),
      { ...eventOf('a2o3', order('4500003', [line(1, '99', 'A')], { account: 'A2' })), test: true },
    );
    await app.rows(1, history('second-original', 'A2'));
    const codes = await app.rows(
      2,
      `SELECT value::jsonb->'failure'->>'code' AS code FROM log.record
       WHERE topic LIKE '%failures.v1' AND value::jsonb->>'accountId' = 'A2' ORDER BY code`,
    );

    expect(codes.map(({ code }) => code)).toEqual(['CD-7001', 'CD-7002']);
    expect((await app.get('/orders?account=A2')).body).toMatchObject({
      items: [{ orderNumber: '4500001', status: 'open', lineCount: 1 }],
      nextCursor: null,
    });
  });

  it('is an item that fits no line, which is listed', async () => {
    await app.publish(eventOf('a3o1', order('4500001', [line(1, '10', 'A')], { account: 'A3' })));
    await app.rows(1, history('received', 'A3'));
    const items = [item('4500001', '1', { identifiers: [gtin('Z')] }), item(undefined, '1')];
    await app.publish(eventOf('a3d1', despatch('D1', items, { account: 'A3' })));
    await app.rows(2, `SELECT * FROM orders.shipment_item WHERE account = 'A3'`);

    expect((await app.get('/shipments?account=A3&state=unmatched')).body).toMatchObject({
      items: [
        { despatchNumber: 'D1', position: 1, problem: 'no-line', failureCode: 'CD-7205', allocations: [] },
        { despatchNumber: 'D1', position: 2, problem: 'no-order-number', failureCode: 'CD-7202', allocations: [] },
      ],
      nextCursor: null,
    });
  });
});

describe('reading orders', () => {
  beforeAll(async () => {
    const dates = ['2026-03-01', '2026-03-03', '2026-03-02', undefined];
    await app.publish(
      ...dates.map((issueDate, index) =>
        eventOf(
          `a4o${index}`,
          order(`PO/${index}`, [line(1, '1', 'A')], {
            account: 'A4',
            ...(issueDate === undefined ? {} : { issueDate }),
          }),
        ),
      ),
      eventOf('a4o8', order('BL1', [line(1, '1', 'A')], { account: 'A4', releaseNumber: 'R1' })),
      eventOf('a4o9', order('BL1', [line(1, '1', 'A')], { account: 'A4', releaseNumber: 'R2' })),
    );
    await app.rows(6, `SELECT * FROM orders.purchase_order WHERE account = 'A4'`);
  });

  const numbers = (body: unknown): string[] =>
    (body as { items: { orderNumber: string }[] }).items.map(({ orderNumber }) => orderNumber);

  it.each([
    ['/orders?account=A4&sort=number', ['BL1', 'BL1', 'PO/0', 'PO/1', 'PO/2', 'PO/3']],
    ['/orders?account=A4&issuedFrom=2026-03-02', ['PO/1', 'PO/2']],
    ['/orders?account=A4&issuedTo=2026-03-01&status=open', ['PO/0']],
    ['/orders?account=A4&number=PO%2F3', ['PO/3']],
    ['/orders?account=A4&status=cancelled', []],
  ])('%s', async (path, expected) => {
    expect(numbers((await app.get(path)).body)).toEqual(expected);
  });

  it('goes from page to page, newest first, those without a date last', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.get(`/orders?account=A4&limit=1${cursor}`);
      seen.push(...numbers(body));
      const { nextCursor } = body as { nextCursor: string | null };
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '' && seen.length < 10);

    expect(seen).toEqual(['PO/1', 'PO/2', 'PO/0', 'PO/3', 'BL1', 'BL1']);
  });

  it.each([
    ['/orders/A4/PO%2F1', 200],
    ['/orders/A4/BL1?release=R2', 200],
    ['/orders/A4/BL1', 404],
    ['/orders/A4/PO%2F9', 404],
    ['/orders?status=lost', 400],
    ['/orders?sort=number&cursor=bm9uc2Vuc2U', 400],
  ])('%s answers %i', async (path, status) => {
    expect((await app.get(path)).status).toBe(status);
  });

  it('says which releases there are of an order number', async () => {
    expect((await app.get('/orders/A4/BL1')).body).toMatchObject({
      title: 'Order not found',
      detail: 'There is no order BL1 of account A4, but there are releases of BL1. Name one with ?release=.',
      releases: ['R1', 'R2'],
    });
  });
});

describe('a bulk', () => {
  it('of orders and despatch advices on both topics at once ends complete', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => `B${index}`);
    const despatches = numbers.map((number) =>
      eventOf(`d${number}`, despatch(`D${number}`, [item(number, '3', { lineNumber: '1' })], { account: 'A5' })),
    );
    const orders = numbers.map((number) =>
      eventOf(`o${number}`, order(number, [line(1, '3', 'A')], { account: 'A5' })),
    );
    await app.publish(...despatches.slice(0, 150), ...orders, ...despatches.slice(150));

    const sql = `SELECT * FROM orders.purchase_order WHERE account = 'A5' AND status = 'shipped'`;
    expect(await app.rows(300, sql)).toHaveLength(300);
    expect(await app.database.query('SELECT * FROM orders.dead_letter')).toEqual([]);
  });
});
