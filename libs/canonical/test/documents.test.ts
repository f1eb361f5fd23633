import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument, Order } from '../src/index.js';
import { documentNumber, validateDocument } from '../src/index.js';

const order: Order = {
  documentType: 'Order',
  orderNumber: '4500017',
  purpose: 'original',
  references: [],
  notes: [],
  dates: [],
  parties: [],
  paymentTerms: [],
  transport: [],
  allowancesCharges: [],
  taxes: [],
  lines: [{ position: 1, quantity: '48', unit: 'EA', identifiers: [{ scheme: 'GTIN', value: '00614141100019' }] }],
};

describe('documents', () => {
  it('finds nothing wrong with a sound order', () => {
    expect(validateDocument(order)).toEqual([]);
  });

  it('says each thing that is wrong, by its path', () => {
    const nameless = Object.fromEntries(Object.entries(order).filter(([name]) => name !== 'orderNumber'));
    const line = { position: 0, quantity: '1e3', identifiers: [], colour: 'red' };
    const wrong = { ...nameless, issueDate: '20260301', purpose: 'new', lines: [line] } as unknown as CanonicalDocument;
    expect(
      validateDocument(wrong)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['issueDate', 'lines[0].colour', 'lines[0].position', 'lines[0].quantity', 'orderNumber', 'purpose']);
  });

  it('refuses a type that it does not know', () => {
    const unknown = { ...order, documentType: 'Poem' } as unknown as CanonicalDocument;
    expect(validateDocument(unknown)).toEqual([{ path: 'documentType', message: 'is not a document type' }]);
  });

  it('names each document by its number', () => {
    const base = { references: [], notes: [], dates: [], parties: [], transport: [], items: [], paymentTerms: [] };
    expect(documentNumber(order)).toBe('4500017');
    expect(
      documentNumber({ ...base, documentType: 'DespatchAdvice', despatchNumber: 'D1', orders: [], packages: [] }),
    ).toBe('D1');
    expect(
      documentNumber({
        ...base,
        documentType: 'RemittanceAdvice',
        paymentReference: 'P1',
        traceNumbers: [],
        amount: '1.00',
        adjustments: [],
        balance: { status: 'balanced' },
      }),
    ).toBe('P1');
    expect(
      documentNumber({
        ...base,
        documentType: 'Invoice',
        invoiceNumber: 'I1',
        kind: 'invoice',
        issueDate: '2026-03-01',
        orders: [],
        allowancesCharges: [],
        taxes: [],
        lines: [],
        totals: { due: '1.00' },
      }),
    ).toBe('I1');
  });
});
