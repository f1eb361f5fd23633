import { recordKey } from '@app/canonical';
import type { FailureRecord } from '@app/messaging';
import { v5 } from 'uuid';
import type { ClaimOutcome } from './allocate-remittance.js';
import type { OpenItem } from './open-item.js';
import type { Claim, Payment } from './payment.js';

export interface BookedClaim {
  readonly claim: Claim;
  readonly outcome: ClaimOutcome;
  /** The failure that stands open about it. */
  readonly failure?: FailureRecord;
}

export interface BookedPayment extends Omit<Payment, 'claims'> {
  /** A cancelled payment keeps its place and has no effect. */
  readonly cancelled: boolean;
  readonly claims: readonly BookedClaim[];
}

/** Some open items of some accounts, and every payment that has a claim on them. */
export interface CashBook {
  readonly items: readonly OpenItem[];
  readonly payments: readonly BookedPayment[];
}

export interface InvoiceKey {
  readonly account: string;
  readonly invoiceNumber: string;
}

export interface PaymentKey {
  readonly account: string;
  readonly paymentReference: string;
}

export function textOfInvoice({ account, invoiceNumber }: InvoiceKey): string {
  return recordKey(account, invoiceNumber);
}

export function textOfPayment({ account, paymentReference }: PaymentKey): string {
  return recordKey(account, paymentReference);
}

const PAYMENTS = '6f0b1d4c-52d0-5c6d-9d1e-0f6d7c5a3b21';

/** The id of a payment: the same for one account and reference, whichever document brought it. */
export function paymentId(key: PaymentKey): string {
  return v5(textOfPayment(key), PAYMENTS);
}
