import { Injectable } from '@nestjs/common';
import type { CanonicalDocument, CrossdockEvent, DespatchAdvice, Order } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import { DocumentFailures, DocumentRegister, FailureReporter, Outbox, standingFailures } from '@app/messaging';
import { lockNames } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { bookHistory } from '../domain/book-history.js';
import { lineFailures } from '../domain/line-failures.js';
import type { BookChanges } from '../domain/next-book.js';
import { nextBook, touchedDespatches, touchedNumbers } from '../domain/next-book.js';
import type { OrderBook } from '../domain/order-book.js';
import { accountOf, keyOfOrder, textOfNumber } from '../domain/order-book.js';
import { overShipments, shipmentFailures } from '../domain/shipment-failures.js';
import { shippedItems } from '../domain/shipment.js';
import type { Causes } from '../domain/status-event.js';
import { statusEvents } from '../domain/status-event.js';
import { loadBook } from '../storage/load-book.js';
import { saveBook, saveHistory } from '../storage/save-book.js';

/**
 * The one way into the order book. A batch is taken as a whole: its documents are registered, the orders that it
 * touches are locked, loaded, computed anew from the documents in force, and what differs is written.
 */
@Injectable()
export class OrderBookService {
  private readonly register = new DocumentRegister('orders');
  private readonly failures: DocumentFailures;

  constructor(
    private readonly outbox: Outbox,
    reporter: FailureReporter,
  ) {
    this.failures = new DocumentFailures('orders', ordersFailures, reporter);
  }

  async takeOrders(tx: EntityManager, events: readonly CrossdockEvent<Order>[]): Promise<void> {
    const live = await this.failures.refuseTests(tx, events);
    await this.follow(tx, { orders: await this.register.take<Order>(tx, 'Order', live), despatches: [] });
  }

  async takeDespatches(tx: EntityManager, events: readonly CrossdockEvent<DespatchAdvice>[]): Promise<void> {
    const live = await this.failures.refuseTests(tx, events);
    const despatches = await this.register.take<DespatchAdvice>(tx, 'DespatchAdvice', live);
    await this.follow(tx, { orders: [], despatches });
  }

  private async follow(tx: EntityManager, changes: BookChanges): Promise<void> {
    if (changes.orders.length + changes.despatches.length === 0) return;
    const numbers = touchedNumbers(changes);
    await lockNames(tx, 'orders.order', numbers.map(textOfNumber));
    const before = await loadBook(tx, numbers, touchedDespatches(changes));
    const computed = nextBook(before, changes);
    const documents = await this.documentsOf(tx, changes, before, computed);
    const { book, raised, resolved } = shipmentFailures(before, computed, documents);
    await saveBook(tx, before, book);
    await saveHistory(tx, bookHistory(before, book, changes, documents));
    await this.outbox.append(tx, statusEvents(before, book, causesOf(changes), new Date().toISOString()));
    await this.failures.raise(tx, [
      ...standingFailures(ordersFailures, [...changes.orders, ...changes.despatches]),
      ...lineFailures(changes.orders),
      ...raised,
      ...overShipments(before, book, documents),
    ]);
    await this.failures.resolve(tx, resolved);
  }

  /** The documents of the batch, and of the despatch advices whose items it moves. */
  private documentsOf(
    tx: EntityManager,
    changes: BookChanges,
    before: OrderBook,
    after: OrderBook,
  ): Promise<Map<string, RegisteredDocument<CanonicalDocument>>> {
    const named = [...before.items, ...after.items, ...after.orders].map(({ documentId }) => documentId);
    return this.register.withNamed(tx, documentsIn(changes), named);
  }
}

function documentsIn(changes: BookChanges): RegisteredDocument<CanonicalDocument>[] {
  const all: readonly SeriesChange<CanonicalDocument>[] = [...changes.orders, ...changes.despatches];
  return all.flatMap(({ before, after, taken, moved }) => [
    ...[before.inForce, after.inForce].filter((document) => document !== undefined),
    ...moved,
    ...taken,
  ]);
}

function causesOf(changes: BookChanges): Causes {
  const causes = new Map<string, RegisteredDocument<CanonicalDocument>>();
  for (const document of documentsIn({ orders: changes.orders, despatches: [] })) {
    const { content } = document;
    if (content.documentType === 'Order') causes.set(textOfNumber(keyOfOrder(content)), document);
  }
  for (const document of documentsIn({ orders: [], despatches: changes.despatches })) {
    const { content } = document;
    if (content.documentType !== 'DespatchAdvice') continue;
    for (const { orderNumber } of shippedItems(content)) {
      if (orderNumber !== undefined) causes.set(textOfNumber({ account: accountOf(content), orderNumber }), document);
    }
  }
  return causes;
}
