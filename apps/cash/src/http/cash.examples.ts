import type { OpenItemView, PaymentSummary, PaymentView } from './cash.schemas.js';

export const OPEN_ITEM_EXAMPLE: OpenItemView = {
  account: 'ACME',
  invoiceNumber: 'HG-10031',
  kind: 'invoice',
  status: 'partially-open',
  amount: '408.00',
  amountApplied: '388.00',
  amountOpen: '20.00',
  currency: 'USD',
  issueDate: '2026-03-09',
  dueDate: '2026-04-08',
  documentId: '7d3c1f0a-2b4e-5c6d-8e9f-0a1b2c3d4e5f',
  revision: 1,
  updatedAt: '2026-04-07T14:02:11.480Z',
};

export const PAYMENT_SUMMARY_EXAMPLE: PaymentSummary = {
  id: '5a1f7c22-90c4-5f0b-a6f5-0d6c2f6f1f3e',
  account: 'ACME',
  paymentReference: '88120034',
  status: 'applied',
  amount: '388.00',
  amountApplied: '388.00',
  amountUnapplied: '0',
  currency: 'USD',
  paymentDate: '2026-04-07',
  method: 'ACH',
  payer: 'ACME Retail Group',
  updatedAt: '2026-04-07T14:02:11.480Z',
};

export const PAYMENT_EXAMPLE: PaymentView = {
  ...PAYMENT_SUMMARY_EXAMPLE,
  allocations: [{ invoiceNumber: 'HG-10031', amount: '388.00', reason: 'short-payment', position: 1 }],
  unapplied: [],
  differences: [
    {
      kind: 'deduction',
      amount: '-20.00',
      invoiceNumber: 'HG-10031',
      reasonCode: '04',
      codeList: '426',
      references: [],
    },
  ],
  failureCodes: [],
  document: {
    documentId: '0b0f1f4e-8f5d-5f8e-8f0e-5f4d1c2b3a49',
    eventId: '0b0f1f4e-8f5d-5f8e-8f0e-5f4d1c2b3a49.1',
    revision: 1,
    receivedAt: '2026-04-07T14:02:10.911Z',
    sender: 'acme',
    lineage: {
      transmissionId: '018f6a3e-7c1d-7e2b-9f10-2b6c1d5e4f3a',
      interchangeId: '018f6a3e-7c20-7b1a-8c11-3c7d2e6f5a4b',
      interchangeControl: '000000418',
      groupControl: '418',
      transactionControl: '0001',
      byteOffset: 155,
      byteLength: 402,
    },
  },
};
