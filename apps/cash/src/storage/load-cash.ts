import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { BookedClaim, CashBook, InvoiceKey, PaymentKey } from '../domain/cash-book.js';
import { textOfPayment } from '../domain/cash-book.js';
import type { ClaimRow, ItemRow, PaymentRow } from './cash-rows.js';
import { ITEM_COLUMNS, PAYMENT_COLUMNS, toClaim, toItem, toPayment } from './cash-rows.js';

const PAIRS = 'SELECT * FROM unnest($1::text[], $2::text[])';

/** These open items, these payments, and every payment that has a claim on one of these invoices. */
export async function loadCash(
  tx: EntityManager,
  invoices: readonly InvoiceKey[],
  payments: readonly PaymentKey[],
): Promise<CashBook> {
  const invoicePairs = [invoices.map(({ account }) => account), invoices.map((key) => key.invoiceNumber)];
  const items = await rows<ItemRow>(
    tx,
    `SELECT ${ITEM_COLUMNS} FROM cash.open_item WHERE (account, invoice_number) IN (${PAIRS})`,
    invoicePairs,
  );
  const paymentRows = await rows<PaymentRow>(
    tx,
    `SELECT ${PAYMENT_COLUMNS} FROM cash.payment WHERE (account, payment_reference) IN (
       SELECT account, payment_reference FROM cash.claim WHERE (account, invoice_number) IN (${PAIRS})
       UNION SELECT * FROM unnest($3::text[], $4::text[]))`,
    [...invoicePairs, payments.map(({ account }) => account), payments.map((key) => key.paymentReference)],
  );
  const claims = await loadClaims(tx, paymentRows);
  return {
    items: items.map(toItem),
    payments: paymentRows.map((row) => toPayment(row, claims.get(keyOfRow(row)) ?? [])),
  };
}

async function loadClaims(tx: EntityManager, payments: readonly PaymentRow[]): Promise<Map<string, BookedClaim[]>> {
  const claims = new Map<string, BookedClaim[]>(payments.map((row) => [keyOfRow(row), []]));
  if (payments.length === 0) return claims;
  const found = await rows<ClaimRow>(
    tx,
    `SELECT * FROM cash.claim WHERE (account, payment_reference) IN (${PAIRS})
     ORDER BY account, payment_reference, position`,
    [payments.map(({ account }) => account), payments.map(({ payment_reference: reference }) => reference)],
  );
  for (const row of found) claims.get(keyOfRow(row))?.push(toClaim(row));
  return claims;
}

function keyOfRow({ account, payment_reference: paymentReference }: PaymentRow | ClaimRow): string {
  return textOfPayment({ account, paymentReference });
}
