import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS } from '../parts/base.part.js';
import { LINE_FIELDS } from '../parts/line.part.js';
import { Party } from '../parts/party.part.js';
import { AllowanceCharge, Transport } from '../parts/terms.part.js';
import { Count, Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';
import { OrderPurpose } from './order.document.js';

/** Why goods come back, and what is to be done with them: codes as sent (RDR01 to RDR03), in words where they have some. */
export const ReturnReason = object({
  disposition: optional(Text),
  reasonCode: optional(Text),
  reason: optional(Text),
  responseCode: optional(Text),
  description: optional(Text),
});
export type ReturnReason = Static<typeof ReturnReason>;

/** What is to be returned, and the documents with which it came. */
export const ReturnLine = object({
  ...LINE_FIELDS,
  reasons: list(ReturnReason),
  orderNumber: optional(Text),
  invoiceNumber: optional(Text),
  despatchNumber: optional(Text),
});
export type ReturnLine = Static<typeof ReturnLine>;

/** X12 180, EDIFACT RETANN: goods that the buyer wants to return, or announces as returned. */
export const ReturnRequest = object(
  {
    documentType: Type.Literal('ReturnRequest'),
    ...BASE_FIELDS,
    returnNumber: Text,
    /** The number that the seller gave the return. */
    authorization: optional(Text),
    /** The earlier message that this one is about. */
    originalReturn: optional(Text),
    orderNumber: optional(Text),
    orderDate: optional(IsoDate),
    purpose: OrderPurpose,
    kind: optional(Text),
    issueDate: optional(IsoDateTime),
    currency: optional(Currency),
    buyer: optional(Party),
    seller: optional(Party),
    shipFrom: optional(Party),
    shipTo: optional(Party),
    reasons: list(ReturnReason),
    transport: list(Transport),
    allowancesCharges: list(AllowanceCharge),
    ...HEADER_LISTS,
    lines: list(ReturnLine),
    totals: optional(object({ lineCount: optional(Count), quantity: optional(Decimal), amount: optional(Decimal) })),
  },
  'A request to return goods: X12 180, EDIFACT RETANN',
);
export type ReturnRequest = Static<typeof ReturnRequest>;
