import type { Reference } from '@app/canonical';
import { add, isNegative, isZero, negate, subtract } from '@app/canonical';
import type { ClaimOutcome } from './allocate-remittance.js';
import type { Adjustment, Claim, Payment } from './payment.js';

export type DifferenceKind = 'deduction' | 'addition' | 'discount' | 'unexplained';

/**
 * Why a payment settles less, or more, than was asked for. Signed from the payee's view: a deduction is negative. Of
 * one claim they sum to what was allocated less what was open. One without an invoice concerns the payment as a whole.
 */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly amount: string;
  readonly invoiceNumber?: string;
  readonly reasonCode?: string;
  readonly codeList?: string;
  readonly reason?: string;
  readonly references: readonly Reference[];
}

/** What stays open between a claim and its invoice. None while the claim is not applied. */
export function claimDifferences(claim: Claim, { allocated, openBefore }: ClaimOutcome): Difference[] {
  if (openBefore === undefined) return [];
  const named = claim.invoiceNumber === undefined ? {} : { invoiceNumber: claim.invoiceNumber };
  const explained = claim.adjustments.map((adjustment) => ({ ...ofAdjustment(adjustment), ...named }));
  const { discount } = claim;
  if (discount !== undefined && !isZero(discount)) {
    explained.push({ kind: 'discount', amount: negate(discount), references: [], ...named });
  }
  const unexplained = explained.reduce((rest, { amount }) => subtract(rest, amount), subtract(allocated, openBefore));
  return isZero(unexplained)
    ? explained
    : [...explained, { kind: 'unexplained', amount: unexplained, references: [], ...named }];
}

/** Adjustments that name no item: open claims against the payment as a whole. */
export function paymentDifferences({ adjustments }: Payment): Difference[] {
  return adjustments.map(ofAdjustment);
}

export function totalOf(differences: readonly Difference[]): string {
  return differences.reduce((total, { amount }) => add(total, amount), '0');
}

function ofAdjustment({ amount, reasonCode, codeList, reason, references }: Adjustment): Difference {
  return {
    kind: isNegative(amount) ? 'deduction' : 'addition',
    amount,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(codeList === undefined ? {} : { codeList }),
    ...(reason === undefined ? {} : { reason }),
    references,
  };
}
