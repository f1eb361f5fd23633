import { Reference } from '@app/canonical';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { PAYMENT_STATUSES } from '../domain/application.js';
import { ITEM_STATUSES } from '../domain/open-item.js';

const Text = Type.String({ maxLength: 200 });
const Optional = Type.Optional(Text);
const Amount = Type.String({ description: 'a decimal number as text; negative where money goes to the customer' });
const Day = Type.String({ format: 'date' });
const Instant = Type.String({ format: 'date-time' });
const PAGE = { limit: Type.Optional(Type.Integer()), cursor: Type.Optional(Type.String()) };

export const OpenItemsQuery = Type.Object(
  {
    account: Optional,
    status: Type.Optional(Type.Enum([...ITEM_STATUSES])),
    invoice: Type.Optional(Type.String({ maxLength: 200, description: 'the invoice number, whole' })),
    ...PAGE,
  },
  { additionalProperties: false },
);
export type OpenItemsQuery = Static<typeof OpenItemsQuery>;

export const PaymentsQuery = Type.Object(
  {
    account: Optional,
    status: Type.Optional(Type.Enum([...PAYMENT_STATUSES])),
    reference: Type.Optional(Type.String({ maxLength: 200, description: 'the payment reference, whole' })),
    ...PAGE,
  },
  { additionalProperties: false },
);
export type PaymentsQuery = Static<typeof PaymentsQuery>;

export const OpenItemView = Type.Object({
  account: Text,
  invoiceNumber: Text,
  kind: Text,
  status: Type.Enum([...ITEM_STATUSES]),
  amount: Amount,
  amountApplied: Amount,
  amountOpen: Amount,
  currency: Optional,
  issueDate: Day,
  dueDate: Type.Optional(Day),
  documentId: Text,
  revision: Type.Integer(),
  updatedAt: Instant,
});
export type OpenItemView = Static<typeof OpenItemView>;

const SUMMARY = {
  id: Type.String({ format: 'uuid' }),
  account: Text,
  paymentReference: Text,
  status: Type.Enum([...PAYMENT_STATUSES]),
  amount: Amount,
  amountApplied: Amount,
  amountUnapplied: Amount,
  currency: Optional,
  paymentDate: Type.Optional(Day),
  method: Optional,
  payer: Optional,
  updatedAt: Instant,
};
export const PaymentSummary = Type.Object(SUMMARY);
export type PaymentSummary = Static<typeof PaymentSummary>;

export const AllocationView = Type.Object({
  invoiceNumber: Text,
  amount: Amount,
  reason: Type.Enum(['exact-reference', 'short-payment', 'over-payment']),
  position: Type.Integer({ description: 'the item of the remittance advice, from 1' }),
});

export const UnappliedView = Type.Object({
  amount: Amount,
  reason: Text,
  invoiceNumber: Optional,
  position: Type.Optional(Type.Integer()),
});

export const DifferenceView = Type.Object({
  kind: Type.Enum(['deduction', 'addition', 'discount', 'unexplained']),
  amount: Amount,
  invoiceNumber: Optional,
  reasonCode: Optional,
  codeList: Optional,
  reason: Optional,
  references: Type.Array(Reference),
});

export const PaymentView = Type.Object({
  ...SUMMARY,
  allocations: Type.Array(AllocationView),
  unapplied: Type.Array(UnappliedView),
  differences: Type.Array(DifferenceView),
  failureCodes: Type.Array(Text, { description: 'of the failures that stand open about its items' }),
  document: Type.Object({
    documentId: Text,
    eventId: Text,
    revision: Type.Integer(),
    receivedAt: Instant,
    sender: Optional,
    lineage: Type.Optional(
      Type.Object({
        transmissionId: Text,
        interchangeId: Text,
        interchangeControl: Text,
        groupControl: Optional,
        transactionControl: Optional,
        byteOffset: Type.Integer(),
        byteLength: Type.Integer(),
      }),
    ),
  }),
});
export type PaymentView = Static<typeof PaymentView>;
