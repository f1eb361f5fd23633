/** Examples of the API page: an invoice on its way to a retailer. */

const ID = '0199a5c3-1b2c-7c44-8d21-5e6f7a8b9c0d';
const SHA256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const CREATED = '2026-03-02T09:20:00.000Z';
const SENT = '2026-03-02T09:20:00.214Z';
const ANSWERED = '2026-03-02T10:05:31.902Z';

export const INVOICE = {
  documentType: 'Invoice',
  account: 'ACME',
  invoiceNumber: 'INV-7001',
  kind: 'invoice',
  issueDate: '2026-03-02',
  currency: 'USD',
  orders: [{ orderNumber: 'PO-1001', date: '2026-02-20' }],
  buyer: { name: 'ACME Retail Group', ids: [{ scheme: 'BUYER_ASSIGNED', value: '0001' }] },
  paymentTerms: [],
  transport: [],
  allowancesCharges: [],
  taxes: [],
  references: [],
  notes: [],
  dates: [],
  parties: [],
  lines: [],
  totals: { due: '111' },
};

export const OUTBOUND = {
  id: ID,
  partnerId: 'acme',
  account: 'ACME',
  agreement: 'acme/810/004010/out',
  standard: 'x12',
  message: '810',
  test: false,
  documentType: 'Invoice',
  documentNumber: 'INV-7001',
  documentSha256: SHA256,
  guide: { ref: 'x12/004010/810', hash: SHA256 },
  map: { ref: 'x12/004010/810/invoice', hash: SHA256 },
  unusedCount: 1,
  control: '000000012',
  groupControl: '12',
  transactionControl: '0012',
  byteLength: 412,
  sha256: SHA256,
  state: 'acknowledged',
  states: [
    { state: 'created', at: CREATED },
    { state: 'sent', at: SENT },
    { state: 'acknowledged', at: ANSWERED },
  ],
  file: 'acme/810-000000012-5e6f7a8b9c0d.edi',
  createdAt: CREATED,
  sentAt: SENT,
  dueAt: '2026-03-03T09:20:00.214Z',
  answeredAt: ANSWERED,
  links: {
    self: `/outbound/${ID}`,
    content: `/outbound/${ID}/content`,
    acknowledgments: `/outbound/${ID}/acknowledgments`,
    unused: `/outbound/${ID}/unused`,
    failures: `/failures?interchange=${ID}`,
  },
};

export const OUTBOUND_DETAIL = { ...OUTBOUND, unused: ['/buyer/name'], document: INVOICE };

export const ANSWER = {
  documentId: '6f1c2a52-3d1e-5b0c-9a63-8a7f7d3c2b10',
  interchangeId: '0199a5c2-7f3e-7a10-9c55-2f6a1f0c1d01',
  kind: '997',
  verdict: 'accepted',
  errors: [],
  answeredAt: ANSWERED,
};
