import type { CanonicalDocument, Order } from '@app/canonical';
import { recordKey } from '@app/canonical';
import type { FailureRecord } from '@app/messaging';
import type { ShipmentOutcome } from './apply-despatch.js';
import type { LineFulfilment, OrderedLine } from './order-line.js';
import type { OrderStatus } from './order-status.js';
import type { ShippedItem } from './shipment.js';

/** All releases of one order number of one account: what despatch advices are applied to together. */
export interface OrderNumber {
  readonly account: string;
  readonly orderNumber: string;
}

/** The identity of an order. */
export interface OrderKey extends OrderNumber {
  /** "" where the order has none. */
  readonly releaseNumber: string;
}

export interface BookedLine {
  readonly ordered: OrderedLine;
  readonly fulfilment: LineFulfilment;
}

export interface BookedOrder extends OrderKey {
  /** The document in force. */
  readonly documentId: string;
  readonly revision: number;
  readonly cancelled: boolean;
  readonly status: OrderStatus;
  readonly lines: readonly BookedLine[];
  readonly currency?: string;
  /** ISO dates. */
  readonly issueDate?: string;
  readonly requestedFrom?: string;
  readonly requestedTo?: string;
  readonly cancelAfter?: string;
}

export interface BookedItem {
  readonly account: string;
  /** The despatch advice in force. */
  readonly documentId: string;
  readonly item: ShippedItem;
  readonly outcome: ShipmentOutcome;
  /** The failure that stands open about it. */
  readonly failure?: FailureRecord;
}

/** The orders of some order numbers, and every item shipped for these numbers. */
export interface OrderBook {
  readonly orders: readonly BookedOrder[];
  readonly items: readonly BookedItem[];
}

/** The account of a published document. Throws a TypeError where there is none: every published document has one. */
export function accountOf({ account, documentType }: CanonicalDocument): string {
  if (account === undefined) throw new TypeError(`the ${documentType} names no account`);
  return account;
}

export function keyOfOrder(order: Order): OrderKey {
  return { account: accountOf(order), orderNumber: order.orderNumber, releaseNumber: order.releaseNumber ?? '' };
}

export function textOfKey({ account, orderNumber, releaseNumber }: OrderKey): string {
  return releaseNumber === '' ? recordKey(account, orderNumber) : recordKey(account, orderNumber, releaseNumber);
}

export function textOfNumber({ account, orderNumber }: OrderNumber): string {
  return recordKey(account, orderNumber);
}
