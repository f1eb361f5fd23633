import { add, isZero } from '@app/canonical';
import type { AllocationReason, UnappliedReason } from './allocate-remittance.js';
import type { BookedPayment } from './cash-book.js';
import type { Difference } from './differences.js';
import { claimDifferences, paymentDifferences } from './differences.js';
import { unstatedAmount } from './payment.js';

export const PAYMENT_STATUSES = ['applied', 'partially-applied', 'unapplied', 'cancelled'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export interface Allocation {
  readonly invoiceNumber: string;
  readonly amount: string;
  readonly reason: AllocationReason;
  /** The item of the remittance advice. */
  readonly position: number;
}

export interface Unapplied {
  readonly amount: string;
  readonly reason: UnappliedReason | 'unbalanced' | 'amount-not-stated' | 'no-items' | 'debit';
  readonly invoiceNumber?: string;
  readonly position?: number;
}

/**
 * Where the money of a payment went. Always: allocations + unapplied + adjustments of the payment as a whole that are
 * not netted = amount. Nothing of it for a cancelled payment.
 */
export interface Application {
  readonly status: PaymentStatus;
  readonly allocations: readonly Allocation[];
  readonly unapplied: readonly Unapplied[];
  readonly differences: readonly Difference[];
  readonly amountApplied: string;
  readonly amountUnapplied: string;
}

export function applicationOf(payment: BookedPayment): Application {
  const allocations = payment.claims.flatMap(
    ({ claim: { invoiceNumber, position }, outcome: { allocated, reason } }) =>
      invoiceNumber === undefined || reason === undefined
        ? []
        : [{ invoiceNumber, amount: allocated, reason, position }],
  );
  const unapplied = payment.cancelled ? [] : [...unappliedClaims(payment), ...unstated(payment)];
  const total = (parts: readonly { readonly amount: string }[]): string =>
    parts.reduce((sum, { amount }) => add(sum, amount), '0');
  return {
    status: statusOf(payment, allocations, unapplied),
    allocations,
    unapplied,
    differences: [
      ...payment.claims.flatMap(({ claim, outcome }) => claimDifferences(claim, outcome)),
      ...paymentDifferences(withClaims(payment)),
    ],
    amountApplied: total(allocations),
    amountUnapplied: total(unapplied),
  };
}

function unappliedClaims({ claims }: BookedPayment): Unapplied[] {
  return claims.flatMap(({ claim: { invoiceNumber, position }, outcome: { unapplied, unappliedReason } }) =>
    unappliedReason === undefined || isZero(unapplied)
      ? []
      : [
          {
            amount: unapplied,
            reason: unappliedReason,
            position,
            ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
          },
        ],
  );
}

function unstated(payment: BookedPayment): Unapplied[] {
  const amount = unstatedAmount(withClaims(payment));
  return isZero(amount) ? [] : [{ amount, reason: unstatedReason(payment) }];
}

function unstatedReason({ debit, claims }: BookedPayment): Unapplied['reason'] {
  if (debit) return 'debit';
  if (claims.length === 0) return 'no-items';
  return claims.some(({ claim }) => claim.amount === undefined) ? 'amount-not-stated' : 'unbalanced';
}

function statusOf(
  { cancelled }: BookedPayment,
  allocations: readonly Allocation[],
  unapplied: readonly Unapplied[],
): PaymentStatus {
  if (cancelled) return 'cancelled';
  if (unapplied.length === 0) return 'applied';
  return allocations.length === 0 ? 'unapplied' : 'partially-applied';
}

function withClaims(payment: BookedPayment): Parameters<typeof unstatedAmount>[0] {
  return { ...payment, claims: payment.claims.map(({ claim }) => claim) };
}
