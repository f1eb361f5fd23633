import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import type { Mapped } from '@app/pipeline';
import { acknowledge, Definitions, fixedDuplicates, mapTransactions, sequencesFrom, examine } from '@app/pipeline';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Some of what we ship: it loads sooner. */
const mappings = partnersOf({});
for (const name of [
  'codes',
  'x12/codes',
  'x12/parts',
  'x12/004010/dictionary.yaml',
  'x12/004010/codes',
  'x12/004010/parts',
])
  cpSync(join('mappings', name), join(mappings, name), { recursive: true });
for (const message of ['810', '820', '850'])
  cpSync(join('mappings/x12/004010', message), join(mappings, 'x12/004010', message), { recursive: true });

const COMPANY = 'name: Harbor Goods Inc.\nidentities:\n  x12: [{ qualifier: ZZ, id: HARBORGOODS }]\n';
const PARTNER = `name: ACME Retail Group
identities:
  x12: [{ qualifier: ZZ, id: ACMERETAIL }]
agreements:
  - message: '850'
    guide: acme/850
    map: acme/order
    options: { decimal-mark: comma }
`;
const GUIDE = 'extends: x12/004010/850\nuses: { REF: required }\n';
const MAP = `extends: x12/004010/850/order
fields:
  account: { lookup: accounts, key: N1(01=BY).04 }
  lines: { fields: { unit: { from: PO1.03, codes: units } } }
`;
const FILES = {
  'company.yaml': COMPANY,
  'acme/partner.yaml': PARTNER,
  'acme/850.guide.yaml': GUIDE,
  'acme/order.map.yaml': MAP,
  'acme/codes/units.yaml': 'title: Kits\nunmapped: fail\ncodes: { KT: KT }\n',
  'acme/tables/accounts.csv': 'store,account\n0001,ACME\n',
};

function partnersOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'definitions-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function mistakesOf(files: Readonly<Record<string, string>>): string[] {
  const partners = partnersOf(files);
  try {
    Definitions.load({ mappings, partners });
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.diagnostics.map(({ file, line, column, message, remedy }) =>
      [`${file.replace(`${partners}/`, '')}:${line}:${column}`, message, remedy].join(' '),
    );
  }
}

const ORDER = [
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*1200*U*00401*000000001*0*P*>',
  'GS*PO*ACMERETAIL*HARBORGOODS*20260301*1200*1*X*004010',
  'ST*850*0001',
  'BEG*00*SA*4711**20260301',
  'REF*IA*88210',
  'N1*BY*ACME*92*0001',
  'PO1*1*12,5*KT*3,95**UP*614141100019',
  'CTT*1',
  'SE*7*0001',
  'GE*1*1',
  'IEA*1*000000001',
];
const bytesOf = (segments: readonly string[]): Buffer => Buffer.from(`${segments.join('~')}~`, 'latin1');

async function mappedOf(definitions: Definitions, segments: readonly string[]): Promise<Mapped[]> {
  const mapped: Mapped[] = [];
  const options = { accepted: () => true };
  for await (const one of mapTransactions([bytesOf(segments)], definitions.mapPorts, options)) mapped.push(one);
  return mapped;
}

describe('definitions', () => {
  const definitions = Definitions.load({ mappings, partners: partnersOf(FILES) });
  const ports = {
    ...definitions.mapPorts,
    duplicates: fixedDuplicates({ kind: 'new' }),
    controlNumbers: sequencesFrom(1),
    clock: { now: () => new Date('2026-03-01T12:00:00Z') },
  };

  it("maps by the agreement's guide, map, options and tables, and says which versions these were", async () => {
    const [mapped] = await mappedOf(definitions, ORDER);
    expect(mapped?.failures).toEqual([]);
    expect(mapped?.documents).toMatchObject([
      { orderNumber: '4711', account: 'ACME', lines: [{ quantity: '12.5', unit: 'KT', price: { amount: '3.95' } }] },
    ]);
    const { guides, maps } = definitions;
    expect(mapped?.guide).toEqual({ ref: 'acme/850', hash: guides.get('acme/850')?.hash });
    expect(mapped?.map).toEqual({ ref: 'acme/order', hash: maps.get('acme/order')?.hash });
    expect(mapped?.guide?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("holds the first pass to the agreement's guide", async () => {
    const codes: string[] = [];
    const withoutRef = ORDER.filter((segment) => !segment.startsWith('REF')).map((segment) =>
      segment === 'SE*7*0001' ? 'SE*6*0001' : segment,
    );
    for await (const event of examine([bytesOf(withoutRef)], ports)) {
      if (event.kind === 'transaction') {
        codes.push(...event.failures.map(({ code, location }) => `${code} ${location?.segmentId ?? ''}`));
        expect(event.guide?.ref).toBe('acme/850');
      }
      if (event.kind !== 'interchange-end') continue;
      const [answer] = await acknowledge(event.result, ports);
      expect(answer?.bytes.toString('latin1')).toContain('AK3*REF*3**3~');
    }
    expect(codes).toEqual(['CD-2105 REF']);
  });

  it('leaves the guide and the map of the standard to others', async () => {
    const partners = partnersOf({
      ...FILES,
      'acme/partner.yaml': PARTNER.replace(/ {4}(guide|map|options): .*\n/g, ''),
    });
    const [mapped] = await mappedOf(Definitions.load({ mappings, partners }), ORDER);
    expect(mapped).toMatchObject({ guide: { ref: 'x12/004010/850' }, map: { ref: 'x12/004010/850/order' } });
  });

  it.each([
    ['nothing', {}, []],
    [
      'a guide that is not there',
      { 'acme/partner.yaml': PARTNER.replace('acme/850', 'acme/580') },
      ['acme/partner.yaml:6:5 There is no guide "acme/580". Did you mean "acme/850"?'],
    ],
    [
      'a map that is not there',
      { 'acme/partner.yaml': PARTNER.replace('map: acme/order', 'map: acme/ordre') },
      ['acme/partner.yaml:7:5 There is no map "acme/ordre". Did you mean "acme/order"?'],
    ],
    [
      'a guide and a map of another message',
      {
        'acme/partner.yaml': PARTNER.replace('acme/850', 'x12/004010/820').replace(
          'acme/order',
          'x12/004010/810/invoice',
        ),
      },
      [
        'acme/partner.yaml:6:5 The guide "x12/004010/820" is for 820, not for 850. Name one of this message.',
        'acme/partner.yaml:7:5 The map "x12/004010/810/invoice" reads x12/004010/810, not 850. Name one of this message.',
      ],
    ],
    [
      'an overlay with a mistake, and a table with another',
      { 'acme/850.guide.yaml': GUIDE.replace('REF', 'RFE'), 'acme/tables/accounts.csv': 'store,account\n0001\n' },
      [
        'acme/850.guide.yaml:2:9 The guide has no use RFE. Did you mean REF?',
        'acme/tables/accounts.csv:2:1 This line has 1 columns. Write a key and a value.',
      ],
    ],
  ])('are refused for %s', (_, files: Readonly<Record<string, string>>, mistakes) => {
    expect(mistakesOf({ ...FILES, ...files })).toEqual(mistakes);
  });
});

describe('the hash of a definition', () => {
  const hashesOf = (files: Readonly<Record<string, string>>): (string | undefined)[] => {
    const { guides, maps } = Definitions.load({ mappings, partners: partnersOf({ ...FILES, ...files }) });
    return [guides.get('acme/850')?.hash, maps.get('acme/order')?.hash];
  };
  const [guide, map] = hashesOf({});

  it('is the same for what says the same', () => {
    expect(hashesOf({ 'acme/850.guide.yaml': `# no difference\n${GUIDE}`, 'acme/order.map.yaml': `${MAP}\n` })).toEqual(
      [guide, map],
    );
  });

  it('changes with the file, and of a map with its parts and code files', () => {
    expect(hashesOf({ 'acme/850.guide.yaml': GUIDE.replace('REF', 'CUR') })).toEqual([
      expect.not.stringMatching(guide!),
      map,
    ]);
    expect(hashesOf({ 'acme/order.map.yaml': MAP.replace('.04', '.02') })).toEqual([
      guide,
      expect.not.stringMatching(map!),
    ]);
    expect(hashesOf({ 'acme/codes/units.yaml': 'title: Kits\nunmapped: fail\ncodes: { KT: EA }\n' })).toEqual([
      guide,
      expect.not.stringMatching(map!),
    ]);
    expect(hashesOf({ 'acme/parts/tax.part.yaml': 'extends: x12/parts/tax\nfields: { rate: ~ }\n' })).toEqual([
      guide,
      expect.not.stringMatching(map!),
    ]);
  });
});

describe('a partner with ways of its own', () => {
  it('is said in thirty lines: a list of codes, a required REF, a date and item numbers elsewhere', () => {
    const folder = 'partners/fjordhandel';
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(\.guide|\.map)\.yaml$|^codes\//.test(file))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'));
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines).toContain('  REF(01=DP): { min: 1, max: 1 }');
  });
});
