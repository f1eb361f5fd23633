import type { Invoice } from '@app/canonical';
import { isZero, negate, subtract } from '@app/canonical';

export const ITEM_STATUSES = ['open', 'partially-open', 'closed'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** What an invoice asks for, or a credit note gives back. Amounts are signed from the payee's view. */
export interface InvoicedItem {
  readonly account: string;
  readonly invoiceNumber: string;
  /** The document in force. */
  readonly documentId: string;
  readonly revision: number;
  readonly kind: Invoice['kind'];
  /** Negative for a credit note. */
  readonly amount: string;
  readonly currency?: string;
  /** ISO dates. */
  readonly issueDate: string;
  readonly dueDate?: string;
}

export interface OpenItem extends InvoicedItem {
  readonly amountApplied: string;
  readonly amountOpen: string;
  readonly status: ItemStatus;
}

/** The item of an invoice in force; undefined for a pro-forma invoice, which asks for nothing. */
export function invoicedItem(documentId: string, revision: number, invoice: Invoice): InvoicedItem | undefined {
  const { account, invoiceNumber, kind, totals, issueDate } = invoice;
  if (account === undefined) throw new TypeError(`invoice ${invoiceNumber} names no account`);
  if (kind === 'proforma') return undefined;
  const currency = currencyOf(invoice);
  const dueDate = invoice.dueDate ?? invoice.paymentTerms.find((terms) => terms.netDueDate !== undefined)?.netDueDate;
  return {
    account,
    invoiceNumber,
    documentId,
    revision,
    kind,
    amount: kind === 'credit-note' ? negate(totals.due) : totals.due,
    issueDate: issueDate.slice(0, 10),
    ...(currency === undefined ? {} : { currency }),
    ...(dueDate === undefined ? {} : { dueDate }),
  };
}

/** How an item stands when so much was applied to it. */
export function openItem(item: InvoicedItem, amountApplied: string): OpenItem {
  const amountOpen = subtract(item.amount, amountApplied);
  return { ...item, amountApplied, amountOpen, status: statusOf(amountOpen, amountApplied) };
}

function statusOf(open: string, applied: string): ItemStatus {
  if (isZero(open)) return 'closed';
  return isZero(applied) ? 'open' : 'partially-open';
}

/** The currency that was sent, else the agreement's. */
export function currencyOf({ currency, resolved }: Pick<Invoice, 'currency' | 'resolved'>): string | undefined {
  const agreed = resolved?.currency?.value;
  return currency ?? (typeof agreed === 'string' ? agreed : undefined);
}
