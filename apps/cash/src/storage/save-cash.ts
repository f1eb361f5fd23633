import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { applicationOf } from '../domain/application.js';
import type { BookedPayment, CashBook } from '../domain/cash-book.js';
import { paymentId, textOfInvoice, textOfPayment } from '../domain/cash-book.js';
import type { OpenItem } from '../domain/open-item.js';

/** Writes what differs between the books as they were loaded and as they are now. */
export async function saveCash(tx: EntityManager, before: CashBook, after: CashBook): Promise<void> {
  const { gone: goneItems, changed: items } = difference(before.items, after.items, textOfInvoice);
  await deletePairs(
    tx,
    'cash.open_item',
    'invoice_number',
    goneItems.map((item) => [item.account, item.invoiceNumber]),
  );
  await upsertItems(tx, items);
  const { gone: gonePayments, changed: payments } = difference(before.payments, after.payments, textOfPayment);
  const goneKeys = gonePayments.map((payment) => [payment.account, payment.paymentReference] as const);
  await deletePairs(tx, 'cash.payment', 'payment_reference', goneKeys);
  await upsertPayments(tx, payments);
  const rewritten = payments.map((payment) => [payment.account, payment.paymentReference] as const);
  await deletePairs(tx, 'cash.claim', 'payment_reference', rewritten);
  await insertClaims(tx, payments);
}

function difference<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): { gone: T[]; changed: T[] } {
  const known = new Map(before.map((one) => [keyOf(one), one]));
  const present = new Set(after.map(keyOf));
  return {
    gone: before.filter((one) => !present.has(keyOf(one))),
    changed: after.filter((one) => !isDeepStrictEqual(known.get(keyOf(one)), one)),
  };
}

async function deletePairs(
  tx: EntityManager,
  table: 'cash.open_item' | 'cash.payment' | 'cash.claim',
  column: 'invoice_number' | 'payment_reference',
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(`DELETE FROM ${table} WHERE (account, ${column}) IN (SELECT * FROM unnest($1::text[], $2::text[]))`, [
    pairs.map(([account]) => account),
    pairs.map(([, number]) => number),
  ]);
}

async function upsertItems(tx: EntityManager, items: readonly OpenItem[]): Promise<void> {
  await run(
    tx,
    `INSERT INTO cash.open_item (account, invoice_number, document_id, revision, kind, amount, amount_applied,
       amount_open, status, currency, issue_date, due_date)
     SELECT * FROM json_to_recordset($1::json) AS item (account text, "invoiceNumber" text, "documentId" uuid,
       revision int, kind text, amount numeric, "amountApplied" numeric, "amountOpen" numeric, status text,
       currency text, "issueDate" date, "dueDate" date)
     ON CONFLICT (account, invoice_number) DO UPDATE SET
       (document_id, revision, kind, amount, amount_applied, amount_open, status, currency, issue_date, due_date,
        updated_at) =
       (excluded.document_id, excluded.revision, excluded.kind, excluded.amount, excluded.amount_applied,
        excluded.amount_open, excluded.status, excluded.currency, excluded.issue_date, excluded.due_date, now())`,
    items,
  );
}

async function upsertPayments(tx: EntityManager, payments: readonly BookedPayment[]): Promise<void> {
  await run(
    tx,
    `INSERT INTO cash.payment (account, payment_reference, id, document_id, revision, amount, amount_applied,
       amount_unapplied, status, debit, cancelled, currency, payment_date, method, payer, adjustments)
     SELECT * FROM json_to_recordset($1::json) AS payment (account text, "paymentReference" text, id uuid,
       "documentId" uuid, revision int, amount numeric, "amountApplied" numeric, "amountUnapplied" numeric, status text,
       debit boolean, cancelled boolean, currency text, "paymentDate" date, method text, payer text, adjustments jsonb)
     ON CONFLICT (account, payment_reference) DO UPDATE SET
       (document_id, revision, amount, amount_applied, amount_unapplied, status, debit, cancelled, currency,
        payment_date, method, payer, adjustments, updated_at) =
       (excluded.document_id, excluded.revision, excluded.amount, excluded.amount_applied, excluded.amount_unapplied,
        excluded.status, excluded.debit, excluded.cancelled, excluded.currency, excluded.payment_date, excluded.method,
        excluded.payer, excluded.adjustments, now())`,
    payments.map((payment) => {
      const { status, amountApplied, amountUnapplied } = applicationOf(payment);
      return { ...payment, claims: undefined, id: paymentId(payment), status, amountApplied, amountUnapplied };
    }),
  );
}

async function insertClaims(tx: EntityManager, payments: readonly BookedPayment[]): Promise<void> {
  await run(
    tx,
    `INSERT INTO cash.claim (account, payment_reference, position, invoice_number, claim, allocated, reason,
       open_before, unapplied, unapplied_reason, failure)
     SELECT * FROM json_to_recordset($1::json) AS claim (account text, "paymentReference" text, position int,
       "invoiceNumber" text, claim jsonb, allocated numeric, reason text, "openBefore" numeric, unapplied numeric,
       "unappliedReason" text, failure jsonb)`,
    payments.flatMap(({ account, paymentReference, claims }) =>
      claims.map(({ claim, outcome, failure }) => ({
        account,
        paymentReference,
        position: claim.position,
        invoiceNumber: claim.invoiceNumber,
        claim,
        ...outcome,
        failure,
      })),
    ),
  );
}

/** Runs a statement over rows as JSON; absent fields become NULL, decimals travel as text. */
async function run(tx: EntityManager, sql: string, records: readonly object[]): Promise<void> {
  if (records.length > 0) await tx.query(sql, [JSON.stringify(records)]);
}
