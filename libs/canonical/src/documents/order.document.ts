import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS } from '../parts/base.part.js';
import { OrderLine, RequestedDelivery } from '../parts/line.part.js';
import { Party } from '../parts/party.part.js';
import { AllowanceCharge, DeliveryTerms, ExchangeRate, PaymentTerms, Tax, Transport } from '../parts/terms.part.js';
import { Count, Currency, Decimal, IsoDate, IsoDateTime, list, object, optional, Text } from '../parts/values.part.js';

/** What the sender wants done with the order (DE 353, EDIFACT 1225). */
export const OrderPurpose = Type.Enum([
  'original',
  'cancellation',
  'change',
  'replacement',
  'confirmation',
  'duplicate',
  'information',
  'proposal',
]);
export type OrderPurpose = Static<typeof OrderPurpose>;

/** X12 850, EDIFACT ORDERS. Identity: account, order number, release number. */
export const Order = object(
  {
    documentType: Type.Literal('Order'),
    ...BASE_FIELDS,
    orderNumber: Text,
    releaseNumber: optional(Text),
    contractNumber: optional(Text),
    purpose: OrderPurpose,
    orderType: optional(Text),
    issueDate: optional(IsoDateTime),
    currency: optional(Currency),
    buyer: optional(Party),
    seller: optional(Party),
    shipTo: optional(Party),
    invoicee: optional(Party),
    requestedDelivery: optional(RequestedDelivery),
    requestedShipment: optional(RequestedDelivery),
    cancelAfter: optional(IsoDate),
    paymentTerms: list(PaymentTerms),
    deliveryTerms: optional(DeliveryTerms),
    transport: list(Transport),
    allowancesCharges: list(AllowanceCharge),
    taxes: list(Tax),
    exchangeRates: optional(list(ExchangeRate)),
    ...HEADER_LISTS,
    lines: list(OrderLine),
    totals: optional(object({ lineCount: optional(Count), quantity: optional(Decimal), amount: optional(Decimal) })),
  },
  'A purchase order: X12 850, EDIFACT ORDERS',
);
export type Order = Static<typeof Order>;
