import type { CanonicalDocument, CrossdockEvent, Invoice, RemittanceAdvice } from '@app/canonical';
import { TOPICS, documentNumber, recordKey } from '@app/canonical';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import { documentOf, takeDocuments } from '@app/messaging';
import { documentEvent } from '../../../test/harness/document-event.js';
import type { Application } from '../src/domain/application.js';
import { applicationOf } from '../src/domain/application.js';
import type { CashBook } from '../src/domain/cash-book.js';
import type { CashChanges } from '../src/domain/next-cash.js';
import { nextCash } from '../src/domain/next-cash.js';

export { documentId } from '../../../test/harness/document-event.js';

/** The event of a document as the gateway publishes it; `name` stands for the document id. */
export function eventOf<Content extends Invoice | RemittanceAdvice>(
  name: string,
  content: Content,
  revision = 1,
): CrossdockEvent<Content> {
  const isInvoice = content.documentType === 'Invoice';
  return documentEvent(name, content, revision, {
    type: isInvoice ? 'invoice.issued' : 'remittance-advice.received',
    topic: isInvoice ? TOPICS.invoices : TOPICS.payments,
    key: recordKey(content.account ?? '', documentNumber(content)),
    sender: isInvoice ? 'harbor' : 'acme',
  });
}

/** Cash application without a database: the same pure steps that the service takes, one event at a time. */
export class MemoryCash {
  book: CashBook = { items: [], payments: [] };
  readonly documents = new Map<string, RegisteredDocument<CanonicalDocument>>();

  take(event: CrossdockEvent<Invoice | RemittanceAdvice>): void {
    const document = documentOf<Invoice | RemittanceAdvice>(event);
    const known = [...this.documents.values()].filter(({ documentType }) => documentType === document.documentType);
    const changed = takeDocuments<CanonicalDocument>(known, [document]);
    for (const taken of changed.flatMap((change) => change.taken)) this.documents.set(taken.documentId, taken);
    const changes: CashChanges =
      document.documentType === 'Invoice'
        ? { invoices: changed as SeriesChange<Invoice>[], payments: [] }
        : { invoices: [], payments: changed as SeriesChange<RemittanceAdvice>[] };
    this.book = nextCash(this.book, changes);
  }

  /** `I1: 5.00 of 100.00 open`. */
  items(): string[] {
    return this.book.items
      .map(({ invoiceNumber, amount, amountOpen, status }) => `${invoiceNumber}: ${amountOpen} of ${amount} ${status}`)
      .sort();
  }

  application(paymentReference: string): Application | undefined {
    const payment = this.book.payments.find((one) => one.paymentReference === paymentReference);
    return payment === undefined ? undefined : applicationOf(payment);
  }

  /** Every payment with its application, in one order. */
  applications(): [string, Application][] {
    return [...this.book.payments]
      .sort((a, b) => (a.paymentReference < b.paymentReference ? -1 : 1))
      .map((payment) => [payment.paymentReference, applicationOf(payment)]);
  }
}
