import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import type { GroupHeader, InterchangeHeader, TransactionHeader } from '@app/interchange';
import { Partners } from '@app/partners';
import type { Mapped } from '@app/pipeline';
import type { InterchangeWork } from '../src/process/interchange.work.js';
import { draftDocuments } from '../src/publish/document.draft.js';

const partners = Partners.load('partners');
const agreementOf = (partner: string, id: string): NonNullable<Mapped['agreement']> =>
  partners.get(partner)!.agreements.find((agreement) => agreement.id === id)!;

const work: InterchangeWork = {
  id: '0199a5c2-7f3e-7a10-9c55-2f6a1f0c1d01',
  transmissionId: '0199a5c2-7f3a-7d21-8a0e-6a1f0c1d2e3f',
  ordinal: 1,
  receivedAt: new Date('2026-03-02T09:15:04.211Z'),
  state: 'received',
  standard: 'x12',
  control: '000000412',
  sender: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  receiver: { qualifier: 'ZZ', id: 'HARBORGOODS' },
  test: false,
  byteOffset: 0,
  byteLength: 500,
  run: 1,
  checkpoint: 0,
  decisions: [],
};
const base = { references: [], notes: [], dates: [], parties: [], paymentTerms: [], transport: [] };
const order = (parties: object): CanonicalDocument =>
  ({
    ...base,
    documentType: 'Order',
    orderNumber: 'PO/1',
    purpose: 'original',
    allowancesCharges: [],
    taxes: [],
    lines: [],
    ...parties,
  }) as unknown as CanonicalDocument;
const mapped = (agreement: Mapped['agreement'], document: CanonicalDocument): Mapped => ({
  interchange: {} as InterchangeHeader,
  group: { control: '412' } as GroupHeader,
  header: { ordinal: 3, type: '850', control: '0003' } as TransactionHeader,
  range: { byteOffset: 164, byteLength: 141 },
  guide: undefined,
  map: undefined,
  agreement,
  documents: [document],
  failures: [],
  held: false,
});
const party = (scheme: string, value: string): object => ({ ids: [{ scheme, value }] });

describe('draftDocuments', () => {
  it('gives a document its id, account, topic, key and lineage', () => {
    const document = order({ buyer: party('GLN', '0614141000005'), releaseNumber: 'R 7' });
    const { drafts, raised } = draftDocuments(partners, work, mapped(agreementOf('acme', 'acme/850'), document));
    expect(raised).toEqual([]);
    expect(drafts).toMatchObject([
      {
        id: '4813e9f9-8e81-52e9-8730-b8baf125e31b',
        number: 'PO/1',
        accountId: 'ACME',
        partnerId: 'acme',
        publication: {
          topic: 'orders.v1',
          type: 'order.received',
          key: 'ACME/PO%2F1/R%207',
          time: '2026-03-02T09:15:04.211Z',
          sender: 'acme',
        },
        lineage: {
          transmissionId: work.transmissionId,
          interchangeId: work.id,
          interchangeControl: '000000412',
          groupControl: '412',
          transactionControl: '0003',
          byteOffset: 164,
          byteLength: 141,
        },
      },
    ]);
    expect(JSON.parse(drafts[0]!.json)).toEqual({
      ...document,
      documentId: '4813e9f9-8e81-52e9-8730-b8baf125e31b',
      account: 'ACME',
      revision: 1,
    });
  });

  it('keeps test traffic unpublished', () => {
    const document = order({ buyer: party('GLN', '0614141000005') });
    const test = { ...work, test: true };
    const { drafts } = draftDocuments(partners, test, mapped(agreementOf('acme', 'acme/850'), document));
    expect(drafts).toMatchObject([{ test: true }]);
    expect(JSON.parse(drafts[0]!.json)).toMatchObject({ test: true });
    expect(drafts[0]!.publication).toBeUndefined();
  });

  it.each([
    [
      'CD-6001',
      'of parties of several accounts',
      mapped(
        agreementOf('swiftship', 'swiftship/856'),
        order({ buyer: party('GLN', '0614141000005'), shipTo: party('GLN', '4001234000008') }),
      ),
      'Order PO/1 names parties of several accounts: ACME, NORDMARKT.',
    ],
    [
      'CD-6002',
      'of no account',
      mapped(agreementOf('swiftship', 'swiftship/856'), order({})),
      'Order PO/1 names no party that is an account of the sender, and its agreement names none.',
    ],
    [
      'CD-6003',
      'that goes nowhere in its direction',
      mapped(agreementOf('acme', 'acme/810/004010/out'), order({ buyer: party('GLN', '0614141000005') })),
      'Order PO/1 has no topic in the direction out.',
    ],
  ])('raises %s for a document %s, and keeps it unpublished', (code, _, transaction, message) => {
    const { drafts, raised } = draftDocuments(partners, work, transaction);
    expect(raised).toMatchObject([
      {
        failure: { code, message },
        documentNumber: 'PO/1',
        interchangeId: work.id,
        partnerId: transaction.agreement!.partner,
      },
    ]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]!.publication).toBeUndefined();
  });

  it('keys an acknowledgment by its interchange: it is for no account', () => {
    const document: CanonicalDocument = {
      documentType: 'Acknowledgment',
      kind: '997',
      answers: { group: { functionalId: 'IN', control: '7001' } },
      verdict: 'accepted',
      verdictCode: 'A',
      errors: [],
      transactions: [],
    };
    const { drafts, raised } = draftDocuments(partners, work, mapped(agreementOf('acme', 'acme/850'), document));
    expect(raised).toEqual([]);
    expect(drafts).toMatchObject([
      {
        type: 'Acknowledgment',
        number: '7001',
        partnerId: 'acme',
        publication: {
          topic: 'acknowledgments.v1',
          type: 'acknowledgment.received',
          key: '0199a5c2-7f3e-7a10-9c55-2f6a1f0c1d01',
          sender: 'acme',
        },
      },
    ]);
    expect(drafts[0]?.accountId).toBeUndefined();
  });
});
