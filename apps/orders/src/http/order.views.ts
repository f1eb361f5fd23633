import type { Lineage } from '@app/canonical';
import { toItem, toLine } from '../storage/book-rows.js';
import type { ItemRow, LineRow, OrderRow } from '../storage/book-rows.js';
import type { HistoryView, OrderLineView, OrderSummary, ShipmentView } from './order.schemas.js';

export interface SummaryRow extends OrderRow {
  readonly updated_at: Date;
  readonly line_count: number;
  readonly open_line_count: number;
}

export interface HistoryRow {
  readonly effect: string;
  readonly happened_at: Date;
  readonly document_type: string;
  readonly document_number: string;
  readonly document_id: string;
  readonly event_id: string;
  readonly lineage: Lineage | null;
}

export function toSummary(row: SummaryRow): OrderSummary {
  return {
    account: row.account,
    orderNumber: row.order_number,
    ...(row.release_number === '' ? {} : { releaseNumber: row.release_number }),
    status: row.status,
    ...(row.issue_date === null ? {} : { issueDate: row.issue_date }),
    ...(row.requested_from === null ? {} : { requestedFrom: row.requested_from }),
    ...(row.requested_to === null ? {} : { requestedTo: row.requested_to }),
    ...(row.cancel_after === null ? {} : { cancelAfter: row.cancel_after }),
    ...(row.currency === null ? {} : { currency: row.currency }),
    lineCount: row.line_count,
    openLineCount: row.open_line_count,
    updatedAt: row.updated_at.toISOString(),
  };
}

export function toLineView(row: LineRow): OrderLineView {
  const { ordered, fulfilment } = toLine(row);
  return { ...ordered, identifiers: [...ordered.identifiers], ...fulfilment };
}

export function toShipmentView(row: ItemRow): ShipmentView {
  const { account, documentId, item, outcome, failure } = toItem(row);
  return {
    ...item,
    account,
    documentId,
    identifiers: [...item.identifiers],
    state: outcome.state,
    ...(outcome.state === 'unmatched' ? { problem: outcome.problem } : {}),
    ...(failure === undefined ? {} : { failureCode: failure.failure.code }),
    allocations: outcome.state === 'applied' ? [...outcome.allocations] : [],
  };
}

export function toHistoryView(row: HistoryRow): HistoryView {
  return {
    effect: row.effect,
    at: row.happened_at.toISOString(),
    documentType: row.document_type,
    documentNumber: row.document_number,
    documentId: row.document_id,
    eventId: row.event_id,
    ...(row.lineage === null ? {} : { lineage: row.lineage }),
  };
}
