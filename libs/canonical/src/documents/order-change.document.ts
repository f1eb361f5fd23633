import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS } from '../parts/base.part.js';
import { LINE_FIELDS, RequestedDelivery } from '../parts/line.part.js';
import { Party } from '../parts/party.part.js';
import { AllowanceCharge, DeliveryTerms, ExchangeRate, PaymentTerms, Tax, Transport } from '../parts/terms.part.js';
import { Count, Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';
import { OrderPurpose } from './order.document.js';

/** What is done with a line of the order (DE 670, EDIFACT 1229). */
export const LineAction = Type.Enum([
  'add',
  'delete',
  'change',
  'quantity-increase',
  'quantity-decrease',
  'price',
  'price-and-quantity',
  'dates',
  'reschedule',
  'replace',
  'several',
  'none',
]);
export type LineAction = Static<typeof LineAction>;

/**
 * A line as it is to be. `quantityMeaning`: `quantity` is the new total of the line, or by how much it changes; where it
 * is absent, no quantity is changed. `quantityLeftToReceive` is what the buyer still waits for.
 */
export const OrderChangeLine = object({
  action: LineAction,
  ...LINE_FIELDS,
  quantityMeaning: optional(Type.Enum(['new-total', 'increase', 'decrease'])),
  quantityLeftToReceive: optional(Decimal),
});
export type OrderChangeLine = Static<typeof OrderChangeLine>;

/** The header fields of the order that were sent; what is absent stays as it is. */
export const OrderChangeHeader = object({
  contractNumber: optional(Text),
  orderType: optional(Text),
  currency: optional(Currency),
  buyer: optional(Party),
  seller: optional(Party),
  shipTo: optional(Party),
  invoicee: optional(Party),
  requestedDelivery: optional(RequestedDelivery),
  requestedShipment: optional(RequestedDelivery),
  cancelAfter: optional(IsoDate),
  paymentTerms: optional(list(PaymentTerms)),
  deliveryTerms: optional(DeliveryTerms),
  transport: optional(list(Transport)),
  allowancesCharges: optional(list(AllowanceCharge)),
  taxes: optional(list(Tax)),
  exchangeRates: optional(list(ExchangeRate)),
});
export type OrderChangeHeader = Static<typeof OrderChangeHeader>;

/** X12 860, EDIFACT ORDCHG. It changes the order of this account, order number and release number. */
export const OrderChange = object(
  {
    documentType: Type.Literal('OrderChange'),
    ...BASE_FIELDS,
    orderNumber: Text,
    releaseNumber: optional(Text),
    changeNumber: optional(Text),
    purpose: OrderPurpose,
    issueDate: optional(IsoDateTime),
    orderDate: optional(IsoDateTime),
    header: optional(OrderChangeHeader),
    ...HEADER_LISTS,
    lines: list(OrderChangeLine),
    totals: optional(object({ lineCount: optional(Count), quantity: optional(Decimal), amount: optional(Decimal) })),
  },
  'A change of a purchase order: X12 860, EDIFACT ORDCHG',
);
export type OrderChange = Static<typeof OrderChange>;
