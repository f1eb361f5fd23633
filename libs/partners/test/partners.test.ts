import { describe, expect, it } from '@jest/globals';
import type { AgreementQuery } from '@app/partners';
import { Partners } from '@app/partners';
import { partnersFrom } from './files.js';

const partners = Partners.load('partners');
const us = { qualifier: 'ZZ', id: 'HARBORGOODS' };
const usInEurope = { qualifier: '14', id: '5412345000013' };
const acme = { qualifier: 'ZZ', id: 'ACMERETAIL' };
const nordmarkt = { qualifier: '14', id: '4001234000008' };
const swiftship = { qualifier: 'ZZ', id: 'SWIFTSHIP' };
const nobody = { qualifier: 'ZZ', id: 'NOBODY' };

const order: AgreementQuery = {
  standard: 'x12',
  message: '850',
  version: '004010',
  sender: acme,
  receiver: us,
  groupSender: 'ACMERETAIL',
  groupReceiver: 'HARBORGOODS',
  test: false,
};

function found(query: AgreementQuery, among: Partners = partners): string {
  const resolution = among.resolve(query);
  return resolution.kind === 'agreement' ? `${resolution.direction} ${resolution.agreement.id}` : resolution.kind;
}

describe('the example partners', () => {
  it('are loaded with their defaults', () => {
    expect(partners.list().map(({ id, name }) => `${id}: ${name}`)).toEqual([
      'acme: ACME Retail Group',
      'fjordhandel: Fjordhandel AS',
      'hanseatic: Hanseatische Bank',
      'nordmarkt: Nordmarkt Handels GmbH',
      'swiftship: Swiftship Logistics',
    ]);
    expect(partners.company).toEqual({
      name: 'Harbor Goods Inc.',
      identities: [
        { standard: 'x12', qualifier: 'ZZ', id: 'HARBORGOODS', group: 'HARBORGOODS' },
        { standard: 'edifact', qualifier: '14', id: '5412345000013' },
        { standard: 'xml', qualifier: '0088', id: '5412345000013' },
        { standard: 'xml', qualifier: 'DUNS', id: '007326879' },
        { standard: 'xml', qualifier: 'IBAN', id: 'DE89370400440532013000' },
      ],
      gln: '5412345000013',
      duns: '007326879',
      taxIds: [],
    });
    expect(partners.byFolder('acme')?.agreements[0]).toEqual({
      id: 'acme/850',
      partner: 'acme',
      direction: 'in',
      standard: 'x12',
      message: '850',
      usage: 'any',
      acknowledgment: { type: 'auto', acceptedSets: true, ta1: 'on-error', contrl: 'always', duplicate: 'again' },
      onGuideError: 'reject',
      allOrNothing: 'none',
      duplicateWindowDays: 365,
      currency: 'USD',
      accounts: ['ACME'],
      publishTest: false,
      deadlineHours: 24,
      options: {},
    });
    expect(partners.get('globex')).toBeUndefined();
    expect(partners.account('NORDMARKT')?.ids[0]).toEqual({ scheme: 'GLN', value: '4001234000008' });
  });

  it.each<[string, Partial<AgreementQuery>, string]>([
    ['an order', {}, 'in acme/850'],
    ['a later version', { version: '005010' }, 'in acme/850'],
    [
      'our invoice',
      { message: '810', sender: us, receiver: acme, groupSender: 'HARBORGOODS', groupReceiver: 'ACMERETAIL' },
      'out acme/810/004010/out',
    ],
    ['an invoice to us', { message: '810' }, 'no-agreement'],
    ['an unknown message', { message: '870' }, 'no-agreement'],
    ['what acknowledges our group', { message: '997' }, 'in acme/997'],
    ['what acknowledges our interchange, before any group', { message: 'TA1', version: '' }, 'in acme/TA1'],
    ['an acknowledgment of the other standard', { message: 'CONTRL' }, 'no-agreement'],
    ['an acknowledgment of nobody', { message: '999', sender: nobody }, 'unknown-sender'],
    [
      'our own acknowledgment',
      { message: '997', sender: us, receiver: acme, groupSender: 'HARBORGOODS', groupReceiver: 'ACMERETAIL' },
      'no-agreement',
    ],
    ['an unknown sender', { sender: nobody }, 'unknown-sender'],
    ['another qualifier', { sender: { qualifier: '01', id: 'ACMERETAIL' } }, 'unknown-sender'],
    ['an unknown GS02', { groupSender: 'ACME-EAST' }, 'unknown-sender'],
    ['an unknown receiver', { receiver: nobody }, 'unknown-receiver'],
    ['an unknown GS03', { groupReceiver: 'OTHER' }, 'unknown-receiver'],
    ['our document to nobody', { sender: us, receiver: nobody, groupSender: 'HARBORGOODS' }, 'unknown-receiver'],
    ['ourselves to ourselves', { sender: us, groupSender: 'HARBORGOODS' }, 'unknown-receiver'],
    ['a despatch advice', { message: '856', sender: swiftship, groupSender: 'ANY' }, 'in swiftship/856'],
  ])('%s', (_, differs, expected) => {
    expect(found({ ...order, ...differs })).toBe(expected);
  });

  it('know EDIFACT parties', () => {
    const query: AgreementQuery = {
      standard: 'edifact',
      message: 'ORDERS',
      version: 'D.96A',
      sender: nordmarkt,
      receiver: usInEurope,
      test: false,
    };
    expect(found(query)).toBe('in nordmarkt/ORDERS');
    expect(found({ ...query, message: 'INVOIC', sender: usInEurope, receiver: nordmarkt })).toBe(
      'out nordmarkt/INVOIC/D.96A/out',
    );
    expect(found({ ...query, message: 'CONTRL', version: 'D.3' })).toBe('in nordmarkt/CONTRL');
    expect(found({ ...query, sender: { qualifier: '', id: nordmarkt.id } })).toBe('unknown-sender');
  });

  it('answer us as their agreements say, unless one says otherwise', () => {
    const implied = partners.resolve({ ...order, message: '997' });
    expect(implied).toMatchObject({
      agreement: {
        partner: 'acme',
        direction: 'in',
        standard: 'x12',
        onGuideError: 'accept-with-errors',
        accounts: [],
      },
    });
    const declared = partnersFrom({
      acme: `
name: ACME
identities:
  x12: [{ qualifier: ZZ, id: ACMERETAIL }]
agreements:
  - { message: "997", onGuideError: reject, options: { late: "no" } }
`,
    });
    expect(declared.resolve({ ...order, message: '997' })).toMatchObject({
      agreement: { id: 'acme/997', onGuideError: 'reject', options: { late: 'no' } },
    });
  });

  it('are identified by the envelope alone', () => {
    expect(partners.identify(acme, us, 'x12')).toEqual({
      kind: 'known',
      direction: 'in',
      partner: partners.get('acme'),
    });
    expect(partners.identify(us, acme, 'x12')).toEqual({
      kind: 'known',
      direction: 'out',
      partner: partners.get('acme'),
    });
    expect(partners.identify(nobody, us, 'x12')).toEqual({ kind: 'unknown-sender' });
    expect(partners.identify(acme, nobody, 'x12')).toEqual({ kind: 'unknown-receiver', partner: partners.get('acme') });
    expect(partners.identify(acme, us, 'edifact')).toEqual({ kind: 'unknown-sender' });
  });
});

describe('accountOf', () => {
  const agreement = (partner: string, message: string) =>
    partners.get(partner)!.agreements.find((one) => one.message === message)!;
  const party = (scheme: string, value: string) => ({ ids: [{ scheme, value }] });

  it.each([
    ['the only account', 'acme', '850', [], { accountId: 'ACME' }],
    ['the only account, though the parties are strangers', 'acme', '850', [party('GLN', '1')], { accountId: 'ACME' }],
    ['the account a party names', 'swiftship', '856', [party('BUYER_ASSIGNED', '0002')], { accountId: 'ACME' }],
    ['by another scheme', 'swiftship', 'DESADV', [party('GLN', '4001234000022')], { accountId: 'NORDMARKT' }],
    [
      'parties that agree',
      'swiftship',
      'DESADV',
      [party('GLN', '4001234000008'), party('GLN', '4001234000091')],
      { accountId: 'NORDMARKT' },
    ],
    ['nobody named', 'swiftship', '856', [party('GLN', '1')], { ambiguous: ['ACME', 'NORDMARKT'] }],
    [
      'two named',
      'swiftship',
      '856',
      [party('GLN', '4001234000022'), party('GLN', '0614141000005')],
      { ambiguous: ['ACME', 'NORDMARKT'] },
    ],
  ])('%s', (_, partner, message, parties, expected) => {
    expect(partners.accountOf(agreement(partner, message), parties)).toEqual(expected);
  });
});

describe('partners that share an ISA id', () => {
  const declared = (group: string, extra = '') => `
name: ${group}
identities:
  x12: [{ qualifier: ZZ, id: VAN, group: ${group} }]
agreements:
  - { message: "850" }
${extra}`;
  const shared = partnersFrom({
    east: declared(
      'EAST',
      '  - { message: "850", version: "005010", charset: utf-8, repetition: none, maxTransactionBytes: 134217728, onGuideError: accept-with-errors }\n  - { message: "850", usage: test, publishTest: true }',
    ),
    west: declared('WEST'),
  });
  const query: AgreementQuery = { ...order, sender: { qualifier: 'ZZ', id: 'VAN' }, groupSender: 'EAST' };

  it('are told apart by GS02', () => {
    expect(found(query, shared)).toBe('in east/850');
    expect(found({ ...query, groupSender: 'WEST' }, shared)).toBe('in west/850');
    expect(found({ ...query, groupSender: 'NORTH' }, shared)).toBe('unknown-sender');
    expect(shared.identify(query.sender, us, 'x12')).toEqual({ kind: 'known', direction: 'in' });
  });

  it('have agreements by version and usage: the longest version first, test before any', () => {
    expect(found({ ...query, version: '005010X220' }, shared)).toBe('in east/850/005010');
    expect(shared.resolve({ ...query, version: '005010X220' })).toMatchObject({
      agreement: { charset: 'utf-8', repetition: 'none', maxTransactionBytes: 134_217_728 },
    });
    expect(found({ ...query, test: true }, shared)).toBe('in east/850/test');
    expect(found({ ...query, version: '003040' }, shared)).toBe('in east/850');
  });
});
