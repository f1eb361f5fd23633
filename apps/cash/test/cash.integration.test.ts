import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPICS } from '@app/canonical';
import { cashApp } from '@app/cash';
import type { DeductionOpened, PaymentApplied } from '@app/cash';
import type { FailureRecord } from '@app/messaging';
import { runApp } from '../../../test/harness/running-app.js';
import type { RunningApp } from '../../../test/harness/running-app.js';
import { adjustment, invoice, pays, remittance } from './documents.js';
import { documentId, eventOf } from './memory-cash.js';

let app: RunningApp;

beforeAll(async () => {
  app = await runApp(cashApp);
}, 60_000);

afterAll(() => app.close());

const payments = (account: string): string => `SELECT * FROM cash.payment WHERE account = '${account}'`;
const items = (account: string, status: string): string =>
  `SELECT * FROM cash.open_item WHERE account = '${account}' AND status = '${status}'`;

async function paymentOf(account: string, reference: string): Promise<{ id: string; body: unknown }> {
  const { body } = await app.get(`/payments?account=${account}&reference=${reference}`);
  const id = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  return { id, body: (await app.get(`/payments/${id}`)).body };
}

/** Codes of the failures raised and resolved for an account. */
async function failuresOf(account: string, count: number): Promise<unknown[]> {
  const found = await app.rows(
    count,
    `SELECT headers->>'ce_type' AS type, value::jsonb->'failure'->>'code' AS code FROM log.record
     WHERE topic LIKE '%failures.v1' AND value::jsonb->>'accountId' = '${account}' ORDER BY code, type`,
  );
  return found.map(({ type, code }) => `${String(type)} ${String(code)}`);
}

describe('a payment and its invoices', () => {
  it('meet, the payment first, and what is kept back stays open with its reason', async () => {
    const advice = remittance(
      'P1',
      '1338.00',
      [
        pays('I1', '388.00', { adjustments: [adjustment('04', '-20.00')], originalAmount: '408.00' }),
        pays('I2', '950.00'),
      ],
      { account: 'A1', currency: 'USD', paymentDate: '2026-04-07', method: 'ACH', payer: { ids: [], name: 'ACME' } },
    );
    await app.publish(eventOf('a1p1', advice));
    await app.rows(1, payments('A1'));
    expect((await paymentOf('A1', 'P1')).body).toMatchObject({
      status: 'unapplied',
      amountUnapplied: '1338.00',
      allocations: [],
      failureCodes: ['CD-8101', 'CD-8101'],
    });

    await app.publish(
      eventOf('a1i1', invoice('I1', '408.00', { account: 'A1', currency: 'USD', dueDate: '2026-04-08' })),
      eventOf('a1i2', invoice('I2', '950.00', { account: 'A1', currency: 'USD' })),
    );
    await app.rows(1, items('A1', 'partially-open'));
    await app.rows(1, items('A1', 'closed'));

    const { id, body } = await paymentOf('A1', 'P1');
    expect(body).toMatchObject({
      id,
      account: 'A1',
      paymentReference: 'P1',
      status: 'applied',
      amount: '1338.00',
      amountApplied: '1338.00',
      amountUnapplied: '0',
      currency: 'USD',
      paymentDate: '2026-04-07',
      method: 'ACH',
      payer: 'ACME',
      allocations: [
        { invoiceNumber: 'I1', amount: '388.00', reason: 'short-payment', position: 1 },
        { invoiceNumber: 'I2', amount: '950.00', reason: 'exact-reference', position: 2 },
      ],
      unapplied: [],
      differences: [{ kind: 'deduction', amount: '-20.00', invoiceNumber: 'I1', reasonCode: '04', codeList: 'X12' }],
      failureCodes: [],
      document: {
        documentId: documentId('a1p1'),
        eventId: `${documentId('a1p1')}.1`,
        revision: 1,
        receivedAt: '2026-03-02T08:15:00.000Z',
        sender: 'acme',
        lineage: { interchangeControl: '000000412', byteOffset: 155, byteLength: 713 },
      },
    });
    expect((await app.get('/open-items?account=A1')).body).toMatchObject({
      items: [
        {
          account: 'A1',
          invoiceNumber: 'I1',
          kind: 'invoice',
          status: 'partially-open',
          amount: '408.00',
          amountApplied: '388.00',
          amountOpen: '20.00',
          currency: 'USD',
          issueDate: '2026-03-02',
          dueDate: '2026-04-08',
          documentId: documentId('a1i1'),
        },
        { invoiceNumber: 'I2', status: 'closed', amountOpen: '0.00' },
      ],
      nextCursor: null,
    });
  });

  it('are told on the topic, and the warnings end', async () => {
    const deductions = await app.rows(
      1,
      `SELECT value FROM log.record WHERE topic LIKE '%${TOPICS.cash}' AND headers->>'ce_type' = 'deduction.opened'`,
    );
    const applied = await app.rows(
      1,
      `SELECT value FROM log.record WHERE topic LIKE '%${TOPICS.cash}' AND value::jsonb->>'status' = 'applied'`,
    );

    expect(deductions.map(({ value }) => JSON.parse(String(value)) as DeductionOpened)).toMatchObject([
      {
        account: 'A1',
        paymentReference: 'P1',
        currency: 'USD',
        amount: '-20.00',
        reasonCode: '04',
        invoiceNumber: 'I1',
      },
    ]);
    expect(applied.map(({ value }) => JSON.parse(String(value)) as PaymentApplied)).toMatchObject([
      { amount: '1338.00', amountApplied: '1338.00', amountUnapplied: '0' },
    ]);
    expect(await failuresOf('A1', 4)).toEqual([
      'failure.raised CD-8101',
      'failure.raised CD-8101',
      'failure.resolved CD-8101',
      'failure.resolved CD-8101',
    ]);
  });

  it('follow a higher revision, and ignore a lower one', async () => {
    await app.publish(eventOf('a1p1', remittance('P1', '950.00', [pays('I2', '950.00')], { account: 'A1' }), 3));
    await app.rows(1, `${items('A1', 'open')} AND invoice_number = 'I1'`);
    await app.publish(eventOf('a1p1', remittance('P1', '1.00', [], { account: 'A1' }), 2));
    await app.publish(eventOf('a1i2', invoice('I2', '900.00', { account: 'A1' }), 2));
    await app.rows(1, `${payments('A1')} AND status = 'partially-applied'`);

    expect((await paymentOf('A1', 'P1')).body).toMatchObject({
      amount: '950.00',
      document: { revision: 3 },
      allocations: [{ invoiceNumber: 'I2', amount: '900.00', reason: 'over-payment' }],
      unapplied: [{ amount: '50.00', reason: 'over-payment', invoiceNumber: 'I2' }],
      failureCodes: ['CD-8103'],
    });
  });
});

describe('what a person must look at', () => {
  it('is said with its code, and no money is lost', async () => {
    await app.publish(
      eventOf('a2i1', invoice('I1', '100.00', { account: 'A2', currency: 'EUR' })),
      eventOf('a2i2', invoice('I2', '100.00', { account: 'A2' })),
      eventOf('a2i3', invoice('I3', '100.00', { account: 'A2', kind: 'proforma' })),
      eventOf('a2i4', invoice('I4', '100.00', { account: 'A2', kind: 'corrected', originalInvoice: 'I2' })),
      eventOf('a2i5', invoice('I1', '999.00', { account: 'A2' })),
      eventOf('a2i6', invoice('I9', '1.00', { account: 'A2', purpose: 'cancellation' })),
      eventOf('a2i7', invoice('I8', '1.00', { account: 'A2', purpose: 'duplicate' })),
      { ...eventOf('a2i8', invoice('I7', '1.00', { account: 'A2' })), test: true },
    );
    await app.rows(3, items('A2', 'open'));
    const advice = remittance(
      'P1',
      '500.00',
      [pays('I1', '100.00'), pays(undefined, '10.00'), pays('I2', '-5.00'), pays('I2', '100.00'), pays('I2', '1.00')],
      { account: 'A2', currency: 'USD' },
    );
    await app.publish(
      eventOf('a2p1', advice),
      eventOf('a2p2', remittance('P2', '7.00', [], { account: 'A2', creditDebit: 'debit' })),
    );
    await app.rows(2, payments('A2'));

    expect(await failuresOf('A2', 12)).toEqual([
      'failure.raised CD-8001',
      'failure.raised CD-8002',
      'failure.raised CD-8003',
      'failure.raised CD-8004',
      'failure.raised CD-8005',
      'failure.raised CD-8006',
      'failure.raised CD-8007',
      'failure.raised CD-8008',
      'failure.raised CD-8102',
      'failure.raised CD-8104',
      'failure.raised CD-8105',
      'failure.raised CD-8106',
    ]);
    expect((await paymentOf('A2', 'P1')).body).toMatchObject({
      amountApplied: '100.00',
      amountUnapplied: '400.00',
      unapplied: [
        { amount: '100.00', reason: 'currency-differs' },
        { amount: '10.00', reason: 'no-reference' },
        { amount: '-5.00', reason: 'sign-differs' },
        { amount: '1.00', reason: 'already-paid' },
        { amount: '294.00', reason: 'unbalanced' },
      ],
    });
    const [record] = await app.rows(
      1,
      `SELECT value FROM log.record WHERE value::jsonb->'failure'->>'code' = 'CD-8105'`,
    );
    expect(JSON.parse(String(record?.value)) as FailureRecord).toMatchObject({
      documentNumber: 'P1',
      failure: {
        message: 'Item 1 of the payment P1 of A2 pays in USD what invoice I1 asks for in EUR.',
        location: { interchangeControl: '000000412', path: 'items[0]' },
      },
    });
  });
});

describe('reading', () => {
  beforeAll(async () => {
    await app.publish(
      ...['I3', 'I1', 'I2'].map((number) => eventOf(`a3${number}`, invoice(number, '1.00', { account: 'A3' }))),
      ...['P2', 'P1'].map((number) => eventOf(`a3${number}`, remittance(number, '1.00', [], { account: 'A3' }))),
    );
    await app.rows(3, items('A3', 'open'));
    await app.rows(2, payments('A3'));
  });

  it.each([
    ['/open-items?account=A3&limit=2', ['I1', 'I2']],
    ['/open-items?account=A3&invoice=I3&status=open', ['I3']],
    ['/open-items?account=A3&status=closed', []],
    ['/payments?account=A3', ['P1', 'P2']],
    ['/payments?account=A3&status=unapplied&reference=P2', ['P2']],
    ['/payments?account=A3&status=applied', []],
  ])('%s', async (path, expected) => {
    const { items: found } = (await app.get(path)).body as { items: Record<string, string>[] };

    expect(found.map(({ invoiceNumber, paymentReference }) => invoiceNumber ?? paymentReference)).toEqual(expected);
  });

  it('goes from page to page', async () => {
    const first = (await app.get('/open-items?account=A3&limit=2')).body as { nextCursor: string };

    expect((await app.get(`/open-items?account=A3&limit=2&cursor=${first.nextCursor}`)).body).toMatchObject({
      items: [{ invoiceNumber: 'I3' }],
      nextCursor: null,
    });
  });

  it.each([
    ['/payments/00000000-0000-5000-8000-000000000000', 404],
    ['/payments/P1', 404],
    ['/open-items?status=lost', 400],
  ])('%s answers %i', async (path, status) => {
    expect((await app.get(path)).status).toBe(status);
  });
});

describe('a bulk', () => {
  it('of invoices and payments on both topics at once ends complete', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => `N${index}`);
    const advices = numbers.map((number) =>
      eventOf(`p${number}`, remittance(`P${number}`, '3.00', [pays(number, '3.00')], { account: 'A4' })),
    );
    const invoices = numbers.map((number) => eventOf(`i${number}`, invoice(number, '3.00', { account: 'A4' })));
    await app.publish(...advices.slice(0, 100), ...invoices, ...advices.slice(100));

    expect(await app.rows(200, items('A4', 'closed'))).toHaveLength(200);
    expect(await app.rows(200, `${payments('A4')} AND status = 'applied'`)).toHaveLength(200);
    expect(await app.database.query('SELECT * FROM cash.dead_letter')).toEqual([]);
  });
});
