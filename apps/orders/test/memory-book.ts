import type { CanonicalDocument, CrossdockEvent, DespatchAdvice, Order } from '@app/canonical';
import { TOPICS, recordKey } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument, SeriesChange } from '@app/messaging';
import { documentOf, standingFailures, takeDocuments } from '@app/messaging';
import { documentEvent } from '../../../test/harness/document-event.js';
import { bookHistory } from '../src/domain/book-history.js';
import { lineFailures } from '../src/domain/line-failures.js';
import type { BookChanges } from '../src/domain/next-book.js';
import { nextBook } from '../src/domain/next-book.js';
import type { OrderBook } from '../src/domain/order-book.js';
import { textOfKey } from '../src/domain/order-book.js';
import { overShipments, shipmentFailures } from '../src/domain/shipment-failures.js';

export { documentId } from '../../../test/harness/document-event.js';

/** The event of a document as the gateway publishes it; `name` stands for the document id. */
export function eventOf<Content extends Order | DespatchAdvice>(
  name: string,
  content: Content,
  revision = 1,
): CrossdockEvent<Content> {
  const isOrder = content.documentType === 'Order';
  const numbers = isOrder
    ? [content.orderNumber, ...(content.releaseNumber === undefined ? [] : [content.releaseNumber])]
    : [content.despatchNumber];
  return documentEvent(name, content, revision, {
    type: isOrder ? 'order.received' : 'despatch-advice.received',
    topic: isOrder ? TOPICS.orders : TOPICS.despatch,
    key: recordKey(content.account ?? '', ...numbers),
    sender: 'acme',
  });
}

/** The order book without a database: the same pure steps that the service takes, one event at a time. */
export class MemoryBook {
  book: OrderBook = { orders: [], items: [] };
  readonly raised: FailureRecord[] = [];
  readonly resolved: FailureRecord[] = [];
  readonly history: string[] = [];
  private readonly documents = new Map<string, RegisteredDocument<CanonicalDocument>>();

  take(event: CrossdockEvent<Order | DespatchAdvice>): void {
    const document = documentOf<Order | DespatchAdvice>(event);
    const known = [...this.documents.values()].filter(({ documentType }) => documentType === document.documentType);
    const changed = takeDocuments<CanonicalDocument>(known, [document]);
    for (const taken of changed.flatMap((change) => change.taken)) this.documents.set(taken.documentId, taken);
    const changes = (
      document.documentType === 'Order'
        ? { orders: changed as SeriesChange<Order>[], despatches: [] }
        : { orders: [], despatches: changed as SeriesChange<DespatchAdvice>[] }
    ) satisfies BookChanges;
    const before = this.book;
    const { book, raised, resolved } = shipmentFailures(before, nextBook(before, changes), this.documents);
    this.book = book;
    this.raised.push(...standingFailures(ordersFailures, changed), ...lineFailures(changes.orders), ...raised);
    this.raised.push(...overShipments(before, book, this.documents));
    this.resolved.push(...resolved);
    const entries = bookHistory(before, book, changes, this.documents);
    this.history.push(...entries.map((entry) => `${textOfKey(entry)} ${entry.effect} ${entry.documentNumber}`));
  }

  codes(): string[] {
    return this.raised.map(({ failure }) => failure.code);
  }

  /** `4500001: open 1=4/10`, shipped of ordered by line; then every item with its state. */
  summary(): { orders: string[]; items: string[] } {
    return {
      orders: this.book.orders
        .map((order) => {
          const lines = order.lines.map(
            ({ ordered, fulfilment }) =>
              `${ordered.position}=${fulfilment.quantityShipped}/${ordered.quantityOrdered ?? '?'}`,
          );
          return `${textOfKey(order)}: ${order.status} ${lines.join(' ')}`;
        })
        .sort(),
      items: this.book.items
        .map(({ account, item, outcome }) => {
          const what = outcome.state === 'unmatched' ? outcome.problem : outcome.state;
          return `${account}/${item.despatchNumber} ${item.position}: ${what}`;
        })
        .sort(),
    };
  }
}
