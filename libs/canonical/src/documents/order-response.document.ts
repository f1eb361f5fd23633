import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS, TypedDate } from '../parts/base.part.js';
import { ItemId, LINE_FIELDS, RequestedDelivery } from '../parts/line.part.js';
import { Party } from '../parts/party.part.js';
import { AllowanceCharge, DeliveryTerms, PaymentTerms, Tax, Transport } from '../parts/terms.part.js';
import { Count, Currency, Decimal, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';
import { OrderPurpose } from './order.document.js';

/** What becomes of a line, or of a part of it (ACK01, EDIFACT 1229). */
export const LineStatus = Type.Enum([
  'accepted',
  'accepted-changed',
  'substituted',
  'backordered',
  'deleted',
  'rejected',
  'shipped',
  'on-hold',
]);
export type LineStatus = Static<typeof LineStatus>;

/** One part of what was ordered with its own answer: 40 accepted for Monday, 8 on back order. */
export const LineAnswer = object({
  status: LineStatus,
  quantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  dates: optional(list(TypedDate)),
  identifiers: optional(list(ItemId)),
  reason: optional(Text),
});
export type LineAnswer = Static<typeof LineAnswer>;

/** A line as it was ordered, and what becomes of it; `answers` where not all of it has one answer. */
export const OrderResponseLine = object({
  ...LINE_FIELDS,
  status: LineStatus,
  answers: optional(list(LineAnswer)),
});
export type OrderResponseLine = Static<typeof OrderResponseLine>;

/** X12 855, EDIFACT ORDRSP: the seller's answer to an order, or to a change of one. */
export const OrderResponse = object(
  {
    documentType: Type.Literal('OrderResponse'),
    ...BASE_FIELDS,
    orderNumber: Text,
    releaseNumber: optional(Text),
    responseNumber: optional(Text),
    changeNumber: optional(Text),
    contractNumber: optional(Text),
    purpose: OrderPurpose,
    verdict: Type.Enum(['accepted', 'accepted-with-changes', 'rejected', 'acknowledged']),
    issueDate: IsoDateTime,
    orderDate: optional(IsoDateTime),
    currency: optional(Currency),
    buyer: optional(Party),
    seller: optional(Party),
    shipTo: optional(Party),
    invoicee: optional(Party),
    requestedDelivery: optional(RequestedDelivery),
    requestedShipment: optional(RequestedDelivery),
    paymentTerms: list(PaymentTerms),
    deliveryTerms: optional(DeliveryTerms),
    transport: list(Transport),
    allowancesCharges: list(AllowanceCharge),
    taxes: list(Tax),
    ...HEADER_LISTS,
    lines: list(OrderResponseLine),
    totals: optional(object({ lineCount: optional(Count), quantity: optional(Decimal), amount: optional(Decimal) })),
  },
  'An answer to a purchase order: X12 855, EDIFACT ORDRSP',
);
export type OrderResponse = Static<typeof OrderResponse>;
