import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { DespatchKey } from '../domain/next-book.js';
import type { BookedLine, OrderBook, OrderNumber } from '../domain/order-book.js';
import { textOfKey } from '../domain/order-book.js';
import type { ItemRow, LineRow, OrderRow } from './book-rows.js';
import { toItem, toLine, toOrder } from './book-rows.js';

export const ORDER_COLUMNS = `account, order_number, release_number, document_id, revision, status, cancelled, currency,
  issue_date::text, requested_from::text, requested_to::text, cancel_after::text`;
export const LINE_COLUMNS = `account, order_number, release_number, position, line_number, identifiers, description, unit,
  price, price_basis, requested_from::text, requested_to::text, quantity_ordered, quantity_shipped, quantity_open,
  quantity_over, status`;
const NUMBERS = 'SELECT * FROM unnest($1::text[], $2::text[])';

/** The orders of these numbers, the items shipped for them, and every item of these despatch advices. */
export async function loadBook(
  tx: EntityManager,
  numbers: readonly OrderNumber[],
  despatches: readonly DespatchKey[],
): Promise<OrderBook> {
  const named = [numbers.map(({ account }) => account), numbers.map(({ orderNumber }) => orderNumber)];
  const orders = await rows<OrderRow>(
    tx,
    `SELECT ${ORDER_COLUMNS} FROM orders.purchase_order WHERE (account, order_number) IN (${NUMBERS})`,
    named,
  );
  const lines = orders.length === 0 ? [] : await loadLines(tx, named);
  const linesOf = new Map<string, BookedLine[]>();
  for (const row of lines) {
    const key = keyOfRow(row);
    const known = linesOf.get(key);
    if (known === undefined) linesOf.set(key, [toLine(row)]);
    else known.push(toLine(row));
  }
  const items = await rows<ItemRow>(
    tx,
    `SELECT * FROM orders.shipment_item WHERE (account, despatch_number, position) IN (
       SELECT account, despatch_number, position FROM orders.shipment_item WHERE (account, order_number) IN (${NUMBERS})
       UNION SELECT account, despatch_number, position FROM orders.shipment_item
       WHERE (account, despatch_number) IN (SELECT * FROM unnest($3::text[], $4::text[])))`,
    [...named, despatches.map(({ account }) => account), despatches.map((despatch) => despatch.despatchNumber)],
  );
  return {
    orders: orders.map((row) => toOrder(row, linesOf.get(keyOfRow(row)) ?? [])),
    items: items.map(toItem),
  };
}

function loadLines(tx: EntityManager, named: readonly unknown[]): Promise<LineRow[]> {
  const sql = `SELECT ${LINE_COLUMNS} FROM orders.order_line WHERE (account, order_number) IN (${NUMBERS})
    ORDER BY account, order_number, release_number, position`;
  return rows<LineRow>(tx, sql, named);
}

function keyOfRow({ account, order_number: orderNumber, release_number: releaseNumber }: OrderRow | LineRow): string {
  return textOfKey({ account, orderNumber, releaseNumber });
}
