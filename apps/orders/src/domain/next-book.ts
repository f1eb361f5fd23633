import type { DespatchAdvice, Order } from '@app/canonical';
import { recordKey } from '@app/canonical';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import { applyDespatch } from './apply-despatch.js';
import type { ShippedQuantities } from './apply-despatch.js';
import type { BookedItem, BookedOrder, OrderBook, OrderNumber } from './order-book.js';
import { accountOf, keyOfOrder, textOfKey, textOfNumber } from './order-book.js';
import type { OrderedLine } from './order-line.js';
import { fulfil, orderedLines } from './order-line.js';
import { orderStatus } from './order-status.js';
import { shippedItems } from './shipment.js';

/** The documents that a batch put in or out of force. */
export interface BookChanges {
  readonly orders: readonly SeriesChange<Order>[];
  readonly despatches: readonly SeriesChange<DespatchAdvice>[];
}

type UnfulfilledOrder = Omit<BookedOrder, 'status' | 'lines'> & { readonly lines: readonly OrderedLine[] };
type UnappliedItem = Pick<BookedItem, 'account' | 'documentId' | 'item'>;

/** The order numbers that changes can touch: what is to be locked and loaded before {@link nextBook}. */
export function touchedNumbers({ orders, despatches }: BookChanges): OrderNumber[] {
  const numbers = new Map<string, OrderNumber>();
  const touch = (number: OrderNumber): unknown => numbers.set(textOfNumber(number), number);
  for (const { content } of orders.flatMap(documentsInForce)) touch(keyOfOrder(content));
  for (const { content } of despatches.flatMap(documentsInForce)) {
    for (const { orderNumber } of shippedItems(content)) {
      if (orderNumber !== undefined) touch({ account: accountOf(content), orderNumber });
    }
  }
  return [...numbers.values()];
}

/** The identity of a despatch advice. */
export interface DespatchKey {
  readonly account: string;
  readonly despatchNumber: string;
}

export function textOfDespatch(account: string, despatchNumber: string): string {
  return recordKey(account, despatchNumber);
}

/** The despatch advices whose items are put in or out of force. */
export function touchedDespatches({ despatches }: BookChanges): DespatchKey[] {
  const documents = despatches.flatMap(documentsInForce);
  return documents.map(({ content }) => ({ account: accountOf(content), despatchNumber: content.despatchNumber }));
}

/** The book after the changes. It depends on nothing but the documents in force, whatever was there before. */
export function nextBook(book: OrderBook, changes: BookChanges): OrderBook {
  const replaced = new Set(
    changes.orders.flatMap(documentsInForce).map(({ content }) => textOfKey(keyOfOrder(content))),
  );
  const despatched = new Set(
    touchedDespatches(changes).map(({ account, despatchNumber }) => textOfDespatch(account, despatchNumber)),
  );
  const orders: UnfulfilledOrder[] = [
    ...book.orders.filter((order) => !replaced.has(textOfKey(order))).map(withoutFulfilment),
    ...changes.orders.flatMap(({ after: { inForce, cancelledBy } }) =>
      inForce === undefined ? [] : [unfulfilled(inForce, cancelledBy !== undefined)],
    ),
  ];
  const items: UnappliedItem[] = [
    ...book.items.filter(({ account, item }) => !despatched.has(textOfDespatch(account, item.despatchNumber))),
    ...changes.despatches.flatMap(({ after: { inForce, cancelledBy } }) =>
      inForce === undefined || cancelledBy !== undefined ? [] : unapplied(inForce),
    ),
  ];
  return bookOf(orders, items);
}

function documentsInForce<Content>({ before, after }: SeriesChange<Content>): RegisteredDocument<Content>[] {
  return [before.inForce, after.inForce].filter((document) => document !== undefined);
}

function unfulfilled(
  { documentId, revision, content }: RegisteredDocument<Order>,
  cancelled: boolean,
): UnfulfilledOrder {
  const { currency, issueDate, requestedDelivery, cancelAfter } = content;
  const from = requestedDelivery?.date ?? requestedDelivery?.earliest;
  const to = requestedDelivery?.date ?? requestedDelivery?.latest;
  return {
    ...keyOfOrder(content),
    documentId,
    revision,
    cancelled,
    lines: orderedLines(content),
    ...(currency === undefined ? {} : { currency }),
    ...(issueDate === undefined ? {} : { issueDate: issueDate.slice(0, 10) }),
    ...(from === undefined ? {} : { requestedFrom: from.slice(0, 10) }),
    ...(to === undefined ? {} : { requestedTo: to.slice(0, 10) }),
    ...(cancelAfter === undefined ? {} : { cancelAfter }),
  };
}

function withoutFulfilment(order: BookedOrder): UnfulfilledOrder {
  return { ...order, lines: order.lines.map(({ ordered }) => ordered) };
}

function unapplied({ documentId, content }: RegisteredDocument<DespatchAdvice>): UnappliedItem[] {
  return shippedItems(content).map((item) => ({ item, account: accountOf(content), documentId }));
}

function bookOf(orders: readonly UnfulfilledOrder[], items: readonly UnappliedItem[]): OrderBook {
  const ordersOf = grouped(orders, textOfNumber);
  const itemsOf = grouped(items, ({ account, item: { orderNumber } }) =>
    orderNumber === undefined ? '' : textOfNumber({ account, orderNumber }),
  );
  const booked: { orders: BookedOrder[]; items: BookedItem[] } = { orders: [], items: [] };
  for (const number of new Set([...ordersOf.keys(), ...itemsOf.keys()])) {
    const ordered = ordersOf.get(number) ?? [];
    const shippedFor = itemsOf.get(number) ?? [];
    const { outcomes, shipped } = applyDespatch(
      ordered,
      shippedFor.map(({ item }) => item),
    );
    booked.orders.push(...ordered.map((order) => fulfilled(order, shipped)));
    booked.items.push(
      ...shippedFor.map(({ account, documentId, item }, index) => ({
        account,
        documentId,
        item,
        outcome: outcomes[index] ?? ({ state: 'waiting' } as const),
      })),
    );
  }
  return booked;
}

function fulfilled(order: UnfulfilledOrder, shipped: ShippedQuantities): BookedOrder {
  const quantities = shipped.get(order.releaseNumber);
  const lines = order.lines.map((ordered) => ({
    ordered,
    fulfilment: fulfil(ordered.quantityOrdered, quantities?.get(ordered.position) ?? '0', order.cancelled),
  }));
  const statuses = lines.map(({ fulfilment }) => fulfilment.status);
  return { ...order, lines, status: orderStatus(statuses, order.cancelled) };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
