import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS } from '../parts/base.part.js';
import { BankAccount } from '../parts/party.part.js';
import { Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';

/** One document that the payer names in structured form, with the amounts that were sent for it. */
export const StructuredRemittance = object({
  documentType: optional(Text),
  documentNumber: optional(Text),
  documentDate: optional(IsoDate),
  creditorReference: optional(Text),
  amountDue: optional(Decimal),
  discount: optional(Decimal),
  creditNoteAmount: optional(Decimal),
  amountPaid: optional(Decimal),
  text: optional(Text),
});
export type StructuredRemittance = Static<typeof StructuredRemittance>;

/**
 * ISO 20022 camt.054: one movement on our account at a bank; one document per transaction detail, not per entry.
 * `amount` is positive, `creditDebit` says on which side of our account it stands; `reversal`: it takes an earlier one
 * back. No account of a customer is known until the payer is identified.
 */
export const BankCredit = object(
  {
    documentType: Type.Literal('BankCredit'),
    ...BASE_FIELDS,
    bankReference: Text,
    bankAccount: BankAccount,
    bookingDate: optional(IsoDateTime),
    valueDate: optional(IsoDateTime),
    amount: Decimal,
    currency: Currency,
    creditDebit: Type.Enum(['credit', 'debit']),
    status: optional(Text),
    reversal: optional(Type.Boolean()),
    returnReason: optional(Text),
    transactionCode: optional(Text),
    endToEndId: optional(Text),
    payerName: optional(Text),
    payerAccount: optional(BankAccount),
    remittanceText: optional(Text),
    structuredRemittance: optional(list(StructuredRemittance)),
    ...HEADER_LISTS,
  },
  'A credit or debit on our bank account: ISO 20022 camt.054',
);
export type BankCredit = Static<typeof BankCredit>;
