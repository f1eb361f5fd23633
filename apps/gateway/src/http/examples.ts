/** Examples of the API page: one order of a retailer, from its bytes to its document. */

const ID = '0199a5c2-7f3e-7a10-9c55-2f6a1f0c1d01';
const TRANSMISSION_ID = '0199a5c2-7f3a-7d21-8a0e-6a1f0c1d2e3f';
const DOCUMENT_ID = '6f1c2a52-3d1e-5b0c-9a63-8a7f7d3c2b10';
const SHA256 = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const AT = '2026-03-02T09:15:04.211Z';

export const ORDER_850 = [
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260302*0915*U*00401*000000412*0*P*>~',
  'GS*PO*ACMERETAIL*HARBORGOODS*20260302*0915*412*X*004010~',
  'ST*850*0001~',
  'BEG*00*SA*PO-1001**20260302~',
  'N1*ST*ACME Store 0001*92*0001~',
  'PO1*1*12*EA*9.25**UP*614141100019~',
  'CTT*1~',
  'SE*6*0001~',
  'GE*1*412~',
  'IEA*1*000000412~',
].join('\n');

export const STORED = { transmissionId: TRANSMISSION_ID, sha256: SHA256 };

export const INTERCHANGE = {
  id: ID,
  transmissionId: TRANSMISSION_ID,
  ordinal: 1,
  standard: 'x12',
  control: '000000412',
  sender: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  receiver: { qualifier: 'ZZ', id: 'HARBORGOODS' },
  test: false,
  byteOffset: 0,
  byteLength: 372,
  sha256: SHA256,
  state: 'processed',
  verdict: 'accepted',
  partnerId: 'acme',
  transactionCount: 1,
  acceptedCount: 1,
  heldCount: 0,
  receivedAt: AT,
  processedAt: AT,
};

export const ACKNOWLEDGMENT = {
  id: '0199a5c2-7f41-7c00-b1d2-93b1a6e0c4d5',
  interchangeId: ID,
  partnerId: 'acme',
  kinds: ['997'],
  control: '000000001',
  state: 'sent',
  file: 'acme/997-000000001-93b1a6e0c4d5.edi',
  createdAt: AT,
  sentAt: AT,
  content: 'ISA*00* .. ~GS*FA* .. ~ST*997*0001~AK1*PO*412~AK9*A*1*1*1~SE*4*0001~GE*1*1~IEA*1*000000001~',
};

export const DOCUMENT = {
  documentId: DOCUMENT_ID,
  revision: 1,
  documentType: 'Order',
  documentNumber: 'PO-1001',
  account: 'ACME',
  partnerId: 'acme',
  test: false,
  published: true,
  interchangeId: ID,
  transaction: 1,
  sha256: SHA256,
  lineage: {
    transmissionId: TRANSMISSION_ID,
    interchangeId: ID,
    interchangeControl: '000000412',
    groupControl: '412',
    transactionControl: '0001',
    byteOffset: 164,
    byteLength: 141,
  },
  guide: { ref: 'x12/004010/850', hash: SHA256 },
  map: { ref: 'x12/004010/850/order', hash: SHA256 },
  createdAt: AT,
  links: {
    self: `/documents/${DOCUMENT_ID}`,
    content: `/documents/${DOCUMENT_ID}/content`,
    explain: `/documents/${DOCUMENT_ID}/explain`,
    unused: `/documents/${DOCUMENT_ID}/unused`,
    interchange: `/interchanges/${ID}`,
  },
};

export const FAILURE = {
  id: '5c2f0f5e-55d8-4a07-9f0a-0d3a0f3b9a11',
  failure: {
    code: 'CD-3001',
    stage: 'acknowledge',
    severity: 'error',
    scope: 'interchange',
    message: 'The sender ZZ NEWCOMER belongs to no partner; the interchange is held and not acknowledged.',
    remedy: "Add the identity to a partner's file and process again, release the interchange, or refuse it.",
    owner: 'engineer',
    retryable: true,
    location: { interchangeControl: '000000009', byteOffset: 0, byteLength: 372 },
  },
  cause: '3b1f6c2a9d0e4f57',
  source: 'gateway',
  transmissionId: TRANSMISSION_ID,
  interchangeId: ID,
  raisedAt: AT,
  status: 'open',
};

export const INTERCHANGE_RESULT = {
  ...INTERCHANGE,
  acknowledgments: [ACKNOWLEDGMENT],
  documents: [DOCUMENT],
  failures: [],
  links: {
    self: `/interchanges/${ID}`,
    acknowledgments: `/interchanges/${ID}/acknowledgments`,
    documents: `/documents?interchange=${ID}`,
    failures: `/failures?interchange=${ID}`,
    raw: `/transmissions/${TRANSMISSION_ID}/raw`,
  },
};

export const INTERCHANGE_DETAIL = {
  ...INTERCHANGE_RESULT,
  groups: [
    {
      ordinal: 1,
      functionalId: 'PO',
      sender: 'ACMERETAIL',
      receiver: 'HARBORGOODS',
      control: '412',
      version: '004010',
      verdict: 'accepted',
      transactionCount: 1,
      acceptedCount: 1,
    },
  ],
  transactions: [
    {
      ordinal: 1,
      group: 1,
      type: '850',
      control: '0001',
      version: '004010',
      byteOffset: 164,
      byteLength: 141,
      verdict: 'accepted',
      mapping: null,
      agreement: 'acme/850',
      guide: 'x12/004010/850',
    },
  ],
  decisions: [],
};

export const TRANSMISSION = {
  transmissionId: TRANSMISSION_ID,
  sha256: SHA256,
  channel: 'http',
  contentType: 'application/edi-x12',
  byteLength: 381,
  receivedAt: AT,
  interchangeCount: 1,
  interchanges: [INTERCHANGE_RESULT],
  failures: [],
  links: { self: `/transmissions/${TRANSMISSION_ID}`, raw: `/transmissions/${TRANSMISSION_ID}/raw` },
};

const SCOPE = 'x12/interchange/ZZ:HARBORGOODS/ZZ:ACMERETAIL';
const REASON = 'taken over from the old system';
export const CONTROL_NUMBER = { scope: SCOPE, last: 41_000, changedAt: AT, changedBy: 'kim', reason: REASON };
export const CONTROL_NUMBER_CHANGE = {
  scope: SCOPE,
  before: 0,
  after: 41_000,
  reason: REASON,
  forced: false,
  changedBy: 'kim',
  changedAt: AT,
};
