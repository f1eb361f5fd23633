import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { OutboundLibrary } from '@app/mapping';
import type { ControlScope, OutboundResult, OutboundTerms } from '@app/pipeline';
import { writeOutbound } from '@app/pipeline';

const guides = GuideLibrary.open('mappings');
const outbound = OutboundLibrary.open('mappings', guides);
const INVOICE = JSON.parse(
  readFileSync('mappings/x12/004010/810/golden-out/credit-memo/input.json', 'utf8'),
) as CanonicalDocument;

const TERMS: OutboundTerms = {
  to: 'x12/004010/810',
  sender: { qualifier: 'ZZ', id: 'HARBORGOODS', group: 'HARBOR' },
  receiver: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  test: true,
};

/** What is written, and the sequences that numbers were taken from. */
async function write(
  document: CanonicalDocument,
  terms: Partial<OutboundTerms> = {},
): Promise<{ result: OutboundResult; taken: string[]; text: string }> {
  const taken: string[] = [];
  const next = ({ key }: ControlScope): Promise<number> => {
    taken.push(key);
    return Promise.resolve(1_000_000_000);
  };
  const ports = { guides, outbound, controlNumbers: { next }, clock: { now: () => new Date('2026-03-01T12:00:00Z') } };
  const result = await writeOutbound(document, { ...TERMS, ...terms }, ports);
  return { result, taken, text: result.bytes?.toString('latin1') ?? '' };
}

const codes = ({ failures }: OutboundResult): string[] => failures.map(({ code }) => code);

describe('writeOutbound', () => {
  it('takes numbers of the pair, wrapped, once it is sound', async () => {
    const { result, taken, text } = await write(INVOICE);
    expect(taken).toEqual([
      'x12/interchange/ZZ:HARBORGOODS/ZZ:ACMERETAIL',
      'x12/group/ZZ:HARBORGOODS/ZZ:ACMERETAIL',
      'x12/transaction/ZZ:HARBORGOODS/ZZ:ACMERETAIL',
    ]);
    expect({ ...result, bytes: undefined }).toEqual({
      bytes: undefined,
      standard: 'x12',
      control: '000000001',
      groupControl: '1',
      transactionControl: '0001',
      guideRef: 'x12/004010/810',
      mapRef: 'x12/004010/810/invoice',
      mapHash: outbound.get('x12/004010/810/invoice')?.hash,
      failures: [],
      unused: [],
    });
    expect(text.slice(0, 161)).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *260301*1200*U*00401*000000001*0*T*>~' +
        'GS*IN*HARBOR*ACMERETAIL*20260301*1200*1*X*004010~ST*810',
    );
  });

  it('takes none where it is refused', async () => {
    const { result, taken } = await write({ ...INVOICE, invoiceNumber: 'X'.repeat(23) } as CanonicalDocument);
    expect([codes(result), taken, result.bytes]).toEqual([['CD-4211'], [], undefined]);
  });

  it.each([
    ['a guide that is none', { to: 'x12/004010/999' }, ['CD-4201']],
    ['a guide without a map', { to: 'x12/004010/997' }, ['CD-4202']],
    ['a map that is none', { map: 'acme/811' }, ['CD-4202']],
    ['an id that ISA has no room for', { sender: { qualifier: 'ZZ', id: 'HARBORGOODSCOMPANY' } }, ['CD-3011']],
  ])('refuses %s', async (_, terms, expected) => {
    const { result, taken } = await write(INVOICE, terms);
    expect([codes(result), taken]).toEqual([expected, []]);
  });

  it.each([
    ['a document that its schema refuses', { invoiceNumber: undefined }, 'CD-4203', '/invoiceNumber'],
    ['a currency that is none', { currency: 'EU' }, 'CD-4203', '/currency'],
    ['a reference too short', { references: [{ type: 'B', value: '1' }] }, 'CD-4221', '/references/0/type'],
  ])('points into %s', async (_, fields, code, pointer) => {
    const { result } = await write({ ...INVOICE, ...fields } as CanonicalDocument);
    expect(result.failures.map((failure) => [failure.code, failure.location?.pointer])).toEqual([[code, pointer]]);
  });

  it('marks an EDIFACT interchange as a test, in the characters that were agreed', async () => {
    const document = { ...INVOICE, notes: [{ code: 'AAI', text: 'Größe “M”' }] } as CanonicalDocument;
    const to = 'edifact/D.01B/INVOIC';
    const { result } = await write(document, { to });
    expect(codes(result)).toEqual(['CD-4216']);
    const utf8 = await write(document, { to, charset: 'utf-8' });
    expect(utf8.result.bytes?.toString('utf8')).toMatch(/^UNB\+UNOW:4\+.*\+1'UNH.*FTX\+AAI\+\+\+Größe “M”'/);
    const ascii = await write(document, { to, charset: 'ascii' });
    expect(ascii.result.failures[0]?.message).toBe(
      'FTX[0].04.1 cannot be written: "Größe “M”" holds "ö", which the character set does not have.',
    );
  });
});
