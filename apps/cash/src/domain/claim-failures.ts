import type { CanonicalDocument } from '@app/canonical';
import { cashFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument } from '@app/messaging';
import { documentName, documentPlace, documentSubject, failureRecord } from '@app/messaging';
import type { UnappliedReason } from './allocate-remittance.js';
import type { BookedClaim, BookedPayment, CashBook } from './cash-book.js';
import { textOfInvoice, textOfPayment } from './cash-book.js';
import type { OpenItem } from './open-item.js';

type ClaimFailure = Exclude<keyof typeof cashFailures.definitions, `${string}Document`>;

const FAILURES: Readonly<Record<UnappliedReason, ClaimFailure>> = {
  'unknown-invoice': 'itemWithoutInvoice',
  'no-reference': 'itemWithoutReference',
  'over-payment': 'overPaid',
  'already-paid': 'alreadyPaid',
  'currency-differs': 'currencyDiffers',
  'sign-differs': 'signDiffers',
};

export interface ClaimFailures {
  /** The books with each claim's open failure beside it. */
  readonly book: CashBook;
  readonly raised: readonly FailureRecord[];
  readonly resolved: readonly FailureRecord[];
}

/**
 * What stands open about the claims of `after`. A problem that a claim had in `before` keeps its record, one that is
 * gone is resolved: an invoice that comes after its payment ends the warning.
 *
 * @param documents the remittance advices of the payments, by document id
 */
export function claimFailures(
  before: CashBook,
  after: CashBook,
  documents: ReadonlyMap<string, RegisteredDocument<CanonicalDocument>>,
): ClaimFailures {
  const open = new Map<string, FailureRecord>();
  for (const payment of before.payments) {
    for (const claim of payment.claims) {
      if (claim.failure !== undefined) open.set(placeOf(payment, claim), claim.failure);
    }
  }
  const items = new Map(after.items.map((item) => [textOfInvoice(item), item]));
  const raised: FailureRecord[] = [];
  const failureOf = (payment: BookedPayment, claim: BookedClaim): FailureRecord | undefined => {
    const { unappliedReason, unapplied } = claim.outcome;
    if (unappliedReason === undefined || !/[1-9]/.test(unapplied)) return undefined;
    const name = FAILURES[unappliedReason];
    const known = open.get(placeOf(payment, claim));
    if (known?.failure.code === cashFailures.definitions[name].code) {
      open.delete(placeOf(payment, claim));
      return known;
    }
    const { invoiceNumber = '' } = claim.claim;
    const item = items.get(textOfInvoice({ account: payment.account, invoiceNumber }));
    const record = raise(name, payment, claim, item, documents.get(payment.documentId));
    raised.push(record);
    return record;
  };
  const payments = after.payments.map((payment) => ({
    ...payment,
    claims: payment.claims.map(({ claim, outcome, ...rest }) => {
      const failure = failureOf(payment, { claim, outcome, ...rest });
      return { claim, outcome, ...(failure === undefined ? {} : { failure }) };
    }),
  }));
  return { book: { items: after.items, payments }, raised, resolved: [...open.values()] };
}

function placeOf(payment: BookedPayment, { claim }: BookedClaim): string {
  return `${textOfPayment(payment)} ${claim.position}`;
}

function raise(
  name: ClaimFailure,
  { account, paymentReference, currency }: BookedPayment,
  { claim, outcome }: BookedClaim,
  item: OpenItem | undefined,
  document: RegisteredDocument<CanonicalDocument> | undefined,
): FailureRecord {
  const asked = name === 'currencyDiffers' ? item?.currency : item?.amount;
  const failure = cashFailures.raise(name, {
    with: {
      item: claim.position,
      document: document === undefined ? `payment ${paymentReference} of ${account}` : documentName(document),
      invoice: claim.invoiceNumber ?? '',
      excess: outcome.unapplied,
      amount: outcome.unapplied,
      currency: currency ?? '',
      invoiced: asked ?? '',
    },
    location: { ...(document === undefined ? {} : documentPlace(document)), path: `items[${claim.position - 1}]` },
  });
  const about =
    document === undefined ? { accountId: account, documentNumber: paymentReference } : documentSubject(document);
  return failureRecord(failure, about);
}
