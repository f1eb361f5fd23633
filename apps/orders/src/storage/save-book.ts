import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { HistoryEntry } from '../domain/book-history.js';
import { textOfDespatch } from '../domain/next-book.js';
import type { BookedItem, BookedOrder, OrderBook } from '../domain/order-book.js';
import { textOfKey } from '../domain/order-book.js';

/** Writes what differs between the book as it was loaded and as it is now; each table in one statement or two. */
export async function saveBook(tx: EntityManager, before: OrderBook, after: OrderBook): Promise<void> {
  const known = new Map(before.orders.map((order) => [textOfKey(order), order]));
  const present = new Set(after.orders.map(textOfKey));
  const changed = after.orders.filter((order) => !isDeepStrictEqual(known.get(textOfKey(order)), order));
  const rewritten = changed.filter((order) => !sameDocument(known.get(textOfKey(order)), order));
  const rewrittenKeys = new Set(rewritten.map(textOfKey));
  const emptied = before.orders.filter(
    (order) => rewrittenKeys.has(textOfKey(order)) || !present.has(textOfKey(order)),
  );
  await deleteOrders(tx, emptied);
  await upsertOrders(tx, changed);
  await insertLines(tx, rewritten);
  await updateLines(
    tx,
    changed.filter((order) => !rewrittenKeys.has(textOfKey(order))),
  );
  await saveItems(tx, before.items, after.items);
}

export async function saveHistory(tx: EntityManager, entries: readonly HistoryEntry[]): Promise<void> {
  await insert(
    tx,
    `INSERT INTO orders.order_history
       (account, order_number, release_number, effect, document_id, document_type, document_number, event_id)
     SELECT * FROM json_to_recordset($1::json) AS entry (account text, "orderNumber" text, "releaseNumber" text,
       effect text, "documentId" uuid, "documentType" text, "documentNumber" text, "eventId" text)`,
    entries,
  );
}

function sameDocument(a: BookedOrder | undefined, b: BookedOrder): boolean {
  return a?.documentId === b.documentId && a.revision === b.revision;
}

async function deleteOrders(tx: EntityManager, orders: readonly BookedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.query(
    `DELETE FROM orders.purchase_order WHERE (account, order_number, release_number) IN
       (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))`,
    [orders.map((o) => o.account), orders.map((o) => o.orderNumber), orders.map((o) => o.releaseNumber)],
  );
}

async function upsertOrders(tx: EntityManager, orders: readonly BookedOrder[]): Promise<void> {
  await insert(
    tx,
    `INSERT INTO orders.purchase_order AS known (account, order_number, release_number, document_id, revision, status,
       cancelled, currency, issue_date, requested_from, requested_to, cancel_after)
     SELECT * FROM json_to_recordset($1::json) AS o (account text, "orderNumber" text, "releaseNumber" text,
       "documentId" uuid, revision int, status text, cancelled boolean, currency text, "issueDate" date,
       "requestedFrom" date, "requestedTo" date, "cancelAfter" date)
     ON CONFLICT (account, order_number, release_number) DO UPDATE SET
       (status, cancelled, updated_at) = (excluded.status, excluded.cancelled, now())`,
    orders.map((order) => ({ ...order, lines: undefined })),
  );
}

async function insertLines(tx: EntityManager, orders: readonly BookedOrder[]): Promise<void> {
  await insert(
    tx,
    `INSERT INTO orders.order_line (account, order_number, release_number, position, line_number, identifiers,
       description, unit, price, price_basis, requested_from, requested_to, quantity_ordered, quantity_shipped,
       quantity_open, quantity_over, status)
     SELECT * FROM json_to_recordset($1::json) AS line (account text, "orderNumber" text, "releaseNumber" text,
       position int, "lineNumber" text, identifiers jsonb, description text, unit text, price numeric,
       "priceBasis" numeric, "requestedFrom" date, "requestedTo" date, "quantityOrdered" numeric,
       "quantityShipped" numeric, "quantityOpen" numeric, "quantityOver" numeric, status text)`,
    orders.flatMap(linesOf),
  );
}

async function updateLines(tx: EntityManager, orders: readonly BookedOrder[]): Promise<void> {
  await insert(
    tx,
    `UPDATE orders.order_line AS known SET (quantity_shipped, quantity_open, quantity_over, status) =
       (line."quantityShipped", line."quantityOpen", line."quantityOver", line.status)
     FROM json_to_recordset($1::json) AS line (account text, "orderNumber" text, "releaseNumber" text, position int,
       "quantityShipped" numeric, "quantityOpen" numeric, "quantityOver" numeric, status text)
     WHERE (known.account, known.order_number, known.release_number, known.position) =
       (line.account, line."orderNumber", line."releaseNumber", line.position)`,
    orders.flatMap(linesOf),
  );
}

function linesOf({ account, orderNumber, releaseNumber, lines }: BookedOrder): object[] {
  return lines.map(({ ordered, fulfilment }) => ({ account, orderNumber, releaseNumber, ...ordered, ...fulfilment }));
}

async function saveItems(
  tx: EntityManager,
  before: readonly BookedItem[],
  after: readonly BookedItem[],
): Promise<void> {
  const known = new Map(before.map((item) => [placeOf(item), item]));
  const present = new Set(after.map(placeOf));
  const gone = before.filter((item) => !present.has(placeOf(item)));
  if (gone.length > 0) {
    await tx.query(
      `DELETE FROM orders.shipment_item WHERE (account, despatch_number, position) IN
         (SELECT * FROM unnest($1::text[], $2::text[], $3::int[]))`,
      [gone.map((i) => i.account), gone.map((i) => i.item.despatchNumber), gone.map((i) => i.item.position)],
    );
  }
  await insert(
    tx,
    `INSERT INTO orders.shipment_item (account, despatch_number, position, document_id, item_id, order_number,
       release_number, line_number, identifiers, quantity, unit, outcome, failure)
     SELECT * FROM json_to_recordset($1::json) AS item (account text, "despatchNumber" text, position int,
       "documentId" uuid, "itemId" text, "orderNumber" text, "releaseNumber" text, "lineNumber" text,
       identifiers jsonb, quantity numeric, unit text, outcome jsonb, failure jsonb)
     ON CONFLICT (account, despatch_number, position) DO UPDATE SET
       (document_id, item_id, order_number, release_number, line_number, identifiers, quantity, unit, outcome, failure)
       = (excluded.document_id, excluded.item_id, excluded.order_number, excluded.release_number, excluded.line_number,
          excluded.identifiers, excluded.quantity, excluded.unit, excluded.outcome, excluded.failure)`,
    after
      .filter((item) => !isDeepStrictEqual(known.get(placeOf(item)), item))
      .map(({ account, documentId, item, outcome, failure }) => ({ account, documentId, ...item, outcome, failure })),
  );
}

function placeOf({ account, item }: BookedItem): string {
  return `${textOfDespatch(account, item.despatchNumber)} ${item.position}`;
}

/** Runs a statement over rows as JSON; absent fields become NULL, decimals travel as text. */
async function insert(tx: EntityManager, sql: string, records: readonly object[]): Promise<void> {
  if (records.length > 0) await tx.query(sql, [JSON.stringify(records)]);
}
