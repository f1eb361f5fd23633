import Type from 'typebox';
import type { Static } from 'typebox';
import { Note, TypedDate } from './base.part.js';
import { Party, PartyId, Reference, RoleParty } from './party.part.js';
import { AllowanceCharge, Price, Tax } from './terms.part.js';
import { Decimal, IsoDate, IsoDateTime, list, object, optional, Position, Text } from './values.part.js';

/**
 * An identifier of an item. `GTIN` is zero-padded to 14 digits, its check digit holds, and `sent` is what was sent; a
 * number whose check digit fails stays under UPC or EAN. Other schemes: BUYER, SELLER, MANUFACTURER, or as sent.
 */
export const ItemId = object({ scheme: Text, value: Text, sent: optional(Text) });
export type ItemId = Static<typeof ItemId>;

/** Days between which, or on which, goods are wanted. */
export const RequestedDelivery = object({
  earliest: optional(IsoDateTime),
  latest: optional(IsoDateTime),
  date: optional(IsoDateTime),
});
export type RequestedDelivery = Static<typeof RequestedDelivery>;

/** How much of a line goes to one location (SDQ). */
export const Allocation = object({
  location: PartyId,
  quantity: Decimal,
  unit: optional(Text),
  unitSent: optional(Text),
  date: optional(IsoDateTime),
});
export type Allocation = Static<typeof Allocation>;

/** A part of a prepack or an assortment (SLN). */
export const Component = object({
  identifiers: list(ItemId),
  quantity: Decimal,
  unit: optional(Text),
  unitSent: optional(Text),
  price: optional(Price),
  description: optional(Text),
});
export type Component = Static<typeof Component>;

export const LINE_FIELDS = {
  /** 1..n, ours. */
  position: Position,
  /** As sent. */
  lineNumber: optional(Text),
  quantity: optional(Decimal),
  /** What comes free of charge beside it. */
  freeQuantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  price: optional(Price),
  prices: optional(list(Price)),
  lineAmount: optional(Decimal),
  identifiers: list(ItemId),
  description: optional(Text),
  pack: optional(
    object({ inner: optional(Decimal), size: optional(Decimal), unit: optional(Text), unitSent: optional(Text) }),
  ),
  components: optional(list(Component)),
  schedule: optional(list(object({ quantity: Decimal, date: IsoDate, type: Text }))),
  requestedDelivery: optional(RequestedDelivery),
  shipTo: optional(Party),
  parties: optional(list(RoleParty)),
  allocations: optional(list(Allocation)),
  allowancesCharges: optional(list(AllowanceCharge)),
  taxes: optional(list(Tax)),
  references: optional(list(Reference)),
  notes: optional(list(Note)),
  dates: optional(list(TypedDate)),
};

export const OrderLine = object(LINE_FIELDS);
export type OrderLine = Static<typeof OrderLine>;

/** An invoice line names the order that it bills. */
export const InvoiceLine = object({
  ...LINE_FIELDS,
  orderReference: optional(object({ orderNumber: Text, releaseNumber: optional(Text), lineNumber: optional(Text) })),
  quantityMeaning: optional(Type.Enum(['invoiced', 'credited'])),
});
export type InvoiceLine = Static<typeof InvoiceLine>;
