import type { Reference, RemittanceAdjustment, RemittanceAdvice, RemittanceItem } from '@app/canonical';
import { negate, subtract, sum } from '@app/canonical';
import { currencyOf } from './open-item.js';

/** What one item of a remittance advice pays. Amounts are signed from the payee's view. */
export interface Claim {
  /** 1..n in the remittance advice. */
  readonly position: number;
  /** Absent where the item names none, or names something else than an invoice. */
  readonly invoiceNumber?: string;
  /** The cash of the item: what it says was paid, and the adjustments that this is not net of. Absent: not said. */
  readonly amount?: string;
  readonly originalAmount?: string;
  readonly discount?: string;
  readonly adjustments: readonly Adjustment[];
  readonly references: readonly Reference[];
}

export type Adjustment = RemittanceAdjustment;

/** A remittance advice in force. */
export interface Payment {
  readonly account: string;
  readonly paymentReference: string;
  readonly documentId: string;
  readonly revision: number;
  /** Negative for a debit: money that is taken from us. */
  readonly amount: string;
  readonly debit: boolean;
  readonly currency?: string;
  readonly paymentDate?: string;
  readonly method?: string;
  readonly payer?: string;
  readonly claims: readonly Claim[];
  /** Adjustments of the payment as a whole. */
  readonly adjustments: readonly Adjustment[];
}

const INVOICES = new Set([undefined, 'invoice', 'credit-note', 'debit-note']);

/** The payment of a remittance advice in force. A debit is applied to nothing, so it has no claims. */
export function paymentOf(documentId: string, revision: number, advice: RemittanceAdvice): Payment {
  const { account, paymentReference, amount, paymentDate, method, payer, items, adjustments } = advice;
  if (account === undefined) throw new TypeError(`remittance advice ${paymentReference} names no account`);
  const currency = currencyOf(advice);
  const debit = advice.creditDebit === 'debit';
  return {
    account,
    paymentReference,
    documentId,
    revision,
    debit,
    amount: debit ? negate(amount) : amount,
    claims: debit ? [] : items.map(claimOf),
    adjustments: debit ? [] : adjustments,
    ...(currency === undefined ? {} : { currency }),
    ...(paymentDate === undefined ? {} : { paymentDate }),
    ...(method === undefined ? {} : { method }),
    ...(payer?.name === undefined ? {} : { payer: payer.name }),
  };
}

function claimOf(item: RemittanceItem, index: number): Claim {
  const { documentType, documentNumber, amountPaid, originalAmount, discount, adjustments, references } = item;
  return {
    position: index + 1,
    adjustments,
    references,
    ...(documentNumber === undefined || !INVOICES.has(documentType) ? {} : { invoiceNumber: documentNumber }),
    ...(amountPaid === undefined ? {} : { amount: sum([amountPaid, ...separate(adjustments)]) }),
    ...(originalAmount === undefined ? {} : { originalAmount }),
    ...(discount === undefined ? {} : { discount }),
  };
}

/** What the amounts paid do not contain yet: an adjustment that is not netted changes the payment by itself. */
export function separate(adjustments: readonly Adjustment[]): string[] {
  return adjustments.filter(({ netted }) => !netted).map(({ amount }) => amount);
}

/** What items and adjustments add up to; the rest of the payment is said nowhere. */
export function statedAmount({ claims, adjustments }: Payment): string {
  return sum([...claims.flatMap(({ amount }) => amount ?? []), ...separate(adjustments)]);
}

/** The part of the payment that its items and adjustments do not account for; zero where it balances. */
export function unstatedAmount(payment: Payment): string {
  return subtract(payment.amount, statedAmount(payment));
}
