import type { CanonicalDocument } from '@app/canonical';
import { ordersFailures } from '@app/interchange';
import type { FailureRecord, RegisteredDocument } from '@app/messaging';
import { documentName, documentPlace, documentSubject, failureRecord } from '@app/messaging';
import type { ShipmentProblem } from './apply-despatch.js';
import type { BookedItem, BookedOrder, OrderBook } from './order-book.js';
import { textOfKey } from './order-book.js';
import { textOfDespatch } from './next-book.js';

type ShipmentFailure = Extract<keyof typeof ordersFailures.definitions, `shipment${string}` | 'cancelledOrderShipped'>;
type Documents = ReadonlyMap<string, RegisteredDocument<CanonicalDocument>>;

const FAILURES: Readonly<Record<ShipmentProblem, ShipmentFailure>> = {
  'no-order-number': 'shipmentNamesNoOrder',
  'no-quantity': 'shipmentWithoutQuantity',
  'several-orders': 'shipmentFitsSeveralOrders',
  'no-line': 'shipmentWithoutLine',
  contradiction: 'shipmentContradictsItself',
  'another-unit': 'shipmentInAnotherUnit',
};

export interface ShipmentFailures {
  /** The book with each item's open failure beside it. */
  readonly book: OrderBook;
  readonly raised: readonly FailureRecord[];
  readonly resolved: readonly FailureRecord[];
}

/**
 * What stands open about the items of `after`. A problem that an item had in `before` keeps its record, one that is
 * gone is resolved: an order that comes after its despatch advice ends the warning.
 *
 * @param documents the despatch advices of the items, by document id
 */
export function shipmentFailures(before: OrderBook, after: OrderBook, documents: Documents): ShipmentFailures {
  const open = new Map(
    before.items.flatMap((item) => (item.failure === undefined ? [] : [[placeInBook(item), item.failure]])),
  );
  const cancelled = new Set(after.orders.filter((order) => order.cancelled).map(textOfKey));
  const raised: FailureRecord[] = [];
  const items = after.items.map((item): BookedItem => {
    const name = failureOf(item, cancelled);
    if (name === undefined) return item;
    const place = placeInBook(item);
    const known = open.get(place);
    if (known?.failure.code === ordersFailures.definitions[name].code) {
      open.delete(place);
      return { ...item, failure: known };
    }
    const record = raise(name, item, documents);
    raised.push(record);
    return { ...item, failure: record };
  });
  return { book: { orders: after.orders, items }, raised, resolved: [...open.values()] };
}

/** Lines that were not over-shipped before, and are now. */
export function overShipments(before: OrderBook, after: OrderBook, documents: Documents): FailureRecord[] {
  const known = new Set(before.orders.flatMap(overShippedLines).map(({ place }) => place));
  return after.orders.flatMap((order) =>
    overShippedLines(order)
      .filter(({ place }) => !known.has(place))
      .map(({ line: { ordered, fulfilment } }) => {
        const document = documents.get(order.documentId);
        const failure = ordersFailures.raise('lineOverShipped', {
          with: {
            line: ordered.lineNumber ?? ordered.position,
            document: `order ${order.orderNumber} of ${order.account}`,
            shipped: fulfilment.quantityShipped,
            ordered: ordered.quantityOrdered ?? '0',
          },
          location: {
            ...(document === undefined ? {} : documentPlace(document)),
            path: `lines[${ordered.position - 1}]`,
          },
        });
        return failureRecord(failure, {
          ...(document === undefined ? {} : documentSubject(document)),
          accountId: order.account,
          documentNumber: order.orderNumber,
        });
      }),
  );
}

function overShippedLines(order: BookedOrder): { place: string; line: BookedOrder['lines'][number] }[] {
  return order.lines
    .filter(({ fulfilment }) => fulfilment.status === 'over-shipped')
    .map((line) => ({ place: `${textOfKey(order)} ${line.ordered.position}`, line }));
}

function placeInBook({ account, item }: BookedItem): string {
  return `${textOfDespatch(account, item.despatchNumber)} ${item.position}`;
}

function failureOf(
  { account, item, outcome }: BookedItem,
  cancelled: ReadonlySet<string>,
): ShipmentFailure | undefined {
  if (outcome.state === 'waiting') return 'shipmentWithoutOrder';
  if (outcome.state === 'unmatched') return FAILURES[outcome.problem];
  const { releaseNumber } = outcome;
  const key = textOfKey({ account, orderNumber: item.orderNumber ?? '', releaseNumber });
  return cancelled.has(key) ? 'cancelledOrderShipped' : undefined;
}

function raise(name: ShipmentFailure, { account, documentId, item }: BookedItem, documents: Documents): FailureRecord {
  const document = documents.get(documentId);
  const failure = ordersFailures.raise(name, {
    with: {
      item: item.itemId,
      document:
        document === undefined ? `despatch advice ${item.despatchNumber} of ${account}` : documentName(document),
      order: item.releaseNumber === undefined ? (item.orderNumber ?? '') : `${item.orderNumber}/${item.releaseNumber}`,
      unit: item.unit ?? '',
    },
    location: { ...(document === undefined ? {} : documentPlace(document)), path: `items[${item.position - 1}]` },
  });
  const about =
    document === undefined ? { accountId: account, documentNumber: item.despatchNumber } : documentSubject(document);
  return failureRecord(failure, about);
}
