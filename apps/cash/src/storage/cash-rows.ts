import type { Invoice } from '@app/canonical';
import type { FailureRecord } from '@app/messaging';
import type { AllocationReason, UnappliedReason } from '../domain/allocate-remittance.js';
import type { PaymentStatus } from '../domain/application.js';
import type { BookedClaim, BookedPayment } from '../domain/cash-book.js';
import type { ItemStatus, OpenItem } from '../domain/open-item.js';
import type { Adjustment, Claim } from '../domain/payment.js';

/** Rows as PostgreSQL gives them: numeric as text, dates selected as text, absent as null. */
type Nullable<T> = T | null;

export interface ItemRow {
  readonly account: string;
  readonly invoice_number: string;
  readonly document_id: string;
  readonly revision: number;
  readonly kind: Invoice['kind'];
  readonly amount: string;
  readonly amount_applied: string;
  readonly amount_open: string;
  readonly status: ItemStatus;
  readonly currency: Nullable<string>;
  readonly issue_date: string;
  readonly due_date: Nullable<string>;
}

export interface PaymentRow {
  readonly account: string;
  readonly payment_reference: string;
  readonly id: string;
  readonly document_id: string;
  readonly revision: number;
  readonly amount: string;
  readonly amount_applied: string;
  readonly amount_unapplied: string;
  readonly status: PaymentStatus;
  readonly debit: boolean;
  readonly cancelled: boolean;
  readonly currency: Nullable<string>;
  readonly payment_date: Nullable<string>;
  readonly method: Nullable<string>;
  readonly payer: Nullable<string>;
  readonly adjustments: readonly Adjustment[];
}

export interface ClaimRow {
  readonly account: string;
  readonly payment_reference: string;
  readonly claim: Claim;
  readonly allocated: string;
  readonly reason: Nullable<AllocationReason>;
  readonly open_before: Nullable<string>;
  readonly unapplied: string;
  readonly unapplied_reason: Nullable<UnappliedReason>;
  readonly failure: Nullable<FailureRecord>;
}

export const ITEM_COLUMNS = `account, invoice_number, document_id, revision, kind, amount, amount_applied, amount_open,
  status, currency, issue_date::text, due_date::text`;
export const PAYMENT_COLUMNS = `account, payment_reference, id, document_id, revision, amount, amount_applied,
  amount_unapplied, status, debit, cancelled, currency, payment_date::text, method, payer, adjustments`;

export function toItem(row: ItemRow): OpenItem {
  return {
    account: row.account,
    invoiceNumber: row.invoice_number,
    documentId: row.document_id,
    revision: row.revision,
    kind: row.kind,
    amount: row.amount,
    amountApplied: row.amount_applied,
    amountOpen: row.amount_open,
    status: row.status,
    issueDate: row.issue_date,
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.due_date === null ? {} : { dueDate: row.due_date }),
  };
}

export function toPayment(row: PaymentRow, claims: readonly BookedClaim[]): BookedPayment {
  return {
    account: row.account,
    paymentReference: row.payment_reference,
    documentId: row.document_id,
    revision: row.revision,
    amount: row.amount,
    debit: row.debit,
    cancelled: row.cancelled,
    adjustments: row.adjustments,
    claims,
    ...(row.currency === null ? {} : { currency: row.currency }),
    ...(row.payment_date === null ? {} : { paymentDate: row.payment_date }),
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.payer === null ? {} : { payer: row.payer }),
  };
}

export function toClaim(row: ClaimRow): BookedClaim {
  return {
    claim: row.claim,
    outcome: {
      allocated: row.allocated,
      unapplied: row.unapplied,
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.open_before === null ? {} : { openBefore: row.open_before }),
      ...(row.unapplied_reason === null ? {} : { unappliedReason: row.unapplied_reason }),
    },
    ...(row.failure === null ? {} : { failure: row.failure }),
  };
}
