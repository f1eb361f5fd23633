import type { CanonicalDocument, Invoice, RemittanceAdvice } from '@app/canonical';
import { isZero } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { cashFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument, SeriesChange } from '@app/messaging';
import { documentName, documentPlace, documentSubject, failureRecord, standingFailures } from '@app/messaging';
import type { CashChanges } from './next-cash.js';
import { paymentOf, statedAmount, unstatedAmount } from './payment.js';

/** Failures of the documents of a batch: those that change nothing, and those in force that a person must look at. */
export function documentFailures({ invoices, payments }: CashChanges): FailureRecord[] {
  return [
    ...standingFailures(cashFailures, [...invoices, ...payments]),
    ...inForce(invoices).flatMap((document) => record(document, invoiceFailure(document))),
    ...inForce(payments).flatMap((document) => record(document, paymentFailure(document))),
  ];
}

function inForce<Content>(changes: readonly SeriesChange<Content>[]): RegisteredDocument<Content>[] {
  return changes.flatMap(({ taken, after }) =>
    after.inForce !== undefined && after.cancelledBy === undefined && taken.includes(after.inForce)
      ? [after.inForce]
      : [],
  );
}

function record(document: RegisteredDocument<CanonicalDocument>, failure: Failure | undefined): FailureRecord[] {
  return failure === undefined ? [] : [failureRecord(failure, documentSubject(document))];
}

function invoiceFailure(document: RegisteredDocument<Invoice>): Failure | undefined {
  const { kind, originalInvoice } = document.content;
  const name = documentName(document);
  const location = documentPlace(document);
  if (kind === 'proforma') return cashFailures.raise('notAnOpenItem', { with: { document: name }, location });
  if (kind !== 'corrected') return undefined;
  const values = { document: name, original: originalInvoice ?? 'that it does not name' };
  return cashFailures.raise('correctsAnother', { with: values, location });
}

function paymentFailure(document: RegisteredDocument<RemittanceAdvice>): Failure | undefined {
  const payment = paymentOf(document.documentId, document.revision, document.content);
  const name = documentName(document);
  const location = documentPlace(document);
  if (payment.debit) return cashFailures.raise('debitPayment', { with: { document: name }, location });
  const difference = unstatedAmount(payment);
  if (isZero(difference)) return undefined;
  const values = { document: name, amount: payment.amount, stated: statedAmount(payment), difference };
  return cashFailures.raise('unbalanced', { with: values, location });
}
