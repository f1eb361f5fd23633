import { describe, expect, it } from '@jest/globals';
import type { CrossdockEvent, Invoice, RemittanceAdvice, RemittanceItem } from '@app/canonical';
import { add, normalise, subtract, sum } from '@app/canonical';
import fc from 'fast-check';
import { adjustment, invoice, pays, remittance } from './documents.js';
import { MemoryCash, eventOf } from './memory-cash.js';

type Event = CrossdockEvent<Invoice | RemittanceAdvice>;

const NUMBERS = ['I1', 'I2', 'I3'];
const cents = (value: number): string =>
  `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
const positive = fc.integer({ min: 0, max: 5000 }).map(cents);
const signed = fc.integer({ min: -5000, max: 5000 }).map(cents);
const currency = fc.constantFrom(undefined, undefined, 'USD', 'EUR');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const anAdjustment = fc
  .tuple(fc.constantFrom('01', '70'), signed, fc.boolean())
  .map(([code, amount, netted]) => adjustment(code, amount, netted));

const anItem: fc.Arbitrary<RemittanceItem> = fc
  .record({ number: maybe(fc.constantFrom(...NUMBERS, 'I9')), amount: maybe(signed), discount: maybe(positive), adjustments: fc.array(anAdjustment, { maxLength: 2 }) })
  .map(({ number, amount, discount, adjustments }) =>
    pays(number, amount, { adjustments, ...(discount === undefined ? {} : { discount }) }),
  ); // prettier-ignore

const aRemittance = (reference: string): fc.Arbitrary<RemittanceAdvice> =>
  fc
    .record({ amount: positive, items: fc.array(anItem, { maxLength: 4 }), adjustments: fc.array(anAdjustment, { maxLength: 2 }), currency, date: fc.constantFrom(undefined, '2026-03-01', '2026-03-02'), debit: fc.constantFrom(false, false, false, true) })
    .map(({ amount, items, adjustments, currency: code, date, debit }) =>
      remittance(reference, amount, items, {
        adjustments,
        ...(code === undefined ? {} : { currency: code }),
        ...(date === undefined ? {} : { paymentDate: date }),
        ...(debit ? { creditDebit: 'debit' } : {}),
      }),
    ); // prettier-ignore

const anInvoice = (number: string): fc.Arbitrary<Invoice> =>
  fc
    .record({ due: positive, currency, kind: fc.constantFrom('invoice', 'credit-note', 'proforma') })
    .map(({ due, currency: code, kind }) => invoice(number, due, { kind, ...(code === undefined ? {} : { currency: code }) })); // prettier-ignore

/** Revisions 1..n of one document. */
function revisions<Content extends Invoice | RemittanceAdvice>(name: string, content: fc.Arbitrary<Content>): fc.Arbitrary<Event[]> {
  return fc.array(content, { minLength: 1, maxLength: 2 }).map((all) => all.map((one, index) => eventOf(name, one, index + 1)));
} // prettier-ignore

const scenario = fc
  .tuple(
    ...NUMBERS.map((number) => revisions(number, anInvoice(number))),
    ...['P1', 'P2', 'P3'].map((reference) => revisions(reference, aRemittance(reference))),
  )
  .map((all) => all.flat());

function cashOf(events: readonly Event[]): MemoryCash {
  const cash = new MemoryCash();
  for (const event of events) cash.take(event);
  return cash;
}

describe('money', () => {
  it('is neither lost nor made: allocations, unapplied and separate adjustments are the payment', () => {
    fc.assert(
      fc.property(scenario, (events) => {
        const cash = cashOf(events);
        for (const payment of cash.book.payments) {
          const application = cash.application(payment.paymentReference)!;
          const separate = payment.adjustments.filter(({ netted }) => !netted).map(({ amount }) => amount);
          const parts = [...application.allocations, ...application.unapplied].map(({ amount }) => amount);

          expect(normalise(sum([...parts, ...separate]))).toBe(normalise(payment.amount));
          expect(normalise(add(application.amountApplied, application.amountUnapplied))).toBe(normalise(sum(parts)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is taken from open items once: what is open and what was applied is the invoice, and no more is applied than that', () => {
    fc.assert(
      fc.property(scenario, (events) => {
        const cash = cashOf(events);
        const allocations = cash.applications().flatMap(([, application]) => application.allocations);
        for (const { invoiceNumber, amount, amountOpen, amountApplied } of cash.book.items) {
          const applied = allocations.filter((one) => one.invoiceNumber === invoiceNumber).map((one) => one.amount);

          expect(normalise(sum(applied))).toBe(normalise(amountApplied));
          expect(normalise(add(amountOpen, amountApplied))).toBe(normalise(amount));
          expect(amountOpen.startsWith('-')).toBe(amount.startsWith('-') && normalise(amountOpen) !== '0');
        }
      }),
    );
  });

  it('differs from what was asked for by its differences alone', () => {
    fc.assert(
      fc.property(scenario, (events) => {
        for (const payment of cashOf(events).book.payments) {
          for (const { claim, outcome } of payment.claims) {
            if (outcome.openBefore === undefined) continue;
            const ofClaim = new MemoryCash();
            ofClaim.book = { items: [], payments: [{ ...payment, adjustments: [], claims: [{ claim, outcome }] }] };
            const differences = ofClaim.application(payment.paymentReference)!.differences.map(({ amount }) => amount);

            expect(normalise(sum(differences))).toBe(normalise(subtract(outcome.allocated, outcome.openBefore)));
          }
        }
      }),
    );
  });

  it('ends at the same place for every permutation of invoices, remittances and their revisions', () => {
    fc.assert(
      fc.property(
        scenario.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
        ([events, shuffled]) => {
          const [one, other] = [cashOf(events), cashOf([...shuffled, ...shuffled])];

          expect(other.items()).toEqual(one.items());
          expect(other.applications()).toEqual(one.applications());
        },
      ),
      { numRuns: 300 },
    ); // prettier-ignore
  });
});
