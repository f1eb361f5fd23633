import type { HistoryView, OrderLineView, OrderSummary, OrderView, ShipmentView } from './order.schemas.js';

const GTIN = [{ scheme: 'GTIN', value: '00614141100019', sent: '614141100019' }];

export const SUMMARY_EXAMPLE: OrderSummary = {
  account: 'ACME',
  orderNumber: '4500017',
  status: 'partially-shipped',
  issueDate: '2026-03-02',
  requestedFrom: '2026-03-16',
  requestedTo: '2026-03-20',
  cancelAfter: '2026-03-27',
  currency: 'USD',
  lineCount: 1,
  openLineCount: 1,
  updatedAt: '2026-03-02T08:15:30.120Z',
};

const LINE: OrderLineView = {
  position: 1,
  lineNumber: '1',
  identifiers: GTIN,
  description: 'Harbor mug, blue',
  unit: 'EA',
  price: '4.25',
  requestedFrom: '2026-03-16',
  requestedTo: '2026-03-20',
  quantityOrdered: '120',
  quantityShipped: '96',
  quantityOpen: '24',
  status: 'partially-shipped',
};

export const SHIPMENT_EXAMPLE: ShipmentView = {
  account: 'ACME',
  despatchNumber: 'SWF880012',
  documentId: '6f9a0c53-6f1c-5d3a-9a53-0f2f6a4f7f10',
  position: 1,
  itemId: '4',
  orderNumber: '4500017',
  lineNumber: '1',
  identifiers: GTIN,
  quantity: '96',
  unit: 'EA',
  state: 'applied',
  allocations: [{ position: 1, quantity: '96' }],
};

const HISTORY: HistoryView = {
  effect: 'received',
  at: '2026-03-02T08:15:30.120Z',
  documentType: 'Order',
  documentNumber: '4500017',
  documentId: '0b0f1f4e-8f5d-5f8e-8f0e-5f4d1c2b3a49',
  eventId: '0b0f1f4e-8f5d-5f8e-8f0e-5f4d1c2b3a49.1',
  lineage: {
    transmissionId: '018f6a3e-7c1d-7e2b-9f10-2b6c1d5e4f3a',
    interchangeId: '018f6a3e-7c20-7b1a-8c11-3c7d2e6f5a4b',
    interchangeControl: '000000412',
    groupControl: '412',
    transactionControl: '0001',
    byteOffset: 155,
    byteLength: 713,
  },
};

export const ORDER_EXAMPLE: OrderView = {
  ...SUMMARY_EXAMPLE,
  documentId: HISTORY.documentId,
  revision: 1,
  buyer: { ids: [{ scheme: 'GLN', value: '0614141000005' }], name: 'ACME Retail Group' },
  shipTo: { ids: [{ scheme: 'BUYER_ASSIGNED', value: '0001' }] },
  lines: [LINE],
  shipments: [SHIPMENT_EXAMPLE],
  history: [HISTORY],
};
