import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CanonicalDocument, CrossdockEvent } from '@app/canonical';
import { TOPICS } from '@app/canonical';
import type { RegisteredDocument } from '@app/messaging';
import type { BookedOrder, OrderBook, OrderNumber } from './order-book.js';
import { textOfKey, textOfNumber } from './order-book.js';
import type { LineFulfilment } from './order-line.js';
import type { OrderStatus } from './order-status.js';

export interface LineState extends LineFulfilment {
  readonly position: number;
  readonly lineNumber?: string;
  readonly unit?: string;
  readonly quantityOrdered?: string;
}

/** `order-status.changed`: how an order stands now, whole; `withdrawn` where a revision moved it to another number. */
export interface OrderStatusChanged {
  readonly account: string;
  readonly orderNumber: string;
  readonly releaseNumber?: string;
  readonly status: OrderStatus | 'withdrawn';
  readonly previousStatus?: OrderStatus;
  readonly lines: readonly LineState[];
}

/** The document that made the book of an order number change. */
export type Causes = ReadonlyMap<string, RegisteredDocument<CanonicalDocument>>;

/** One event for each order whose status or quantities changed. */
export function statusEvents(
  before: OrderBook,
  after: OrderBook,
  causes: Causes,
  now: string,
): CrossdockEvent<OrderStatusChanged>[] {
  const known = new Map(before.orders.map((order) => [textOfKey(order), order]));
  const present = new Set(after.orders.map(textOfKey));
  const changed = after.orders.filter((order) => {
    const earlier = known.get(textOfKey(order));
    return earlier === undefined || !isDeepStrictEqual(stateOf(earlier), stateOf(order));
  });
  const gone = before.orders.filter((order) => !present.has(textOfKey(order)));
  return [
    ...changed.map((order) => {
      const previousStatus = known.get(textOfKey(order))?.status;
      return event(
        order,
        { ...stateOf(order), ...(previousStatus === undefined ? {} : { previousStatus }) },
        causes,
        now,
      );
    }),
    ...gone.map((order) =>
      event(order, { ...stateOf(order), status: 'withdrawn', previousStatus: order.status, lines: [] }, causes, now),
    ),
  ];
}

function stateOf({ account, orderNumber, releaseNumber, status, lines }: BookedOrder): OrderStatusChanged {
  return {
    account,
    orderNumber,
    ...(releaseNumber === '' ? {} : { releaseNumber }),
    status,
    lines: lines.map(({ ordered: { position, lineNumber, unit, quantityOrdered }, fulfilment }) => ({
      position,
      ...(lineNumber === undefined ? {} : { lineNumber }),
      ...(unit === undefined ? {} : { unit }),
      ...(quantityOrdered === undefined ? {} : { quantityOrdered }),
      ...fulfilment,
    })),
  };
}

function event(
  order: BookedOrder,
  data: OrderStatusChanged,
  causes: Causes,
  now: string,
): CrossdockEvent<OrderStatusChanged> {
  const number: OrderNumber = order;
  const cause = causes.get(textOfNumber(number));
  return {
    id: randomUUID(),
    type: 'order-status.changed',
    source: '/orders',
    subject: order.orderNumber,
    time: now,
    topic: TOPICS.orderStatus,
    key: textOfKey(order),
    ...(cause?.lineage === undefined ? {} : { lineage: cause.lineage }),
    ...(cause?.sender === undefined ? {} : { sender: cause.sender }),
    data,
  };
}
