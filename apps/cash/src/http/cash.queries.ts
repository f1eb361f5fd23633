import { Injectable } from '@nestjs/common';
import type { Lineage } from '@app/canonical';
import { Database } from '@app/persistence';
import type { Page, PageRequest } from '@app/service';
import { pageOf, problem } from '@app/service';
import { applicationOf } from '../domain/application.js';
import type { ClaimRow, ItemRow, PaymentRow } from '../storage/cash-rows.js';
import { ITEM_COLUMNS, PAYMENT_COLUMNS, toClaim, toItem, toPayment } from '../storage/cash-rows.js';
import type { OpenItemsQuery, OpenItemView, PaymentsQuery, PaymentSummary, PaymentView } from './cash.schemas.js';

interface Updated {
  readonly updated_at: Date;
}

interface DocumentRow {
  readonly document_id: string;
  readonly event_id: string;
  readonly revision: number;
  readonly received_at: Date;
  readonly sender: string | null;
  readonly lineage: Lineage | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads open items and payments for HTTP. */
@Injectable()
export class CashQueries {
  constructor(private readonly database: Database) {}

  /** By account, then invoice number: the two parts of `page.after`. */
  async openItems(query: OpenItemsQuery, page: PageRequest): Promise<Page<OpenItemView>> {
    const rows = await this.database.query<ItemRow & Updated>(
      `SELECT ${ITEM_COLUMNS}, updated_at FROM cash.open_item
       WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR status = $2)
         AND ($3::text IS NULL OR invoice_number = $3)
         AND ($4::text IS NULL OR (account, invoice_number) > ($4, $5::text))
       ORDER BY account, invoice_number LIMIT $6`,
      [query.account, query.status, query.invoice, ...after(page), page.limit + 1].map(orNull),
    );
    const { items, nextCursor } = pageOf(rows, page, (row) => [row.account, row.invoice_number]);
    return { items: items.map(toItemView), nextCursor };
  }

  /** By account, then payment reference: the two parts of `page.after`. */
  async payments(query: PaymentsQuery, page: PageRequest): Promise<Page<PaymentSummary>> {
    const rows = await this.database.query<PaymentRow & Updated>(
      `SELECT ${PAYMENT_COLUMNS}, updated_at FROM cash.payment
       WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR status = $2)
         AND ($3::text IS NULL OR payment_reference = $3)
         AND ($4::text IS NULL OR (account, payment_reference) > ($4, $5::text))
       ORDER BY account, payment_reference LIMIT $6`,
      [query.account, query.status, query.reference, ...after(page), page.limit + 1].map(orNull),
    );
    const { items, nextCursor } = pageOf(rows, page, (row) => [row.account, row.payment_reference]);
    return { items: items.map(toSummary), nextCursor };
  }

  /** One payment, whole. Throws a 404 problem. */
  async payment(id: string): Promise<PaymentView> {
    const [row] = UUID.test(id) ? await this.paymentRows(id) : [];
    if (row === undefined) {
      throw problem(404, 'Payment not found', `There is no payment ${id}. GET /payments lists them.`);
    }
    const claims = await this.database.query<ClaimRow>(
      'SELECT * FROM cash.claim WHERE account = $1 AND payment_reference = $2 ORDER BY position',
      [row.account, row.payment_reference],
    );
    const payment = toPayment(row, claims.map(toClaim));
    const { allocations, unapplied, differences } = applicationOf(payment);
    return {
      ...toSummary(row),
      allocations: [...allocations],
      unapplied: [...unapplied],
      differences: differences.map((difference) => ({ ...difference, references: [...difference.references] })),
      failureCodes: payment.claims.flatMap(({ failure }) => failure?.failure.code ?? []),
      document: toDocumentView(row),
    };
  }

  private paymentRows(id: string): Promise<(PaymentRow & Updated & DocumentRow)[]> {
    return this.database.query(
      `SELECT ${PAYMENT_COLUMNS}, updated_at, event_id, received_at, sender, lineage
       FROM cash.payment JOIN cash.document USING (document_id, revision) WHERE id = $1`,
      [id],
    );
  }
}

function after({ after: key }: PageRequest): (string | undefined)[] {
  return [key?.[0], key?.[1]];
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}

function toItemView(row: ItemRow & Updated): OpenItemView {
  return { ...toItem(row), updatedAt: row.updated_at.toISOString() };
}

function toSummary(row: PaymentRow & Updated): PaymentSummary {
  return {
    id: row.id,
    account: row.account,
    paymentReference: row.payment_reference,
    status: row.status,
    amount: row.amount,
    amountApplied: row.amount_applied,
    amountUnapplied: row.amount_unapplied,
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.payment_date === null ? {} : { paymentDate: row.payment_date }),
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.payer === null ? {} : { payer: row.payer }),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toDocumentView(row: DocumentRow): PaymentView['document'] {
  return {
    documentId: row.document_id,
    eventId: row.event_id,
    revision: row.revision,
    receivedAt: row.received_at.toISOString(),
    ...(row.sender === null ? {} : { sender: row.sender }),
    ...(row.lineage === null ? {} : { lineage: row.lineage }),
  };
}
