import type { DocumentKind, DocumentRoute, NamedParty } from './document.kind.js';
import { Acknowledgment } from './documents/acknowledgment.document.js';
import { BankCredit } from './documents/bank-credit.document.js';
import { DebitCreditAdvice } from './documents/debit-credit-advice.document.js';
import { DespatchAdvice } from './documents/despatch-advice.document.js';
import { Invoice } from './documents/invoice.document.js';
import { OrderChange } from './documents/order-change.document.js';
import { OrderResponse } from './documents/order-response.document.js';
import { Order } from './documents/order.document.js';
import { RemittanceAdvice } from './documents/remittance-advice.document.js';
import { ReturnRequest } from './documents/return-request.document.js';
import { SalesReport } from './documents/sales-report.document.js';
import { TOPICS, recordKey } from './event.js';

/** A business document in our own terms, whatever standard brought it. */
export type CanonicalDocument =
  | Order
  | OrderChange
  | OrderResponse
  | DespatchAdvice
  | RemittanceAdvice
  | BankCredit
  | Invoice
  | DebitCreditAdvice
  | SalesReport
  | ReturnRequest
  | Acknowledgment;
export type DocumentType = CanonicalDocument['documentType'];

type Kinds = { readonly [Type in DocumentType]: DocumentKind<Extract<CanonicalDocument, { documentType: Type }>> };

/** Everything that differs by type of document: a new type is a row here. */
const DOCUMENTS = {
  Order: {
    schema: Order,
    version: 1,
    name: 'order',
    direction: 'in',
    topic: TOPICS.orders,
    event: 'order.received',
    number: ({ orderNumber }) => orderNumber,
    keyParts: (order) => orderKey(order),
    customers: ({ buyer, invoicee, shipTo }) => [buyer, invoicee, shipTo],
  },
  OrderChange: {
    schema: OrderChange,
    version: 1,
    name: 'order change',
    direction: 'in',
    topic: TOPICS.orders,
    event: 'order-change.received',
    number: ({ orderNumber }) => orderNumber,
    keyParts: (change) => orderKey(change),
    customers: ({ header }) => [header?.buyer, header?.invoicee, header?.shipTo],
  },
  OrderResponse: {
    schema: OrderResponse,
    version: 1,
    name: 'order response',
    direction: 'out',
    topic: TOPICS.orderResponses,
    event: 'order-response.issued',
    number: ({ orderNumber }) => orderNumber,
    keyParts: (response) => orderKey(response),
    customers: ({ buyer, invoicee, shipTo }) => [buyer, invoicee, shipTo],
  },
  DespatchAdvice: {
    schema: DespatchAdvice,
    version: 1,
    name: 'despatch advice',
    direction: 'in',
    topic: TOPICS.despatch,
    event: 'despatch-advice.received',
    number: ({ despatchNumber }) => despatchNumber,
    customers: ({ buyer, shipTo, orders }) => [
      buyer,
      shipTo,
      ...orders.flatMap((order) => [order.buyer, order.shipTo, order.markFor]),
    ],
  },
  RemittanceAdvice: {
    schema: RemittanceAdvice,
    version: 1,
    name: 'payment',
    direction: 'in',
    topic: TOPICS.payments,
    event: 'remittance-advice.received',
    number: ({ paymentReference }) => paymentReference,
    customers: ({ payer, items }) => [payer, ...items.map(({ party }) => party)],
  },
  BankCredit: {
    schema: BankCredit,
    version: 1,
    name: 'bank credit',
    direction: 'in',
    topic: TOPICS.payments,
    event: 'bank-credit.received',
    number: ({ bankReference }) => bankReference,
    customers: () => [],
  },
  Invoice: {
    schema: Invoice,
    version: 1,
    name: 'invoice',
    direction: 'out',
    topic: TOPICS.invoices,
    event: 'invoice.issued',
    number: ({ invoiceNumber }) => invoiceNumber,
    customers: ({ buyer, shipTo }) => [buyer, shipTo],
  },
  DebitCreditAdvice: {
    schema: DebitCreditAdvice,
    version: 1,
    name: 'debit or credit advice',
    direction: 'in',
    topic: TOPICS.adjustments,
    event: 'debit-credit-advice.received',
    number: ({ adviceNumber }) => adviceNumber,
    customers: ({ buyer, shipTo }) => [buyer, shipTo],
  },
  SalesReport: {
    schema: SalesReport,
    version: 1,
    name: 'sales report',
    direction: 'in',
    topic: TOPICS.sales,
    event: 'sales-report.received',
    number: (report) => reportName(report),
    customers: ({ buyer, shipTo }) => [buyer, shipTo],
  },
  ReturnRequest: {
    schema: ReturnRequest,
    version: 1,
    name: 'return request',
    direction: 'in',
    topic: TOPICS.returns,
    event: 'return-request.received',
    number: ({ returnNumber }) => returnNumber,
    customers: ({ buyer, shipFrom }) => [buyer, shipFrom],
  },
  Acknowledgment: {
    schema: Acknowledgment,
    version: 1,
    name: 'acknowledgment',
    direction: 'in',
    topic: TOPICS.acknowledgments,
    event: 'acknowledgment.received',
    number: ({ answers }) => answers.group?.control ?? answers.interchange?.control ?? '0',
    customers: () => [],
  },
} as const satisfies Kinds;

/** The same rows, each asked only about documents of its own type. */
const KINDS: Readonly<Record<DocumentType, DocumentKind<CanonicalDocument>>> = DOCUMENTS;

export const DOCUMENT_TYPES = Object.keys(DOCUMENTS) as readonly DocumentType[];

/** The schema of each document: TypeScript types, validation, JSON Schema, OpenAPI and AsyncAPI come from these. */
export const DOCUMENT_SCHEMAS = Object.fromEntries(
  DOCUMENT_TYPES.map((type) => [type, DOCUMENTS[type].schema]),
) as unknown as { readonly [Type in DocumentType]: (typeof DOCUMENTS)[Type]['schema'] };

/** The number by which the partner knows the document: order, despatch, payment, invoice number and so on. */
export function documentNumber(document: CanonicalDocument): string {
  return KINDS[document.documentType].number(document);
}

/** How a sentence names documents of a type: `despatch advice`. */
export function documentKindName(type: DocumentType): string {
  return DOCUMENTS[type].name;
}

/** The version of the schema of documents of a type; the topics bear it too. */
export function documentVersion(type: DocumentType): number {
  return DOCUMENTS[type].version;
}

/** Direction, topic and event of documents of a type. */
export function documentRoute(type: DocumentType): DocumentRoute {
  const { direction, topic, event } = DOCUMENTS[type];
  return { direction, topic, event };
}

/** The record key: account and number, and of an order's release its number too; each part percent-encoded. */
export function documentKey(document: CanonicalDocument, account: string): string {
  const kind = KINDS[document.documentType];
  return recordKey(account, ...(kind.keyParts?.(document) ?? [kind.number(document)]));
}

/** The parties of a document that may be our customer: the account is resolved from their ids. We are never among them. */
export function customerParties(document: CanonicalDocument): readonly NamedParty[] {
  const own = KINDS[document.documentType].customers(document);
  const others = 'parties' in document ? document.parties : [];
  return [...own, ...others].filter((party) => party !== undefined);
}

/** What tells orders of one account apart, and what changes and answers them. */
function orderKey({ orderNumber, releaseNumber }: Pick<Order, 'orderNumber' | 'releaseNumber'>): readonly string[] {
  return releaseNumber === undefined ? [orderNumber] : [orderNumber, releaseNumber];
}

/** A report without a number, as X12 852, is known by its period. */
function reportName({ reportNumber, period }: SalesReport): string {
  return reportNumber ?? [period?.start, period?.end].filter((end) => end !== undefined).join('/');
}
