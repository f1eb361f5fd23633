import type { DocumentKind, DocumentRoute, NamedParty } from './document.kind.js';
import { Acknowledgment } from './documents/acknowledgment.document.js';
import { DespatchAdvice } from './documents/despatch-advice.document.js';
import { Invoice } from './documents/invoice.document.js';
import { Order } from './documents/order.document.js';
import { RemittanceAdvice } from './documents/remittance-advice.document.js';
import { TOPICS, recordKey } from './event.js';

/** A business document in our own terms, whatever standard brought it. */
export type CanonicalDocument = Order | DespatchAdvice | RemittanceAdvice | Invoice | Acknowledgment;
export type DocumentType = CanonicalDocument['documentType'];

type Kinds = { readonly [Type in DocumentType]: DocumentKind<Extract<CanonicalDocument, { documentType: Type }>> };

/** Everything that differs by type of document: a new type is a row here. */
const DOCUMENTS = {
  Order: {
    schema: Order,
    name: 'order',
    direction: 'in',
    topic: TOPICS.orders,
    event: 'order.received',
    number: ({ orderNumber }) => orderNumber,
    keyParts: (order) => orderKey(order),
    customers: ({ buyer, invoicee, shipTo }) => [buyer, invoicee, shipTo],
  },
  DespatchAdvice: {
    schema: DespatchAdvice,
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
    name: 'payment',
    direction: 'in',
    topic: TOPICS.payments,
    event: 'remittance-advice.received',
    number: ({ paymentReference }) => paymentReference,
    customers: ({ payer, items }) => [payer, ...items.map(({ party }) => party)],
  },
  Invoice: {
    schema: Invoice,
    name: 'invoice',
    direction: 'out',
    topic: TOPICS.invoices,
    event: 'invoice.issued',
    number: ({ invoiceNumber }) => invoiceNumber,
    customers: ({ buyer, shipTo }) => [buyer, shipTo],
  },
  Acknowledgment: {
    schema: Acknowledgment,
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
