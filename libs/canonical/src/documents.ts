import type { DespatchAdvice } from './documents/despatch-advice.document.js';
import { DespatchAdvice as DespatchAdviceSchema } from './documents/despatch-advice.document.js';
import type { Invoice } from './documents/invoice.document.js';
import { Invoice as InvoiceSchema } from './documents/invoice.document.js';
import type { Order } from './documents/order.document.js';
import { Order as OrderSchema } from './documents/order.document.js';
import type { RemittanceAdvice } from './documents/remittance-advice.document.js';
import { RemittanceAdvice as RemittanceAdviceSchema } from './documents/remittance-advice.document.js';

/** A business document in our own terms, whatever standard brought it. */
export type CanonicalDocument = Order | DespatchAdvice | RemittanceAdvice | Invoice;
export type DocumentType = CanonicalDocument['documentType'];

/** The schema of each document: TypeScript types, validation, JSON Schema, OpenAPI and AsyncAPI come from these. */
export const DOCUMENT_SCHEMAS = {
  Order: OrderSchema,
  DespatchAdvice: DespatchAdviceSchema,
  RemittanceAdvice: RemittanceAdviceSchema,
  Invoice: InvoiceSchema,
} as const satisfies Record<DocumentType, unknown>;

/** The number by which the partner knows the document: order, despatch, payment or invoice number. */
export function documentNumber(document: CanonicalDocument): string {
  switch (document.documentType) {
    case 'Order':
      return document.orderNumber;
    case 'DespatchAdvice':
      return document.despatchNumber;
    case 'RemittanceAdvice':
      return document.paymentReference;
    case 'Invoice':
      return document.invoiceNumber;
  }
}
