import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS, HEADER_LISTS, Note, TypedDate } from '../parts/base.part.js';
import { ItemId } from '../parts/line.part.js';
import { Party, Reference } from '../parts/party.part.js';
import { OrderPurpose } from './order.document.js';
import { Transport } from '../parts/terms.part.js';
import { Count, Decimal, IsoDateTime, list, Measure, object, optional, Text } from '../parts/values.part.js';

/** An order that the despatch serves; items name it by `orderNumber` (and `releaseNumber`). */
export const DespatchOrder = object({
  orderNumber: Text,
  releaseNumber: optional(Text),
  date: optional(IsoDateTime),
  buyer: optional(Party),
  shipTo: optional(Party),
  markFor: optional(Party),
  references: list(Reference),
});
export type DespatchOrder = Static<typeof DespatchOrder>;

const Sscc = Type.String({ pattern: '^[0-9]{18}$' });

/** A handling unit. `id` is HL01, or CPS 7164; `level` HL03 or CPS 7075 as sent; `sscc` 18 digits. */
export const Package = object({
  id: Text,
  parentId: optional(Text),
  level: optional(Text),
  type: optional(Text),
  quantity: optional(Decimal),
  sscc: optional(Sscc),
  ssccs: optional(list(Sscc)),
  /** First and last of a run of numbers. */
  ssccRanges: optional(list(object({ from: Sscc, to: Sscc }))),
  marks: optional(list(Reference)),
  tracking: optional(Text),
  weight: optional(Measure),
});
export type Package = Static<typeof Package>;

/** What was despatched of one item; `contents` says in which packages, and how much where that is known. */
export const DespatchItem = object({
  id: Text,
  orderNumber: optional(Text),
  releaseNumber: optional(Text),
  lineNumber: optional(Text),
  identifiers: list(ItemId),
  description: optional(Text),
  quantity: optional(Decimal),
  unit: optional(Text),
  unitSent: optional(Text),
  quantityOrdered: optional(Decimal),
  status: optional(Text),
  lots: optional(list(object({ number: Text, expires: optional(IsoDateTime), quantity: optional(Decimal) }))),
  /** One serial number, or the first and the last of a run. */
  serials: optional(list(object({ from: Text, to: optional(Text) }))),
  references: optional(list(Reference)),
  dates: optional(list(TypedDate)),
  notes: optional(list(Note)),
  contents: list(object({ packageId: Text, quantity: optional(Decimal) })),
});
export type DespatchItem = Static<typeof DespatchItem>;

/** X12 856, EDIFACT DESADV. Every structure fits: items without packages, packs above or below items. */
export const DespatchAdvice = object(
  {
    documentType: Type.Literal('DespatchAdvice'),
    ...BASE_FIELDS,
    despatchNumber: Text,
    purpose: optional(OrderPurpose),
    structure: optional(Text),
    issueDateTime: optional(IsoDateTime),
    shippedAt: optional(IsoDateTime),
    expectedAt: optional(IsoDateTime),
    shipFrom: optional(Party),
    shipTo: optional(Party),
    buyer: optional(Party),
    seller: optional(Party),
    billOfLading: optional(Text),
    transport: list(Transport),
    totals: optional(
      object({
        packages: optional(Decimal),
        weight: optional(Measure),
        volume: optional(Measure),
        lineCount: optional(Count),
        quantity: optional(Decimal),
      }),
    ),
    ...HEADER_LISTS,
    orders: list(DespatchOrder),
    packages: list(Package),
    items: list(DespatchItem),
  },
  'A despatch advice (ship notice): X12 856, EDIFACT DESADV',
);
export type DespatchAdvice = Static<typeof DespatchAdvice>;
