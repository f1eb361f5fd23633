import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Invoice } from '@app/canonical';
import type { OutboundMap } from '@app/mapping';
import { Partners } from '@app/partners';
import { recipientOf } from '../src/send/recipient.js';

const COMPANY = `name: Harbor Goods Inc.
identities:
  x12: [{ qualifier: ZZ, id: HARBORGOODS, group: HARBOR }]
`;

const PARTNERS = {
  acme: `name: ACME
identities: { x12: [{ qualifier: ZZ, id: ACMERETAIL }, { qualifier: '08', id: ACMEWEST }] }
accounts: { ACME: { ids: { GLN: ['0614141000005'] } }, ACME-WEST: { ids: { GLN: ['0614141000012'] } } }
agreements:
  - { message: '810', version: '004010', direction: out, usage: live, accounts: [ACME], charset: ascii }
  - { message: '810', version: '005010', direction: out, usage: test, accounts: [ACME] }
  - { message: '810', version: '003040', direction: out, accounts: [ACME] }
  - { message: '810', version: '004010', direction: out, accounts: [ACME-WEST] }
  - { message: '855', version: '004010', direction: out }
  - { message: '810' }
`,
  stern: `name: Stern
identities: { edifact: [{ id: '4009999000009', qualifier: '14' }] }
accounts: { STERN: {}, BOTH: {} }
agreements:
  - { message: INVOIC, version: D.96A, direction: out, accounts: [STERN] }
  - { message: '810', version: '004010', direction: out, accounts: [BOTH] }
  - { message: '810', version: '005010', direction: out, accounts: [BOTH] }
`,
  vague: `name: Vague
identities: { x12: [{ qualifier: ZZ, id: VAGUE }] }
accounts: { VAGUE: {} }
agreements: [{ message: '810', direction: out }]
`,
};

const folder = mkdtempSync(join(tmpdir(), 'recipient-'));
writeFileSync(join(folder, 'company.yaml'), COMPANY);
for (const [name, text] of Object.entries(PARTNERS)) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'partner.yaml'), text);
}

/** Maps of invoices for 810 and INVOIC, and no other. */
const outbound = {
  for: (to: string, from: string): OutboundMap | undefined =>
    from === 'Invoice' && /810|INVOIC/.test(to) ? ({ ref: `${to}/invoice`, from, to } as OutboundMap) : undefined,
  get: () => undefined,
};
const known = {
  partners: Partners.load(folder),
  outbound,
  guides: { get: () => undefined },
} as unknown as Parameters<typeof recipientOf>[2];

const invoice = (fields: Partial<Invoice>): Invoice => ({
  documentType: 'Invoice',
  invoiceNumber: 'INV-1',
  kind: 'invoice',
  issueDate: '2026-03-02',
  orders: [],
  paymentTerms: [],
  transport: [],
  allowancesCharges: [],
  taxes: [],
  references: [],
  notes: [],
  dates: [],
  parties: [],
  lines: [],
  totals: { due: '1' },
  ...fields,
});

const gln = (value: string) => ({ ids: [{ scheme: 'GLN' as const, value }] });

describe('who gets a document', () => {
  it.each([
    ['the account of the document', { account: 'ACME' }, undefined, 'acme/810/004010/out/live'],
    ['the account that its parties name', { buyer: gln('0614141000012') }, undefined, 'acme/810/004010/out'],
    ['the partner that is named', { account: 'ACME' }, 'acme', 'acme/810/004010/out/live'],
    ['test traffic', { account: 'ACME', test: true }, undefined, 'acme/810/005010/out/test'],
  ])('is found by %s', (_, fields, partner, agreement) => {
    expect(recipientOf(invoice(fields), partner, known)).toMatchObject({ agreement: { id: agreement } });
  });

  it('has terms: first identities, group codes, the guide of the version, what the agreement says', () => {
    expect(recipientOf(invoice({ account: 'ACME' }), undefined, known)).toMatchObject({
      partner: { id: 'acme' },
      accountId: 'ACME',
      terms: {
        to: 'x12/004010/810',
        sender: { qualifier: 'ZZ', id: 'HARBORGOODS', group: 'HARBOR' },
        receiver: { qualifier: 'ZZ', id: 'ACMERETAIL' },
        test: false,
        charset: 'ascii',
      },
    });
  });

  it.each([
    ['CD-6001', 'parties of two accounts', { buyer: gln('0614141000005'), shipTo: gln('0614141000012') }, undefined],
    ['CD-6011', 'a partner whom nobody knows', {}, 'nobody'],
    ['CD-6012', 'no account and no partner', {}, undefined],
    ['CD-6012', 'an account that nobody declares', { account: 'NOBODY' }, undefined],
    ['CD-6013', 'an agreement that leaves the version open', { account: 'VAGUE' }, undefined],
    ['CD-6013', 'an account that the partner does not stand for', { account: 'STERN' }, 'acme'],
    ['CD-6014', 'two agreements that fit', { account: 'BOTH' }, undefined],
    ['CD-6014', 'two accounts of the partner, none of them named', {}, 'acme'],
    ['CD-6015', 'a standard in which we have no identity', { account: 'STERN' }, undefined],
  ])('is refused with %s for %s', (code, _, fields, partner) => {
    expect(recipientOf(invoice(fields), partner, known)).toMatchObject({ failure: { code, severity: 'error' } });
  });
});
