import Type from 'typebox';
import type { Static } from 'typebox';
import { Count, Currency, Decimal, IsoDate, list, object, optional, Text } from './values.part.js';

/** What one unit costs; `basisQuantity` where the price is per 100 or 1000. */
export const Price = object({
  amount: Decimal,
  type: optional(Text),
  basisQuantity: optional(Decimal),
  basisUnit: optional(Text),
});
export type Price = Static<typeof Price>;

/** An allowance lowers the amount due, a charge raises it; amounts are positive in their own kind. */
export const AllowanceCharge = object({
  kind: Type.Enum(['allowance', 'charge']),
  code: optional(Text),
  agency: optional(Text),
  method: optional(Text),
  description: optional(Text),
  amount: optional(Decimal),
  percent: optional(Decimal),
  rate: optional(Decimal),
  quantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  reference: optional(Text),
});
export type AllowanceCharge = Static<typeof AllowanceCharge>;

export const Tax = object({
  type: Text,
  category: optional(Text),
  rate: optional(Decimal),
  taxableAmount: optional(Decimal),
  amount: optional(Decimal),
  jurisdiction: optional(Text),
  exemption: optional(Text),
  registration: optional(Text),
});
export type Tax = Static<typeof Tax>;

export const PaymentTerms = object({
  type: optional(Text),
  basis: optional(Text),
  discountPercent: optional(Decimal),
  discountDays: optional(Count),
  discountDueDate: optional(IsoDate),
  discountAmount: optional(Decimal),
  netDays: optional(Count),
  netDueDate: optional(IsoDate),
  description: optional(Text),
});
export type PaymentTerms = Static<typeof PaymentTerms>;

/** Who pays for the transport and where the risk passes; `code` an Incoterm where one was sent. */
export const DeliveryTerms = object({
  payment: optional(Text),
  code: optional(Text),
  locationType: optional(Text),
  location: optional(Text),
  description: optional(Text),
});
export type DeliveryTerms = Static<typeof DeliveryTerms>;

export const Transport = object({
  scac: optional(Text),
  carrier: optional(Text),
  mode: optional(Text),
  routing: optional(Text),
  proNumber: optional(Text),
  trailer: optional(Text),
  seals: optional(list(Text)),
});
export type Transport = Static<typeof Transport>;

export const ExchangeRate = object({
  from: optional(Currency),
  to: optional(Currency),
  rate: Decimal,
  date: optional(IsoDate),
});
export type ExchangeRate = Static<typeof ExchangeRate>;
