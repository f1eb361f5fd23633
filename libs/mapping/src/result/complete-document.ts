import type { CanonicalDocument, RemittanceAdvice } from '@app/canonical';
import { isZero, subtract, sum } from '@app/canonical';
import type { Frame } from '../source/frame.js';
import type { FieldPlace, Run } from '../source/run.js';

/** Adds what is worked out from the document itself: the balance of a remittance. */
export function completeDocument(document: CanonicalDocument, run: Run, place: FieldPlace, frame: Frame): void {
  if (document.documentType !== 'RemittanceAdvice') return;
  document.balance = balanceOf(document);
  const { status, difference } = document.balance;
  if (status !== 'unbalanced' || difference === undefined) return;
  run.raise('remittanceUnbalanced', { ...place, template: 'balance' }, frame, undefined, {
    with: { items: subtract(document.amount, difference), amount: document.amount, difference },
  });
}

/**
 * Whether the items and what is not netted in them come to the amount paid. An item without an amount paid makes it
 * not checkable. `difference` is the amount paid less the sum.
 */
function balanceOf({ amount, items, adjustments }: RemittanceAdvice): RemittanceAdvice['balance'] {
  const paid = items.map((item) => item.amountPaid);
  const separate = [...items.flatMap((item) => item.adjustments), ...adjustments].filter(({ netted }) => !netted);
  const known = paid.filter((each) => each !== undefined);
  if (known.length < paid.length || known.length === 0) return { status: 'not-checkable' };
  const difference = subtract(amount, sum([...known, ...separate.map((each) => each.amount)]));
  return isZero(difference) ? { status: 'balanced' } : { status: 'unbalanced', difference };
}
