import { Injectable } from '@nestjs/common';
import type { CanonicalDocument, CrossdockEvent, DespatchAdvice, Order } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument, SeriesChange } from '@app/messaging';
import { DocumentRegister, FailureReporter, Outbox, documentOf, standingFailures, testFailure } from '@app/messaging';
import { countFailure } from '@app/observability';
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

  constructor(
    private readonly outbox: Outbox,
    private readonly reporter: FailureReporter,
  ) {}

  async takeOrders(tx: EntityManager, events: readonly CrossdockEvent<Order>[]): Promise<void> {
    const live = await this.refuseTests(tx, events);
    await this.follow(tx, { orders: await this.register.take<Order>(tx, 'Order', live), despatches: [] });
  }

  async takeDespatches(tx: EntityManager, events: readonly CrossdockEvent<DespatchAdvice>[]): Promise<void> {
    const live = await this.refuseTests(tx, events);
    const despatches = await this.register.take<DespatchAdvice>(tx, 'DespatchAdvice', live);
    await this.follow(tx, { orders: [], despatches });
  }

  private async refuseTests<Content extends CanonicalDocument>(
    tx: EntityManager,
    events: readonly CrossdockEvent<Content>[],
  ): Promise<CrossdockEvent<Content>[]> {
    const tests = events.filter(({ test }) => test === true);
    await this.raise(
      tx,
      tests.map((event) => testFailure(ordersFailures, documentOf<CanonicalDocument>(event))),
    );
    return events.filter(({ test }) => test !== true);
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
    await this.raise(tx, [
      ...standingFailures(ordersFailures, [...changes.orders, ...changes.despatches]),
      ...lineFailures(changes.orders),
      ...raised,
      ...overShipments(before, book, documents),
    ]);
    await this.resolve(tx, resolved);
  }

  private async raise(tx: EntityManager, records: readonly FailureRecord[]): Promise<void> {
    await this.reporter.publish(tx, records);
    for (const { failure } of records) countFailure(failure);
  }

  private async resolve(tx: EntityManager, records: readonly FailureRecord[]): Promise<void> {
    const resolvedAt = new Date().toISOString();
    await this.reporter.publish(
      tx,
      records.map((record) => ({ ...record, status: 'resolved', resolvedBy: 'orders', resolvedAt })),
    );
  }

  /** The documents of the batch, and of the despatch advices whose items it moves. */
  private async documentsOf(
    tx: EntityManager,
    changes: BookChanges,
    before: OrderBook,
    after: OrderBook,
  ): Promise<Map<string, RegisteredDocument<CanonicalDocument>>> {
    const documents = new Map(documentsIn(changes).map((document) => [document.documentId, document]));
    const named = [...before.items, ...after.items, ...after.orders].map(({ documentId }) => documentId);
    const missing = [...new Set(named)].filter((documentId) => !documents.has(documentId));
    for (const document of await this.register.find(tx, missing)) documents.set(document.documentId, document);
    return documents;
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
