import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS, TypedDate } from '../parts/base.part.js';
import { ItemId } from '../parts/line.part.js';
import { Party, Reference, RoleParty } from '../parts/party.part.js';
import { AllowanceCharge, PaymentTerms, Price, Tax } from '../parts/terms.part.js';
import {
  Currency,
  Decimal,
  IsoDate,
  IsoDateTime,
  list,
  object,
  optional,
  Position,
  Text,
} from '../parts/values.part.js';
import { OrderPurpose } from './order.document.js';

/**
 * One adjustment. `kind` says on which side of the receiver's account it stands; `amount` is positive in its own kind.
 * `reasonCode` is DE 426, `reason` the same in words.
 */
export const AdvisedAdjustment = object({
  position: Position,
  lineNumber: optional(Text),
  kind: optional(Type.Enum(['debit', 'credit'])),
  reasonCode: optional(Text),
  codeList: optional(Text),
  reason: optional(Text),
  amount: optional(Decimal),
  quantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  priceDifference: optional(Decimal),
  prices: optional(list(Price)),
  identifiers: list(ItemId),
  description: optional(Text),
  parties: optional(list(RoleParty)),
  allowancesCharges: optional(list(AllowanceCharge)),
  taxes: optional(list(Tax)),
  references: list(Reference),
  dates: optional(list(TypedDate)),
});
export type AdvisedAdjustment = Static<typeof AdvisedAdjustment>;

/** X12 812, EDIFACT COMDIS, CREADV and DEBADV: a partner charges or credits us, mostly about an invoice of ours. */
export const DebitCreditAdvice = object(
  {
    documentType: Type.Literal('DebitCreditAdvice'),
    ...BASE_FIELDS,
    adviceNumber: Text,
    kind: optional(Type.Enum(['debit', 'credit'])),
    purpose: optional(OrderPurpose),
    handling: optional(Text),
    issueDate: IsoDateTime,
    amount: optional(Decimal),
    currency: optional(Currency),
    invoiceNumber: optional(Text),
    invoiceDate: optional(IsoDate),
    orderNumber: optional(Text),
    orderDate: optional(IsoDate),
    buyer: optional(Party),
    seller: optional(Party),
    shipTo: optional(Party),
    remitTo: optional(Party),
    paymentTerms: list(PaymentTerms),
    allowancesCharges: list(AllowanceCharge),
    ...HEADER_LISTS,
    adjustments: list(AdvisedAdjustment),
  },
  'An advice of a debit or a credit: X12 812, EDIFACT COMDIS',
);
export type DebitCreditAdvice = Static<typeof DebitCreditAdvice>;
