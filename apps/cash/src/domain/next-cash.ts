import type { Invoice, RemittanceAdvice } from '@app/canonical';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import type { ClaimOutcome } from './allocate-remittance.js';
import { allocate, appliedAmount, unapplied } from './allocate-remittance.js';
import type { BookedClaim, BookedPayment, CashBook, InvoiceKey, PaymentKey } from './cash-book.js';
import { textOfInvoice, textOfPayment } from './cash-book.js';
import type { InvoicedItem, OpenItem } from './open-item.js';
import { invoicedItem, openItem } from './open-item.js';
import type { Claim } from './payment.js';
import { paymentOf } from './payment.js';

/** The documents that a batch put in or out of force. */
export interface CashChanges {
  readonly invoices: readonly SeriesChange<Invoice>[];
  readonly payments: readonly SeriesChange<RemittanceAdvice>[];
}

/** The payments whose documents changed. */
export function touchedPayments({ payments }: CashChanges): PaymentKey[] {
  return payments.flatMap(documentsInForce).map((document) => paymentIn(document));
}

/** The invoices that changes can touch: theirs, and those that payments claim to pay. */
export function touchedInvoices({ invoices, payments }: CashChanges): InvoiceKey[] {
  const keys = new Map<string, InvoiceKey>();
  for (const { content } of invoices.flatMap(documentsInForce)) {
    const key = { account: content.account ?? '', invoiceNumber: content.invoiceNumber };
    keys.set(textOfInvoice(key), key);
  }
  for (const payment of payments.flatMap(documentsInForce).map(paymentIn)) {
    for (const { invoiceNumber } of payment.claims) {
      if (invoiceNumber === undefined) continue;
      const key = { account: payment.account, invoiceNumber };
      keys.set(textOfInvoice(key), key);
    }
  }
  return [...keys.values()];
}

/** The books after the changes. They depend on nothing but the documents in force, whatever was there before. */
export function nextCash(book: CashBook, changes: CashChanges): CashBook {
  const touched = new Set(touchedInvoices(changes).map(textOfInvoice));
  const replaced = new Set(touchedPayments(changes).map(textOfPayment));
  const payments = [
    ...book.payments.filter((payment) => !replaced.has(textOfPayment(payment))),
    ...changes.payments.flatMap(({ after: { inForce, cancelledBy } }) =>
      inForce === undefined ? [] : [booked(inForce, cancelledBy !== undefined)],
    ),
  ];
  const invoiced = invoicedItems(book, changes);
  const outcomes = allocateAll(invoiced, payments, touched);
  return {
    items: [...invoiced].map(([key, item]) => {
      const applied = outcomes.get(key);
      return applied === undefined && 'amountApplied' in item
        ? item
        : openItem(item, appliedAmount([...(applied?.values() ?? [])]));
    }),
    payments: payments.map((payment) => ({
      ...payment,
      claims: payment.claims.map((one) => withOutcome(payment, one, outcomes)),
    })),
  };
}

type Outcomes = ReadonlyMap<string, ReadonlyMap<Claim, ClaimOutcome>>;

function invoicedItems(book: CashBook, { invoices }: CashChanges): Map<string, InvoicedItem | OpenItem> {
  const items = new Map<string, InvoicedItem | OpenItem>(book.items.map((item) => [textOfInvoice(item), item]));
  for (const { content } of invoices.flatMap(({ before }) => before.inForce ?? [])) {
    items.delete(textOfInvoice({ account: content.account ?? '', invoiceNumber: content.invoiceNumber }));
  }
  for (const { after } of invoices) {
    if (after.inForce === undefined || after.cancelledBy !== undefined) continue;
    const { documentId, revision, content } = after.inForce;
    const item = invoicedItem(documentId, revision, content);
    if (item !== undefined) items.set(textOfInvoice(item), item);
  }
  return items;
}

/** Outcomes by invoice, then by claim, of every claim on a touched invoice. */
function allocateAll(
  invoiced: ReadonlyMap<string, InvoicedItem>,
  payments: readonly BookedPayment[],
  touched: ReadonlySet<string>,
): Outcomes {
  const claims = new Map<string, { claim: Claim; payment: BookedPayment; amount: string }[]>();
  for (const payment of payments) {
    for (const { claim } of payment.claims) {
      if (claim.invoiceNumber === undefined || claim.amount === undefined) continue;
      const key = textOfInvoice({ account: payment.account, invoiceNumber: claim.invoiceNumber });
      if (!touched.has(key)) continue;
      const known = claims.get(key);
      const one = { claim, payment, amount: claim.amount };
      if (known === undefined) claims.set(key, [one]);
      else known.push(one);
    }
  }
  return new Map(
    [...touched].map((key) => {
      const named = claims.get(key) ?? [];
      const outcomes = allocate(
        invoiced.get(key),
        named.map(({ claim: { position }, amount, payment: { currency, paymentDate, paymentReference } }) => ({
          amount,
          currency,
          paymentDate,
          paymentReference,
          position,
        })),
      );
      return [key, new Map(named.map(({ claim }, index) => [claim, outcomes[index] ?? NOTHING]))];
    }),
  );
}

const NOTHING: ClaimOutcome = { allocated: '0', unapplied: '0' };

function withOutcome({ account }: BookedPayment, { claim, outcome }: BookedClaim, outcomes: Outcomes): BookedClaim {
  if (claim.amount === undefined) return { claim, outcome: NOTHING };
  if (claim.invoiceNumber === undefined) return { claim, outcome: unapplied(claim.amount, 'no-reference') };
  const key = textOfInvoice({ account, invoiceNumber: claim.invoiceNumber });
  return { claim, outcome: outcomes.get(key)?.get(claim) ?? outcome };
}

function booked(document: RegisteredDocument<RemittanceAdvice>, cancelled: boolean): BookedPayment {
  const payment = paymentIn(document);
  if (cancelled) return { ...payment, cancelled, adjustments: [], claims: [] };
  return { ...payment, cancelled, claims: payment.claims.map((claim) => ({ claim, outcome: NOTHING })) };
}

function paymentIn({
  documentId,
  revision,
  content,
}: RegisteredDocument<RemittanceAdvice>): ReturnType<typeof paymentOf> {
  return paymentOf(documentId, revision, content);
}

function documentsInForce<Content>({ before, after }: SeriesChange<Content>): RegisteredDocument<Content>[] {
  return [before.inForce, after.inForce].filter((document) => document !== undefined);
}
