import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS } from '../parts/base.part.js';
import { InvoiceLine } from '../parts/line.part.js';
import { BankAccount, Party } from '../parts/party.part.js';
import { AllowanceCharge, PaymentTerms, Tax, Transport } from '../parts/terms.part.js';
import { Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';

/** X12 810, EDIFACT INVOIC. Amounts are positive in the invoice's own kind: a credit note of 10 is due "10". */
export const Invoice = object(
  {
    documentType: Type.Literal('Invoice'),
    ...BASE_FIELDS,
    invoiceNumber: Text,
    kind: Type.Enum(['invoice', 'credit-note', 'debit-note', 'corrected', 'self-billed', 'proforma']),
    purpose: optional(Text),
    issueDate: IsoDateTime,
    dueDate: optional(IsoDate),
    currency: optional(Currency),
    originalInvoice: optional(Text),
    orders: list(object({ orderNumber: Text, releaseNumber: optional(Text), date: optional(IsoDate) })),
    despatchNumber: optional(Text),
    buyer: optional(Party),
    seller: optional(Party),
    shipTo: optional(Party),
    remitTo: optional(Party),
    invoicee: optional(Party),
    bankAccounts: optional(list(BankAccount)),
    paymentTerms: list(PaymentTerms),
    transport: list(Transport),
    allowancesCharges: list(AllowanceCharge),
    taxes: list(Tax),
    ...HEADER_LISTS,
    lines: list(InvoiceLine),
    totals: object({
      lines: optional(Decimal),
      allowances: optional(Decimal),
      charges: optional(Decimal),
      taxable: optional(Decimal),
      tax: optional(Decimal),
      due: Decimal,
      discountBase: optional(Decimal),
      discountedDue: optional(Decimal),
      discount: optional(Decimal),
    }),
  },
  'An invoice or credit note: X12 810, EDIFACT INVOIC',
);
export type Invoice = Static<typeof Invoice>;
