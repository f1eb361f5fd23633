import { absolute, add, compare, isNegative, isZero, subtract } from '@app/canonical';
import type { InvoicedItem } from './open-item.js';

export type AllocationReason = 'exact-reference' | 'short-payment' | 'over-payment';
export type UnappliedReason =
  'unknown-invoice' | 'no-reference' | 'over-payment' | 'already-paid' | 'currency-differs' | 'sign-differs';

/** What became of a claim: `allocated + unapplied` is its amount. */
export interface ClaimOutcome {
  readonly allocated: string;
  readonly reason?: AllocationReason;
  /** What was open of the item before this claim; absent where nothing was allocated. */
  readonly openBefore?: string;
  readonly unapplied: string;
  readonly unappliedReason?: UnappliedReason;
}

/** A claim on an invoice, with what decides its turn. */
export interface InvoiceClaim {
  readonly amount: string;
  readonly currency?: string | undefined;
  readonly paymentDate?: string | undefined;
  readonly paymentReference: string;
  readonly position: number;
}

/**
 * Applies all claims on one invoice to it, by payment date, then payment reference, then position; a payment without a
 * date comes last. It depends on nothing but its arguments, so that payments and invoices may come in any order.
 *
 * Never more is allocated than is open; the rest, and what cannot be compared (another currency, another sign, no such
 * invoice yet), is unapplied with its reason. A currency that nobody named contradicts none.
 *
 * @returns outcomes in the order of `claims`
 */
export function allocate(item: InvoicedItem | undefined, claims: readonly InvoiceClaim[]): ClaimOutcome[] {
  if (item === undefined) return claims.map(({ amount }) => unapplied(amount, 'unknown-invoice'));
  let open = item.amount;
  const outcomes = new Map<InvoiceClaim, ClaimOutcome>();
  for (const claim of [...claims].sort(byTurn)) {
    const outcome = settle(item, open, claim);
    outcomes.set(claim, outcome);
    open = subtract(open, outcome.allocated);
  }
  return claims.map((claim) => outcomes.get(claim) ?? unapplied(claim.amount, 'unknown-invoice'));
}

function settle(item: InvoicedItem, open: string, { amount, currency }: InvoiceClaim): ClaimOutcome {
  if (currency !== undefined && item.currency !== undefined && currency !== item.currency) {
    return unapplied(amount, 'currency-differs');
  }
  if (!isZero(amount) && isNegative(amount) !== isNegative(item.amount)) return unapplied(amount, 'sign-differs');
  if (isZero(open) && !isZero(amount)) return unapplied(amount, 'already-paid');
  const size = compare(absolute(amount), absolute(open));
  if (size > 0) {
    const excess = subtract(amount, open);
    return {
      allocated: open,
      reason: 'over-payment',
      openBefore: open,
      unapplied: excess,
      unappliedReason: 'over-payment',
    };
  }
  return {
    allocated: amount,
    reason: size === 0 ? 'exact-reference' : 'short-payment',
    openBefore: open,
    unapplied: '0',
  };
}

/** A claim that is applied to nothing. */
export function unapplied(amount: string, unappliedReason: UnappliedReason): ClaimOutcome {
  return { allocated: '0', unapplied: amount, unappliedReason };
}

/** What was applied to an item. */
export function appliedAmount(outcomes: readonly ClaimOutcome[]): string {
  return outcomes.reduce((total, { allocated }) => add(total, allocated), '0');
}

function byTurn(a: InvoiceClaim, b: InvoiceClaim): number {
  return (
    order(a.paymentDate ?? '9999-12-31', b.paymentDate ?? '9999-12-31') ||
    order(a.paymentReference, b.paymentReference) ||
    a.position - b.position
  );
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
