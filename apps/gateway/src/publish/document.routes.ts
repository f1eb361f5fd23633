import { TOPICS, documentNumber, recordKey } from '@app/canonical';
import type { CanonicalDocument, DocumentType, Topic } from '@app/canonical';
import type { Direction } from '@app/partners';

interface DocumentRoute {
  /** `in` is what partners send us, `out` what our own ERP sends them. */
  readonly direction: Direction;
  readonly topic: Topic;
  /** Of the event. */
  readonly type: string;
}

const ROUTES: Readonly<Record<DocumentType, DocumentRoute>> = {
  Order: { direction: 'in', topic: TOPICS.orders, type: 'order.received' },
  DespatchAdvice: { direction: 'in', topic: TOPICS.despatch, type: 'despatch-advice.received' },
  RemittanceAdvice: { direction: 'in', topic: TOPICS.payments, type: 'remittance-advice.received' },
  Invoice: { direction: 'out', topic: TOPICS.invoices, type: 'invoice.issued' },
  Acknowledgment: { direction: 'in', topic: TOPICS.acknowledgments, type: 'acknowledgment.received' },
};

/** The topic and event type of a document; undefined where documents that go in this direction have none. */
export function routeOf(type: DocumentType, direction: Direction): DocumentRoute | undefined {
  const route = ROUTES[type];
  return route.direction === direction ? route : undefined;
}

/** The record key: account and number, and of an order's release its number too. */
export function documentKey(document: CanonicalDocument, accountId: string): string {
  const release = document.documentType === 'Order' ? document.releaseNumber : undefined;
  return recordKey(accountId, documentNumber(document), ...(release === undefined ? [] : [release]));
}
