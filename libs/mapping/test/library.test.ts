import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import { MapLibrary, PartnerTables } from '../src/index.js';
import { guides, match, orderMap } from './map.harness.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'maps-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const BASE = {
  'x12/004010/850/order.map.yaml': orderMap('releaseNumber: BEG.04', 'buyer: { from: N1(01=BY), use: party }'),
  'x12/parts/party.part.yaml': 'fields: { ids: { from: N1, fields: { scheme: N1.03, value: N1.04 } }, name: N1.02 }\n',
};
const SEGMENTS = ['BEG*00*SA*1*7*20260301', 'REF*IA*88210', 'N1*BY*ACME*92*0001'];

describe("a partner's map", () => {
  const partners = folderOf({
    'acme/850.map.yaml': 'extends: x12/004010/850/order\nfields: { releaseNumber: REF(01=IA).02 }\n',
    'acme/parts/party.part.yaml': 'extends: x12/parts/party\nfields: { name: ~ }\n',
  });
  const maps = MapLibrary.load(folderOf(BASE), guides, { partners });

  it('says the differences to the map of the standard, and has its own parts', async () => {
    const matched = await match('x12/004010/850', SEGMENTS);
    const ids = [{ scheme: '92', value: '0001' }];
    expect(maps.get('acme/850')?.evaluate(matched).documents).toMatchObject([
      { releaseNumber: '88210', buyer: { ids } },
    ]);
    expect(maps.get('acme/850')?.evaluate(matched).documents[0]).not.toHaveProperty('buyer.name');
    expect(maps.for('x12/004010/850')?.evaluate(matched).documents).toMatchObject([
      { releaseNumber: '7', buyer: { ids, name: 'ACME' } },
    ]);
  });

  it('does not stand in for the map of the standard', () => {
    expect(maps.get('acme/850')).toMatchObject({ ref: 'acme/850', guide: 'x12/004010/850', to: 'Order' });
    expect(maps.list().map(({ ref }) => ref)).toEqual(['x12/004010/850/order']);
    expect(maps.get('acme/851')).toBeUndefined();
  });

  it.each(['/acme/..', '/./', '/'])('is found in a folder that is written with "%s"', (detour) => {
    const library = MapLibrary.load(folderOf(BASE) + detour.replace('acme', 'x12'), guides, {
      partners: partners + detour,
    });
    expect(library.get('acme/850')?.ref).toBe('acme/850');
    expect(library.list().map(({ ref }) => ref)).toEqual(['x12/004010/850/order']);
  });

  it('is refused at its line', () => {
    const wrong = folderOf({
      'acme/850.map.yaml': 'extends: x12/004010/850/order\nfields:\n  releaseNumber: RFE.02\n',
    });
    expect(() => MapLibrary.load(folderOf(BASE), guides, { partners: wrong })).toThrow(
      `${wrong}/acme/850.map.yaml:3:3: There is no segment RFE in the dictionary of x12 004010. Did you mean REF?`,
    );
  });
});

describe('a library that is opened', () => {
  it('reads a map when it is asked for', async () => {
    const maps = MapLibrary.open(folderOf({ ...BASE, 'x12/004010/820/r.map.yaml': 'nonsense' }), guides);
    const matched = await match('x12/004010/850', SEGMENTS);
    expect(maps.for('x12/004010/850')?.evaluate(matched).documents).toHaveLength(1);
    expect(maps.for('x12/004010/860')).toBeUndefined();
    expect(() => maps.for('x12/004010/820')).toThrow(DefinitionError);
  });
});

describe("a partner's tables", () => {
  it('are YAML or comma-separated values', () => {
    const tables = PartnerTables.load(
      folderOf({
        'acme/tables/accounts.yaml': "entries: { '0614141000005': ACME }\n",
        'acme/tables/items.csv': 'buyer,ours\r\nA1,HG-1\r\n"A,2","HG ""2"""\r\n',
      }),
    );
    expect(tables.find('acme', 'accounts', '0614141000005')).toBe('ACME');
    expect(tables.find('acme', 'items', 'A1')).toBe('HG-1');
    expect(tables.find('acme', 'items', 'A,2')).toBe('HG "2"');
    expect(tables.find('acme', 'items', 'B')).toBeUndefined();
    expect(tables.find('nordmarkt', 'items', 'A1')).toBeUndefined();
  });

  it('are refused where a line is no pair, or a key stands twice', () => {
    const folder = folderOf({ 'acme/tables/items.csv': 'buyer,ours\nA1,HG-1\nA2\nA1,HG-2\n' });
    expect(() => PartnerTables.load(folder)).toThrow(
      [
        `${folder}/acme/tables/items.csv:3:1: This line has 1 columns. Write a key and a value.`,
        `${folder}/acme/tables/items.csv:4:1: The key "A1" stands here twice. Take one of the two out.`,
      ].join('\n'),
    );
  });
});
