import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument, DocumentType } from '../src/index.js';
import {
  customerParties,
  documentKey,
  documentKindName,
  documentNumber,
  documentRoute,
  DOCUMENT_TYPES,
} from '../src/index.js';

const party = (value: string) => ({ ids: [{ scheme: 'GLN', value }] });
const of = (documentType: DocumentType, fields: object): CanonicalDocument =>
  ({ documentType, parties: [{ role: 'X', ...party('other') }], ...fields }) as unknown as CanonicalDocument;

/** Type, its fields, number, key in account A/1, parties that may be the customer. */
const CASES: readonly [DocumentType, object, string, string, readonly string[]][] = [
  ['Order', { orderNumber: 'P/1', buyer: party('buyer') }, 'P/1', 'A%2F1/P%2F1', ['buyer', 'other']],
  [
    'Order',
    { orderNumber: 'P1', releaseNumber: '02', shipTo: party('store') },
    'P1',
    'A%2F1/P1/02',
    ['store', 'other'],
  ],
  [
    'OrderChange',
    { orderNumber: 'P1', releaseNumber: '02', header: { buyer: party('buyer') } },
    'P1',
    'A%2F1/P1/02',
    ['buyer', 'other'],
  ],
  ['OrderResponse', { orderNumber: 'P1', shipTo: party('store') }, 'P1', 'A%2F1/P1', ['store', 'other']],
  [
    'DespatchAdvice',
    { despatchNumber: 'D1', orders: [{ orderNumber: 'P1', markFor: party('store') }] },
    'D1',
    'A%2F1/D1',
    ['store', 'other'],
  ],
  [
    'RemittanceAdvice',
    { paymentReference: 'R1', payer: party('payer'), items: [{ party: party('store') }] },
    'R1',
    'A%2F1/R1',
    ['payer', 'store', 'other'],
  ],
  ['BankCredit', { bankReference: 'B1' }, 'B1', 'A%2F1/B1', ['other']],
  ['Invoice', { invoiceNumber: 'I1', buyer: party('buyer') }, 'I1', 'A%2F1/I1', ['buyer', 'other']],
  ['DebitCreditAdvice', { adviceNumber: 'C1', buyer: party('buyer') }, 'C1', 'A%2F1/C1', ['buyer', 'other']],
  ['SalesReport', { reportNumber: 'S1' }, 'S1', 'A%2F1/S1', ['other']],
  [
    'SalesReport',
    { period: { start: '2026-03-01', end: '2026-03-07' } },
    '2026-03-01/2026-03-07',
    'A%2F1/2026-03-01%2F2026-03-07',
    ['other'],
  ],
  ['ReturnRequest', { returnNumber: 'X1', shipFrom: party('store') }, 'X1', 'A%2F1/X1', ['store', 'other']],
  ['Acknowledgment', { answers: { group: { functionalId: 'PO', control: '7' } } }, '7', 'A%2F1/7', ['other']],
];

describe('the kinds of documents', () => {
  it.each(CASES)('%s %j', (type, fields, number, key, customers) => {
    const document = of(type, fields);
    expect(documentNumber(document)).toBe(number);
    expect(documentKey(document, 'A/1')).toBe(key);
    expect(customerParties(document).map(({ ids }) => ids[0]?.value)).toEqual(customers);
  });

  it('go to these topics', () => {
    const routes = DOCUMENT_TYPES.map((type) => {
      const { direction, topic, event } = documentRoute(type);
      return [documentKindName(type), direction, topic, event];
    });
    expect(routes).toEqual([
      ['order', 'in', 'orders.v1', 'order.received'],
      ['order change', 'in', 'orders.v1', 'order-change.received'],
      ['order response', 'out', 'order-responses.v1', 'order-response.issued'],
      ['despatch advice', 'in', 'despatch.v1', 'despatch-advice.received'],
      ['payment', 'in', 'payments.v1', 'remittance-advice.received'],
      ['bank credit', 'in', 'payments.v1', 'bank-credit.received'],
      ['invoice', 'out', 'invoices.v1', 'invoice.issued'],
      ['debit or credit advice', 'in', 'adjustments.v1', 'debit-credit-advice.received'],
      ['sales report', 'in', 'sales.v1', 'sales-report.received'],
      ['return request', 'in', 'returns.v1', 'return-request.received'],
      ['acknowledgment', 'in', 'acknowledgments.v1', 'acknowledgment.received'],
    ]);
  });
});
