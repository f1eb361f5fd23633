import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_SCHEMAS } from '../src/index.js';

const NAMES = {
  Order: 'order',
  DespatchAdvice: 'despatch-advice',
  RemittanceAdvice: 'remittance-advice',
  Invoice: 'invoice',
  OrderChange: 'order-change',
  OrderResponse: 'order-response',
  BankCredit: 'bank-credit',
  DebitCreditAdvice: 'debit-credit-advice',
  SalesReport: 'sales-report',
  ReturnRequest: 'return-request',
  Acknowledgment: 'acknowledgment',
} as const;

/** The schemas of the canonical documents, for those who consume the topics. `npm run schemas` writes them. */
describe('docs/schemas', () => {
  it.each(Object.entries(DOCUMENT_SCHEMAS))('%s is published', (type, schema) => {
    const file = `docs/schemas/${NAMES[type as keyof typeof NAMES]}.schema.json`;
    const published = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: type, ...schema };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, JSON.stringify(published, null, 2) + '\n');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(published)));
  });
});
