import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS, Note } from '../parts/base.part.js';
import { BankAccount, Party, Reference } from '../parts/party.part.js';
import { Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';

/**
 * Why the paid amount differs. `amount` is signed from the payee's view: negative reduces the payment. `netted`: the
 * amount paid is already net of it, and the balance does not count it again.
 */
export const RemittanceAdjustment = object({
  reasonCode: optional(Text),
  codeList: optional(Text),
  reason: optional(Text),
  amount: Decimal,
  netted: Type.Boolean(),
  references: list(Reference),
  notes: optional(list(Note)),
});
export type RemittanceAdjustment = Static<typeof RemittanceAdjustment>;

/** One document that the payment settles, in full or in part. Amounts are signed from the payee's view. */
export const RemittanceItem = object({
  party: optional(Party),
  documentType: optional(Text),
  documentNumber: optional(Text),
  action: optional(Text),
  references: list(Reference),
  documentDate: optional(IsoDateTime),
  amountPaid: optional(Decimal),
  originalAmount: optional(Decimal),
  discount: optional(Decimal),
  adjustments: list(RemittanceAdjustment),
  notes: optional(list(Note)),
});
export type RemittanceItem = Static<typeof RemittanceItem>;

/** X12 820, EDIFACT REMADV. */
export const RemittanceAdvice = object(
  {
    documentType: Type.Literal('RemittanceAdvice'),
    ...BASE_FIELDS,
    paymentReference: Text,
    traceNumbers: list(Text),
    purpose: optional(Text),
    handling: optional(Text),
    originatorId: optional(Text),
    method: optional(Text),
    amount: Decimal,
    currency: optional(Currency),
    creditDebit: optional(Type.Enum(['credit', 'debit'])),
    issueDate: optional(IsoDateTime),
    paymentDate: optional(IsoDate),
    payer: optional(Party),
    payee: optional(Party),
    bankAccounts: optional(list(BankAccount)),
    ...HEADER_LISTS,
    items: list(RemittanceItem),
    adjustments: list(object({ party: optional(Party), ...RemittanceAdjustment.properties })),
    balance: object({
      status: Type.Enum(['balanced', 'unbalanced', 'not-checkable']),
      difference: optional(Decimal),
    }),
  },
  'A remittance advice: X12 820, EDIFACT REMADV',
);
export type RemittanceAdvice = Static<typeof RemittanceAdvice>;
