import { describe, expect, it } from '@jest/globals';
import type { InvoiceClaim } from '../src/domain/allocate-remittance.js';
import { allocate } from '../src/domain/allocate-remittance.js';
import { invoicedItem } from '../src/domain/open-item.js';
import { invoice } from './documents.js';

const claim = (paymentReference: string, amount: string, more: Partial<InvoiceClaim> = {}): InvoiceClaim => ({
  paymentReference,
  amount,
  position: 1,
  ...more,
});

const cases: { name: string; of?: Parameters<typeof invoice>; claims: InvoiceClaim[]; outcomes: object[] }[] = [
  {
    name: 'the exact amount',
    of: ['I1', '100.00'],
    claims: [claim('P1', '100')],
    outcomes: [{ allocated: '100', reason: 'exact-reference', openBefore: '100.00', unapplied: '0' }],
  },
  {
    name: 'less than is open',
    of: ['I1', '100.00'],
    claims: [claim('P1', '95.50')],
    outcomes: [{ allocated: '95.50', reason: 'short-payment', openBefore: '100.00', unapplied: '0' }],
  },
  {
    name: 'more than is open',
    of: ['I1', '100.00'],
    claims: [claim('P1', '120')],
    outcomes: [
      { allocated: '100.00', reason: 'over-payment', openBefore: '100.00', unapplied: '20.00', unappliedReason: 'over-payment' },
    ],
  },
  {
    name: 'two parts, by date and not by arrival',
    of: ['I1', '100.00'],
    claims: [claim('P1', '40', { paymentDate: '2026-03-09' }), claim('P2', '60', { paymentDate: '2026-03-01' })],
    outcomes: [
      { allocated: '40', reason: 'exact-reference', openBefore: '40.00', unapplied: '0' },
      { allocated: '60', reason: 'short-payment', openBefore: '100.00', unapplied: '0' },
    ],
  },
  {
    name: 'the same invoice twice',
    of: ['I1', '100.00'],
    claims: [claim('P1', '100'), claim('P2', '100')],
    outcomes: [
      { allocated: '100', reason: 'exact-reference', openBefore: '100.00', unapplied: '0' },
      { allocated: '0', unapplied: '100', unappliedReason: 'already-paid' },
    ],
  },
  {
    name: 'a credit note, taken whole and in part',
    of: ['C1', '30.00', { kind: 'credit-note' }],
    claims: [claim('P1', '-10.00'), claim('P2', '-20.00')],
    outcomes: [
      { allocated: '-10.00', reason: 'short-payment', openBefore: '-30.00', unapplied: '0' },
      { allocated: '-20.00', reason: 'exact-reference', openBefore: '-20.00', unapplied: '0' },
    ],
  },
  {
    name: 'more than a credit note gives',
    of: ['C1', '30.00', { kind: 'credit-note' }],
    claims: [claim('P1', '-50')],
    outcomes: [
      { allocated: '-30.00', reason: 'over-payment', openBefore: '-30.00', unapplied: '-20.00', unappliedReason: 'over-payment' },
    ],
  },
  {
    name: 'nothing, for an invoice that was deducted whole',
    of: ['I1', '100.00'],
    claims: [claim('P1', '0.00')],
    outcomes: [{ allocated: '0.00', reason: 'short-payment', openBefore: '100.00', unapplied: '0' }],
  },
  {
    name: 'a sign that differs',
    of: ['I1', '100.00'],
    claims: [claim('P1', '-100')],
    outcomes: [{ allocated: '0', unapplied: '-100', unappliedReason: 'sign-differs' }],
  },
  {
    name: 'another currency',
    of: ['I1', '100.00', { currency: 'EUR' }],
    claims: [claim('P1', '100', { currency: 'USD' })],
    outcomes: [{ allocated: '0', unapplied: '100', unappliedReason: 'currency-differs' }],
  },
  {
    name: 'the currency of the agreement',
    of: ['I1', '100.00', { resolved: { currency: { value: 'EUR', source: 'agreement nordmarkt/invoic' } } }],
    claims: [claim('P1', '100', { currency: 'EUR' }), claim('P2', '1', { currency: 'USD' })],
    outcomes: [
      { allocated: '100', reason: 'exact-reference', openBefore: '100.00', unapplied: '0' },
      { allocated: '0', unapplied: '1', unappliedReason: 'currency-differs' },
    ],
  },
  {
    name: 'an invoice that is not there',
    claims: [claim('P1', '100')],
    outcomes: [{ allocated: '0', unapplied: '100', unappliedReason: 'unknown-invoice' }],
  },
]; // prettier-ignore

describe('applying claims to an invoice', () => {
  it.each(cases)('$name', ({ of, claims, outcomes }) => {
    const item = of === undefined ? undefined : invoicedItem('document', 1, invoice(...of));

    expect(allocate(item, claims)).toEqual(outcomes);
  });
});
