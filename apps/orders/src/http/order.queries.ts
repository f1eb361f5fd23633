import { Injectable } from '@nestjs/common';
import type { Order } from '@app/canonical';
import { Database } from '@app/persistence';
import type { Page, PageRequest } from '@app/service';
import { pageOf, problem } from '@app/service';
import type { ItemRow, LineRow } from '../storage/book-rows.js';
import { LINE_COLUMNS, ORDER_COLUMNS } from '../storage/load-book.js';
import type { OrderSummary, OrdersQuery, OrderView, ShipmentsQuery, ShipmentView } from './order.schemas.js';
import { toHistoryView, toLineView, toShipmentView, toSummary } from './order.views.js';
import type { HistoryRow, SummaryRow } from './order.views.js';

const LINES_OF_ORDER = `FROM orders.order_line line WHERE (line.account, line.order_number, line.release_number) =
  (purchase_order.account, purchase_order.order_number, purchase_order.release_number)`;
const SUMMARY_COLUMNS = `${ORDER_COLUMNS}, updated_at, (SELECT count(*)::int ${LINES_OF_ORDER}) AS line_count,
  (SELECT count(*)::int ${LINES_OF_ORDER} AND line.status IN ('open', 'partially-shipped')) AS open_line_count`;

/** Sort keys; each ends in the identity of the order. An order without a date sorts as the oldest. */
const SORT_KEYS = {
  number: { columns: ['order_number', 'account', 'release_number', `''::text`], first: 'text' },
  issueDate: {
    columns: [`coalesce(issue_date, '0001-01-01'::date)`, 'account', 'order_number', 'release_number'],
    first: 'date',
  },
} as const;

/** Reads the order book for HTTP. */
@Injectable()
export class OrderQueries {
  constructor(private readonly database: Database) {}

  /** `page.after` is a sort key of four parts. Throws a 400 problem for a cursor that another sort gave out. */
  async list(query: OrdersQuery, page: PageRequest): Promise<Page<OrderSummary>> {
    const sort = query.sort ?? '-issueDate';
    const descending = sort.startsWith('-');
    const byDate = sort.endsWith('issueDate');
    const { columns, first } = SORT_KEYS[byDate ? 'issueDate' : 'number'];
    if (byDate && page.after !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(page.after[0] ?? '')) {
      throw problem(400, 'Bad cursor', 'The cursor belongs to another sort. Leave it away to begin at the first page.');
    }
    const filters = [query.account, query.status, query.number, query.issuedFrom, query.issuedTo];
    const rows = await this.database.query<SummaryRow>(
      `SELECT ${SUMMARY_COLUMNS} FROM orders.purchase_order
       WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR status = $2)
         AND ($3::text IS NULL OR order_number = $3)
         AND ($4::date IS NULL OR issue_date >= $4) AND ($5::date IS NULL OR issue_date <= $5)
         AND ($6::text IS NULL OR (${columns.join()}) ${descending ? '<' : '>'} ($6::${first}, $7::text, $8::text, $9::text))
       ORDER BY ${columns.map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`).join()} LIMIT $10`,
      [...filters.map(orNull), ...[0, 1, 2, 3].map((part) => orNull(page.after?.[part])), page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, (row) =>
      byDate
        ? [row.issue_date ?? '0001-01-01', row.account, row.order_number, row.release_number]
        : [row.order_number, row.account, row.release_number, ''],
    );
    return { items: items.map(toSummary), nextCursor };
  }

  /** One order, whole. Throws a 404 problem; its `releases` say which there are of the number. */
  async get(account: string, orderNumber: string, release: string | undefined): Promise<OrderView> {
    const orders = await this.database.query<SummaryRow>(
      `SELECT ${SUMMARY_COLUMNS} FROM orders.purchase_order WHERE account = $1 AND order_number = $2
       ORDER BY release_number`,
      [account, orderNumber],
    );
    const exact = orders.find((order) => order.release_number === (release ?? ''));
    const order = exact ?? (release === undefined && orders.length === 1 ? orders[0] : undefined);
    if (order === undefined) throw notFound(account, orderNumber, release, orders);
    return this.whole(order);
  }

  /** Items of despatch advices: applied, waiting for their order, or fitting none. */
  async shipments(query: ShipmentsQuery, page: PageRequest): Promise<Page<ShipmentView>> {
    const rows = await this.database.query<ItemRow>(
      `SELECT * FROM orders.shipment_item
       WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR despatch_number = $2)
         AND ($3::text IS NULL OR outcome->>'state' = $3)
         AND ($4::text IS NULL OR (account, despatch_number, position) > ($4, $5::text, $6::int))
       ORDER BY account, despatch_number, position LIMIT $7`,
      [
        ...[query.account, query.despatch, query.state].map(orNull),
        ...[0, 1, 2].map((part) => orNull(page.after?.[part])),
        page.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, page, (row) => [row.account, row.despatch_number, String(row.position)]);
    return { items: items.map(toShipmentView), nextCursor };
  }

  private async whole(order: SummaryRow): Promise<OrderView> {
    const key = [order.account, order.order_number, order.release_number];
    const [lines, shipments, history, [document]] = await Promise.all([
      this.database.query<LineRow>(
        `SELECT ${LINE_COLUMNS} FROM orders.order_line
         WHERE account = $1 AND order_number = $2 AND release_number = $3 ORDER BY position`,
        key,
      ),
      this.database.query<ItemRow>(
        `SELECT * FROM orders.shipment_item WHERE account = $1 AND order_number = $2
           AND coalesce(outcome->>'releaseNumber', release_number, '') IN ($3, '')
           AND (outcome->>'state' <> 'applied' OR outcome->>'releaseNumber' = $3)
         ORDER BY despatch_number, position`,
        key,
      ),
      this.database.query<HistoryRow>(
        `SELECT history.*, document.lineage FROM orders.order_history history
         LEFT JOIN orders.document USING (document_id)
         WHERE account = $1 AND order_number = $2 AND release_number = $3 ORDER BY id`,
        key,
      ),
      this.database.query<{ content: Order }>('SELECT content FROM orders.document WHERE document_id = $1', [
        order.document_id,
      ]),
    ]);
    return {
      ...toSummary(order),
      documentId: order.document_id,
      revision: order.revision,
      ...(document?.content.buyer === undefined ? {} : { buyer: document.content.buyer }),
      ...(document?.content.shipTo === undefined ? {} : { shipTo: document.content.shipTo }),
      lines: lines.map(toLineView),
      shipments: shipments.map(toShipmentView),
      history: history.map(toHistoryView),
    };
  }
}

function orNull(value: string | undefined): string | null {
  return value ?? null;
}

function notFound(
  account: string,
  orderNumber: string,
  release: string | undefined,
  orders: readonly SummaryRow[],
): Error {
  const order = release === undefined ? orderNumber : `${orderNumber}/${release}`;
  if (orders.length === 0) return problem(404, 'Order not found', `There is no order ${order} of account ${account}.`);
  const releases = orders.map(({ release_number: number }) => number);
  return problem(
    404,
    'Order not found',
    `There is no order ${order} of account ${account}, but there are releases of ${orderNumber}. Name one with ?release=.`,
    { releases },
  );
}
