import type { ItemId } from '@app/canonical';
import type { FailureRecord } from '@app/messaging';
import type { ShipmentOutcome } from '../domain/apply-despatch.js';
import type { BookedItem, BookedLine, BookedOrder } from '../domain/order-book.js';
import type { LineStatus } from '../domain/order-line.js';
import type { OrderStatus } from '../domain/order-status.js';

/** Rows as PostgreSQL gives them: numeric as text, dates selected as text, absent as null. */
type Nullable<T> = T | null;

export interface OrderRow {
  readonly account: string;
  readonly order_number: string;
  readonly release_number: string;
  readonly document_id: string;
  readonly revision: number;
  readonly status: OrderStatus;
  readonly cancelled: boolean;
  readonly currency: Nullable<string>;
  readonly issue_date: Nullable<string>;
  readonly requested_from: Nullable<string>;
  readonly requested_to: Nullable<string>;
  readonly cancel_after: Nullable<string>;
}

export interface LineRow {
  readonly account: string;
  readonly order_number: string;
  readonly release_number: string;
  readonly position: number;
  readonly line_number: Nullable<string>;
  readonly identifiers: readonly ItemId[];
  readonly description: Nullable<string>;
  readonly unit: Nullable<string>;
  readonly price: Nullable<string>;
  readonly price_basis: Nullable<string>;
  readonly requested_from: Nullable<string>;
  readonly requested_to: Nullable<string>;
  readonly quantity_ordered: Nullable<string>;
  readonly quantity_shipped: string;
  readonly quantity_open: Nullable<string>;
  readonly quantity_over: Nullable<string>;
  readonly status: LineStatus;
}

export interface ItemRow {
  readonly account: string;
  readonly despatch_number: string;
  readonly position: number;
  readonly document_id: string;
  readonly item_id: string;
  readonly order_number: Nullable<string>;
  readonly release_number: Nullable<string>;
  readonly line_number: Nullable<string>;
  readonly identifiers: readonly ItemId[];
  readonly quantity: Nullable<string>;
  readonly unit: Nullable<string>;
  readonly outcome: ShipmentOutcome;
  readonly failure: Nullable<FailureRecord>;
}

export function toOrder(row: OrderRow, lines: readonly BookedLine[]): BookedOrder {
  return {
    account: row.account,
    orderNumber: row.order_number,
    releaseNumber: row.release_number,
    documentId: row.document_id,
    revision: row.revision,
    status: row.status,
    cancelled: row.cancelled,
    lines,
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.issue_date === null ? {} : { issueDate: row.issue_date }),
    ...(row.requested_from === null ? {} : { requestedFrom: row.requested_from }),
    ...(row.requested_to === null ? {} : { requestedTo: row.requested_to }),
    ...(row.cancel_after === null ? {} : { cancelAfter: row.cancel_after }),
  };
}

export function toLine(row: LineRow): BookedLine {
  return {
    ordered: {
      position: row.position,
      identifiers: row.identifiers,
      ...(row.line_number === null ? {} : { lineNumber: row.line_number }),
      ...(row.description === null ? {} : { description: row.description }),
      ...(row.unit === null ? {} : { unit: row.unit }),
      ...(row.quantity_ordered === null ? {} : { quantityOrdered: row.quantity_ordered }),
      ...(row.price === null ? {} : { price: row.price }),
      ...(row.price_basis === null ? {} : { priceBasis: row.price_basis }),
      ...(row.requested_from === null ? {} : { requestedFrom: row.requested_from }),
      ...(row.requested_to === null ? {} : { requestedTo: row.requested_to }),
    },
    fulfilment: {
      quantityShipped: row.quantity_shipped,
      ...(row.quantity_open === null ? {} : { quantityOpen: row.quantity_open }),
      ...(row.quantity_over === null ? {} : { quantityOver: row.quantity_over }),
      status: row.status,
    },
  };
}

export function toItem(row: ItemRow): BookedItem {
  return {
    account: row.account,
    documentId: row.document_id,
    item: {
      despatchNumber: row.despatch_number,
      position: row.position,
      itemId: row.item_id,
      identifiers: row.identifiers,
      ...(row.order_number === null ? {} : { orderNumber: row.order_number }),
      ...(row.release_number === null ? {} : { releaseNumber: row.release_number }),
      ...(row.line_number === null ? {} : { lineNumber: row.line_number }),
      ...(row.quantity === null ? {} : { quantity: row.quantity }),
      ...(row.unit === null ? {} : { unit: row.unit }),
    },
    outcome: row.outcome,
    ...(row.failure === null ? {} : { failure: row.failure }),
  };
}
