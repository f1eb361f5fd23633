import { ItemId, Party } from '@app/canonical';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { ORDER_STATUSES } from '../domain/order-status.js';

const Text = Type.String({ maxLength: 200 });
const Optional = Type.Optional(Text);
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const Quantity = Type.String({ description: 'a decimal number as text' });
const Instant = Type.String({ format: 'date-time' });

export const ORDER_SORTS = ['number', '-number', 'issueDate', '-issueDate'] as const;

export const OrdersQuery = Type.Object(
  {
    account: Optional,
    status: Type.Optional(Type.Enum([...ORDER_STATUSES])),
    number: Type.Optional(Type.String({ maxLength: 200, description: 'the order number, whole' })),
    issuedFrom: Type.Optional(Type.String({ ...Day, description: 'issued on this day or later' })),
    issuedTo: Type.Optional(Type.String({ ...Day, description: 'issued on this day or earlier' })),
    sort: Type.Optional(
      Type.Enum([...ORDER_SORTS], { description: 'newest first unless said', default: '-issueDate' }),
    ),
    limit: Type.Optional(Type.Integer()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type OrdersQuery = Static<typeof OrdersQuery>;

export const OrderQuery = Type.Object(
  {
    release: Type.Optional(Type.String({ maxLength: 200, description: 'the release number, where the order has one' })),
  },
  { additionalProperties: false },
);
export type OrderQuery = Static<typeof OrderQuery>;

export const ShipmentsQuery = Type.Object(
  {
    account: Optional,
    despatch: Type.Optional(Type.String({ maxLength: 200, description: 'the despatch number, whole' })),
    state: Type.Optional(Type.Enum(['applied', 'waiting', 'unmatched'])),
    limit: Type.Optional(Type.Integer()),
    cursor: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type ShipmentsQuery = Static<typeof ShipmentsQuery>;

const SUMMARY = {
  account: Text,
  orderNumber: Text,
  releaseNumber: Optional,
  status: Type.Enum([...ORDER_STATUSES]),
  issueDate: Type.Optional(Day),
  requestedFrom: Type.Optional(Day),
  requestedTo: Type.Optional(Day),
  cancelAfter: Type.Optional(Day),
  currency: Optional,
  lineCount: Type.Integer(),
  openLineCount: Type.Integer({ description: 'lines of which something is to be shipped' }),
  updatedAt: Instant,
};
export const OrderSummary = Type.Object(SUMMARY);
export type OrderSummary = Static<typeof OrderSummary>;

export const OrderLineView = Type.Object({
  position: Type.Integer(),
  lineNumber: Optional,
  identifiers: Type.Array(ItemId),
  description: Optional,
  unit: Optional,
  price: Type.Optional(Quantity),
  priceBasis: Type.Optional(Quantity),
  requestedFrom: Type.Optional(Day),
  requestedTo: Type.Optional(Day),
  quantityOrdered: Type.Optional(Quantity),
  quantityShipped: Quantity,
  quantityOpen: Type.Optional(Quantity),
  quantityOver: Type.Optional(Quantity),
  status: Text,
});
export type OrderLineView = Static<typeof OrderLineView>;

export const ShipmentView = Type.Object({
  account: Text,
  despatchNumber: Text,
  documentId: Text,
  position: Type.Integer(),
  itemId: Text,
  orderNumber: Optional,
  releaseNumber: Optional,
  lineNumber: Optional,
  identifiers: Type.Array(ItemId),
  quantity: Type.Optional(Quantity),
  unit: Optional,
  state: Type.Enum(['applied', 'waiting', 'unmatched']),
  problem: Type.Optional(Type.String({ description: 'why it reduces nothing' })),
  failureCode: Type.Optional(Type.String({ description: 'the failure that stands open about it' })),
  allocations: Type.Array(Type.Object({ position: Type.Integer(), quantity: Quantity })),
});
export type ShipmentView = Static<typeof ShipmentView>;

const Lineage = Type.Object({
  transmissionId: Text,
  interchangeId: Text,
  interchangeControl: Text,
  groupControl: Optional,
  transactionControl: Optional,
  byteOffset: Type.Integer(),
  byteLength: Type.Integer(),
});

export const HistoryView = Type.Object({
  effect: Text,
  at: Instant,
  documentType: Text,
  documentNumber: Text,
  documentId: Text,
  eventId: Text,
  lineage: Type.Optional(Lineage),
});
export type HistoryView = Static<typeof HistoryView>;

export const OrderView = Type.Object({
  ...SUMMARY,
  documentId: Text,
  revision: Type.Integer(),
  buyer: Type.Optional(Party),
  shipTo: Type.Optional(Party),
  lines: Type.Array(OrderLineView),
  shipments: Type.Array(ShipmentView),
  history: Type.Array(HistoryView),
});
export type OrderView = Static<typeof OrderView>;
