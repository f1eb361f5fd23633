import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cashApp } from '@app/cash';
import type { InterchangeResult } from '@app/gateway';
import { ordersApp } from '@app/orders';
import { eventually, startCrossdock } from './crossdock.js';
import type { Crossdock, List } from './crossdock.js';

interface Order {
  readonly status: string;
  readonly lines: readonly { quantityOrdered: string; quantityShipped: string; quantityOpen: string }[];
}
interface OpenItem {
  readonly invoiceNumber: string;
  readonly amount: string;
  readonly amountOpen: string;
}
interface Payment {
  readonly id: string;
  readonly allocations: readonly { amount: string; invoiceNumber: string }[];
}

let crossdock: Crossdock;
beforeAll(async () => (crossdock = await startCrossdock({ apps: [ordersApp, cashApp] })), 120_000);
afterAll(() => crossdock.close());

/** Posts the input of a golden example, and answers what became of its only interchange. */
async function postGolden(path: string): Promise<InterchangeResult> {
  const { status, body } = await crossdock.post(await readFile(`mappings/${path}/input.edi`));
  expect(status).toBe(200);
  return body.interchanges[0]!;
}

/** Each step stands on the one before it: the files of one order, from the order to the cash. */
describe('one order of ACME, from the purchase order to the cash', () => {
  const order = async (): Promise<Order> => (await crossdock.get<Order>('/orders/ACME/4500017')).body;

  it('comes in as an 850 and stands in the order book', async () => {
    const interchange = await postGolden('x12/004010/850/golden/replenishment');
    expect(interchange).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      documents: [{ documentType: 'Order', documentNumber: '4500017', account: 'ACME' }],
    });
    expect(interchange.acknowledgments[0]!.content).toContain('AK9*A*1*1*1~');
    const { lines } = await eventually(order, ({ lines }) => lines !== undefined);
    expect(lines.map(({ quantityOrdered, quantityOpen }) => [quantityOrdered, quantityOpen])).toEqual([
      ['48', '48'],
      ['24', '24'],
      ['4', '4'],
    ]);
  });

  it('is shipped by an 856 of the logistics provider', async () => {
    expect(await postGolden('x12/004010/856/golden/pallet-and-cartons')).toMatchObject({
      partnerId: 'swiftship',
      verdict: 'accepted',
      documents: [{ documentType: 'DespatchAdvice', account: 'ACME' }],
    });
    const shipped = await eventually(order, ({ status }) => status === 'partially-shipped');
    expect(shipped.lines.map(({ quantityShipped, quantityOpen }) => [quantityShipped, quantityOpen])).toEqual([
      ['48', '0'],
      ['20', '4'],
      ['4', '0'],
    ]);
  });

  it('is invoiced by our own ERP with an 810, which nobody acknowledges', async () => {
    expect(await postGolden('x12/004010/810/golden/one-order')).toMatchObject({
      partnerId: 'acme',
      verdict: 'accepted',
      acknowledgments: [],
      documents: [{ documentType: 'Invoice', documentNumber: 'INV-90017', account: 'ACME', published: true }],
    });
    expect(await openItem(({ amount }) => amount !== undefined)).toMatchObject({
      amount: '1628.00',
      amountOpen: '1628.00',
    });
  });

  it('is paid by an 820 with a deduction', async () => {
    expect(await postGolden('x12/004010/820/golden/deduction')).toMatchObject({
      verdict: 'accepted',
      documents: [{ documentType: 'RemittanceAdvice', documentNumber: 'PAY-260410-7', account: 'ACME' }],
    });
    expect(await openItem(({ amount, amountOpen }) => amountOpen !== amount)).toMatchObject({ amount: '1628.00' });
    const payments = await crossdock.get<List<Payment>>('/payments?account=ACME&reference=PAY-260410-7');
    const payment = await crossdock.get<Payment>(`/payments/${payments.body.items[0]!.id}`);
    expect(payment.body.allocations).toMatchObject([{ invoiceNumber: 'INV-90017', amount: '1566.00' }]);
  });

  it('never comes twice: the services see each event once', async () => {
    expect(await postGolden('x12/004010/850/golden/replenishment')).toMatchObject({ state: 'duplicate' });
    const { body } = await crossdock.get<List<unknown>>('/orders?account=ACME');
    expect(body.items).toHaveLength(1);
  });

  const openItem = async (expected: (item: Partial<OpenItem>) => boolean): Promise<Partial<OpenItem>> =>
    eventually(async () => {
      const { body } = await crossdock.get<List<OpenItem>>('/open-items?account=ACME&invoice=INV-90017');
      return body.items[0] ?? {};
    }, expected);
});

describe('an order of Nordmarkt', () => {
  it('comes in as an EDIFACT ORDERS and is answered with a CONTRL', async () => {
    const interchange = await postGolden('edifact/D.96A/ORDERS/golden/distribution-centre');
    expect(interchange).toMatchObject({
      partnerId: 'nordmarkt',
      verdict: 'accepted',
      documents: [{ documentType: 'Order', documentNumber: 'NM-26-1187', account: 'NORDMARKT' }],
      acknowledgments: [{ kinds: ['CONTRL'] }],
    });
    expect(interchange.acknowledgments[0]!.content).toMatch(/UCI\+NM1187\+4001234000008:14\+5412345000013:14\+7'/);
    const order = await eventually(
      () => crossdock.get<Order>('/orders/NORDMARKT/NM-26-1187'),
      ({ status }) => status === 200,
    );
    expect(order.body.lines.map(({ quantityOrdered }) => quantityOrdered)).toEqual(['144', '36', '500']);
  });
});

describe('what a service cannot take', () => {
  it('is in the list of failures', async () => {
    const again = (await readFile('mappings/x12/004010/850/golden/replenishment/input.edi', 'latin1')).replaceAll(
      '000000017',
      '000000918',
    );
    const { body } = await crossdock.post(again);
    expect(body.interchanges).toMatchObject([{ state: 'processed', verdict: 'accepted' }]);
    const failures = await eventually(
      () => crossdock.get<List<{ failure: { stage: string } }>>('/failures?status=open&partner=acme'),
      ({ body: list }) => list.items.some(({ failure }) => failure.stage === 'consume'),
    );
    expect(failures.body.items[0]).toMatchObject({
      source: 'orders',
      failure: { stage: 'consume' },
      documentNumber: '4500017',
    });
  });
});
