import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CanonicalDocument, CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import type { RegisteredDocument } from '@app/messaging';
import type { Application } from './application.js';
import { applicationOf } from './application.js';
import type { BookedPayment, CashBook } from './cash-book.js';
import { paymentId, textOfPayment } from './cash-book.js';
import type { Difference } from './differences.js';

interface AboutPayment {
  readonly paymentId: string;
  readonly account: string;
  readonly paymentReference: string;
  readonly currency?: string;
}

/** `payment.applied`: where the money of a payment went, whole; it replaces what was said of the payment before. */
export interface PaymentApplied extends AboutPayment, Application {
  readonly amount: string;
}

/** `payment.unapplied`: what of a payment waits for a person, or for its invoice. */
export interface PaymentUnapplied extends AboutPayment, Pick<Application, 'unapplied' | 'amountUnapplied'> {}

/** `deduction.opened`: money that the payer kept back, and why. */
export interface DeductionOpened extends AboutPayment, Difference {}

export type CashEvent = CrossdockEvent<PaymentApplied | PaymentUnapplied | DeductionOpened>;

/** What to tell of the payments whose application changed. */
export function cashEvents(
  before: CashBook,
  after: CashBook,
  documents: ReadonlyMap<string, RegisteredDocument<CanonicalDocument>>,
  now: string,
): CashEvent[] {
  const known = new Map(before.payments.map((payment) => [textOfPayment(payment), applicationOf(payment)]));
  return after.payments.flatMap((payment) => {
    const was = known.get(textOfPayment(payment));
    const is = applicationOf(payment);
    if (isDeepStrictEqual(was, is)) return [];
    const event = (type: string, data: CashEvent['data']): CashEvent => ({
      ...envelope(payment, documents.get(payment.documentId), now),
      type,
      ...(data === undefined ? {} : { data }),
    });
    const about = aboutOf(payment);
    const { unapplied, amountUnapplied } = is;
    return [
      event('payment.applied', { ...about, amount: payment.amount, ...is }),
      ...(unapplied.length === 0 || isDeepStrictEqual(was?.unapplied, unapplied)
        ? []
        : [event('payment.unapplied', { ...about, unapplied, amountUnapplied })]),
      ...opened(was, is).map((difference) => event('deduction.opened', { ...about, ...difference })),
    ];
  });
}

/** Deductions that were not there before; equal ones are told apart by their number. */
function opened(was: Application | undefined, is: Application): Difference[] {
  const before = (was?.differences ?? []).map((difference) => JSON.stringify(difference));
  return is.differences.filter((difference) => {
    if (difference.kind !== 'deduction') return false;
    const index = before.indexOf(JSON.stringify(difference));
    if (index >= 0) before.splice(index, 1);
    return index < 0;
  });
}

function aboutOf({ account, paymentReference, currency }: BookedPayment): AboutPayment {
  return {
    paymentId: paymentId({ account, paymentReference }),
    account,
    paymentReference,
    ...(currency === undefined ? {} : { currency }),
  };
}

function envelope(
  payment: BookedPayment,
  document: RegisteredDocument<CanonicalDocument> | undefined,
  now: string,
): Omit<CashEvent, 'type' | 'data'> {
  return {
    id: randomUUID(),
    source: '/cash',
    subject: payment.paymentReference,
    time: now,
    topic: TOPICS.cash,
    key: textOfPayment(payment),
    ...(document?.lineage === undefined ? {} : { lineage: document.lineage }),
    ...(document?.sender === undefined ? {} : { sender: document.sender }),
  };
}
