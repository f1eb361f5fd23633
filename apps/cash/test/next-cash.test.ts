import { describe, expect, it } from '@jest/globals';
import { adjustment, invoice, pays, remittance } from './documents.js';
import { MemoryCash, eventOf } from './memory-cash.js';

function cashOf(...events: Parameters<MemoryCash['take']>[0][]): MemoryCash {
  const cash = new MemoryCash();
  for (const event of events) cash.take(event);
  return cash;
}

const I1 = eventOf('i1', invoice('I1', '1000.00', { currency: 'USD' }));

describe('cash application', () => {
  it('closes an invoice that is paid exactly', () => {
    const cash = cashOf(I1, eventOf('p1', remittance('P1', '1000.00', [pays('I1', '1000.00')])));

    expect(cash.items()).toEqual(['I1: 0.00 of 1000.00 closed']);
    expect(cash.application('P1')).toEqual({
      status: 'applied',
      allocations: [{ invoiceNumber: 'I1', amount: '1000.00', reason: 'exact-reference', position: 1 }],
      unapplied: [],
      differences: [],
      amountApplied: '1000.00',
      amountUnapplied: '0',
    });
  });

  it('keeps a deduction open with its reason, netted or not', () => {
    for (const item of [
      pays('I1', '950.00', { adjustments: [adjustment('70', '-50.00')] }),
      pays('I1', '1000.00', { adjustments: [adjustment('70', '-50.00', false)] }),
    ]) {
      const cash = cashOf(I1, eventOf('p1', remittance('P1', '950.00', [item])));

      expect(cash.items()).toEqual(['I1: 50.00 of 1000.00 partially-open']);
      expect(cash.application('P1')).toEqual({
        status: 'applied',
        allocations: [{ invoiceNumber: 'I1', amount: '950.00', reason: 'short-payment', position: 1 }],
        unapplied: [],
        differences: [
          { kind: 'deduction', amount: '-50.00', reasonCode: '70', codeList: 'X12', references: [], invoiceNumber: 'I1' },
        ],
        amountApplied: '950.00',
        amountUnapplied: '0',
      }); // prettier-ignore
    }
  });

  it('says what of a short payment is explained, and what is not', () => {
    const item = pays('I1', '900.00', { discount: '20.00', adjustments: [adjustment('01', '-30.00')] });
    const cash = cashOf(I1, eventOf('p1', remittance('P1', '900.00', [item])));

    expect(
      cash.application('P1')?.differences.map(({ kind, amount, reasonCode }) => [kind, amount, reasonCode]),
    ).toEqual([
      ['deduction', '-30.00', '01'],
      ['discount', '-20.00', undefined],
      ['unexplained', '-50.00', undefined],
    ]);
  });

  it('keeps what cannot be placed as unapplied, each part with its reason', () => {
    const items = [pays('I1', '1100.00'), pays('I9', '10.00'), pays(undefined, '5.00'), pays('I1', '7.00')];
    const order = { ...pays('4500001', '3.00'), documentType: 'order' };
    const cash = cashOf(I1, eventOf('p1', remittance('P1', '1130.00', [...items, order])));

    expect(cash.application('P1')).toMatchObject({
      status: 'partially-applied',
      amountApplied: '1000.00',
      amountUnapplied: '130.00',
      unapplied: [
        { amount: '100.00', reason: 'over-payment', invoiceNumber: 'I1', position: 1 },
        { amount: '10.00', reason: 'unknown-invoice', invoiceNumber: 'I9', position: 2 },
        { amount: '5.00', reason: 'no-reference', position: 3 },
        { amount: '7.00', reason: 'already-paid', invoiceNumber: 'I1', position: 4 },
        { amount: '3.00', reason: 'no-reference', position: 5 },
        { amount: '5.00', reason: 'unbalanced' },
      ],
    });
  });

  it('keeps the rest of a payment whose items do not say an amount', () => {
    const cash = cashOf(I1, eventOf('p1', remittance('P1', '1000.00', [pays('I1', undefined)])));

    expect(cash.items()).toEqual(['I1: 1000.00 of 1000.00 open']);
    expect(cash.application('P1')?.unapplied).toEqual([{ amount: '1000.00', reason: 'amount-not-stated' }]);
  });

  it('keeps a payment without items, and a debit, unapplied', () => {
    const cash = cashOf(
      eventOf('p1', remittance('P1', '12.00', [])),
      eventOf('p2', remittance('P2', '12.00', [pays('I1', '12.00')], { creditDebit: 'debit' })),
    );

    expect(cash.application('P1')?.unapplied).toEqual([{ amount: '12.00', reason: 'no-items' }]);
    expect(cash.application('P2')?.unapplied).toEqual([{ amount: '-12.00', reason: 'debit' }]);
  });

  it('applies a payment when its invoice arrives', () => {
    const cash = cashOf(eventOf('p1', remittance('P1', '1000.00', [pays('I1', '1000.00')])));
    expect(cash.application('P1')).toMatchObject({ status: 'unapplied', amountUnapplied: '1000.00' });

    cash.take(I1);

    expect(cash.application('P1')).toMatchObject({ status: 'applied', amountUnapplied: '0' });
    expect(cash.items()).toEqual(['I1: 0.00 of 1000.00 closed']);
  });

  it('takes an adjustment of the whole payment as a difference of its own', () => {
    const advice = remittance('P1', '980.00', [pays('I1', '1000.00')], {
      adjustments: [adjustment('54', '-20.00', false)],
    });
    const cash = cashOf(I1, eventOf('p1', advice));

    expect(cash.application('P1')).toMatchObject({
      status: 'applied',
      amountApplied: '1000.00',
      differences: [{ kind: 'deduction', amount: '-20.00', reasonCode: '54' }],
    });
  });

  it('nets a credit note against an invoice', () => {
    const credit = eventOf('c1', invoice('C1', '100.00', { kind: 'credit-note' }));
    const advice = remittance('P1', '900.00', [
      pays('I1', '1000.00'),
      pays('C1', '-100.00', { documentType: 'credit-note' }),
    ]);
    const cash = cashOf(I1, credit, eventOf('p1', advice));

    expect(cash.items()).toEqual(['C1: 0.00 of -100.00 closed', 'I1: 0.00 of 1000.00 closed']);
    expect(cash.application('P1')).toMatchObject({ status: 'applied', amountApplied: '900.00' });
  });

  it('never mixes currencies', () => {
    const cash = cashOf(I1, eventOf('p1', remittance('P1', '1000.00', [pays('I1', '1000.00')], { currency: 'EUR' })));

    expect(cash.items()).toEqual(['I1: 1000.00 of 1000.00 open']);
    expect(cash.application('P1')?.unapplied).toEqual([
      { amount: '1000.00', reason: 'currency-differs', invoiceNumber: 'I1', position: 1 },
    ]);
  });

  it('counts a payment reference once, and an invoice number once', () => {
    const cash = cashOf(
      I1,
      eventOf('p1', remittance('P1', '400.00', [pays('I1', '400.00')])),
      eventOf('p2', remittance('P1', '400.00', [pays('I1', '400.00')])),
      eventOf('i2', invoice('I1', '5000.00')),
    );

    expect(cash.items()).toEqual(['I1: 600.00 of 1000.00 partially-open']);
  });

  it('reverses a revision before it applies the next', () => {
    const first = eventOf('p1', remittance('P1', '400.00', [pays('I1', '400.00')]));
    const second = eventOf('p1', remittance('P1', '250.00', [pays('I1', '250.00')]), 2);
    const cash = cashOf(I1, first, second, first);
    expect(cash.items()).toEqual(['I1: 750.00 of 1000.00 partially-open']);

    cash.take(eventOf('i1', invoice('I1', '250.00'), 2));

    expect(cash.items()).toEqual(['I1: 0.00 of 250.00 closed']);
    expect(cash.application('P1')?.allocations.map(({ reason }) => reason)).toEqual(['exact-reference']);
  });

  it('gives a cancelled payment, and a cancelled invoice, back', () => {
    const cash = cashOf(
      I1,
      eventOf('p1', remittance('P1', '400.00', [pays('I1', '400.00')])),
      eventOf('p2', remittance('P1', '400.00', [], { purpose: 'cancellation' })),
    );
    expect(cash.items()).toEqual(['I1: 1000.00 of 1000.00 open']);
    expect(cash.application('P1')).toMatchObject({ status: 'cancelled', allocations: [], unapplied: [] });

    cash.take(eventOf('i2', invoice('I1', '0', { purpose: 'cancellation' })));

    expect(cash.items()).toEqual([]);
  });

  it('opens no item for a pro-forma invoice', () => {
    expect(cashOf(eventOf('i1', invoice('I1', '10.00', { kind: 'proforma' }))).items()).toEqual([]);
  });
});
