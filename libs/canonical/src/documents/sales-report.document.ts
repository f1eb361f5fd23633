import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS, Note, TypedDate } from '../parts/base.part.js';
import { Allocation, ItemId } from '../parts/line.part.js';
import { Party, PartyId, Reference, RoleParty } from '../parts/party.part.js';
import { Price } from '../parts/terms.part.js';
import { Count, Currency, Decimal, IsoDateTime, list, object, optional, Position, Text } from '../parts/values.part.js';
import { OrderPurpose } from './order.document.js';

/** From when to when; both ends belong to it. */
export const Period = object({ start: optional(IsoDateTime), end: optional(IsoDateTime) });
export type Period = Static<typeof Period>;

/**
 * How much of an item was sold, returned, is on hand and so on. `activity` is in words where the code has some (`sold`,
 * `returned`, `on-hand`, `on-order`, `received`, `in-transit`, `adjusted`), else as sent; `activitySent` is ZA01 or QTY
 * 6063. `location` is where; or `locations` says how much of it at each, and `quantity` is their sum.
 */
export const SalesActivity = object({
  activity: Text,
  activitySent: optional(Text),
  quantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  location: optional(PartyId),
  locations: optional(list(Allocation)),
  amount: optional(Decimal),
  price: optional(Price),
  period: optional(Period),
  dates: optional(list(TypedDate)),
  references: optional(list(Reference)),
});
export type SalesActivity = Static<typeof SalesActivity>;

/** An item, and what happened with it. `location` is where all of it happened, when the report goes by location. */
export const SalesLine = object({
  position: Position,
  lineNumber: optional(Text),
  location: optional(Party),
  period: optional(Period),
  identifiers: list(ItemId),
  description: optional(Text),
  price: optional(Price),
  prices: optional(list(Price)),
  /** What the sales of the line came to. */
  amount: optional(Decimal),
  activities: list(SalesActivity),
  parties: optional(list(RoleParty)),
  references: optional(list(Reference)),
  dates: optional(list(TypedDate)),
  notes: optional(list(Note)),
});
export type SalesLine = Static<typeof SalesLine>;

/** X12 852, EDIFACT SLSRPT: what was sold and what is on hand, by item and location. */
export const SalesReport = object(
  {
    documentType: Type.Literal('SalesReport'),
    ...BASE_FIELDS,
    reportNumber: optional(Text),
    purpose: optional(OrderPurpose),
    handling: optional(Text),
    issueDate: optional(IsoDateTime),
    period: optional(Period),
    currency: optional(Currency),
    buyer: optional(Party),
    seller: optional(Party),
    shipTo: optional(Party),
    ...HEADER_LISTS,
    lines: list(SalesLine),
    totals: optional(object({ lineCount: optional(Count), quantity: optional(Decimal), amount: optional(Decimal) })),
  },
  'A report of sales and stock: X12 852, EDIFACT SLSRPT',
);
export type SalesReport = Static<typeof SalesReport>;
