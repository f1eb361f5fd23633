import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CanonicalDocument } from '@app/canonical';
import { OutboundLibrary } from '../src/index.js';
import { evaluateOrder, guides, loadMaps, mapOf, match, matchXml, orderMap } from './map.harness.js';

const BLOCK = '```(\\w+)\n([^`]+)```\n+';
const EXAMPLE = new RegExp(`${BLOCK.repeat(3).trimEnd()}`, 'g');

/** Each example of docs/mapping-language.md: a piece of a map, what is read, and what becomes of it. */
const examples = [...`${readFileSync('docs/mapping-language.md', 'utf8')}\n`.matchAll(EXAMPLE)].map(
  ([, , map = '', read = '', input = '', , result = '']) => ({
    map: map.trimEnd(),
    read,
    input: input.trim(),
    result: result.trim(),
  }),
);
const reading = (kind: string): typeof examples => examples.filter(({ read }) => read === kind);

const FILES = {
  'x12/004010/850/codes/order-kind.yaml': 'title: kinds of orders\nunmapped: fail\ncodes: { SA: stand-alone }\n',
  'x12/004010/850/parts/remark.part.yaml': 'fields: { text: MSG.01 }\n',
  'x12/004010/850/codes/season.yaml': 'title: seasons\nunmapped: hold\ncodes: { SP: spring }\n',
};
/** What an example extends. */
const EXTENDED = {
  'x12/004010/850/order.map.yaml': orderMap('contractNumber: REF(01=CT).02', 'releaseNumber: REF(01=RL).02'),
};
const isWhole = (map: string): boolean => /^(from|extends): /.test(map);
const LOOKUPS = {
  option: (name: string): string | undefined => (name === 'notes' ? 'wanted' : undefined),
  find: (table: string, key: string): string | undefined =>
    table === 'stores' && key === '0001' ? 'Columbus' : undefined,
};

/** Every key that the JSON Schemas of maps, parts and code files know. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

describe('the documentation', () => {
  it.each(['map', 'map-part', 'codes', 'outbound-map', 'outbound-map-part'])(
    'names each key of the schema of %s',
    (name) => {
      const schema: unknown = JSON.parse(readFileSync(`docs/schemas/${name}.schema.json`, 'utf8'));
      const page = ['language', 'xml'].map((each) => readFileSync(`docs/mapping-${each}.md`, 'utf8')).join('\n');
      const words = new Set(page.match(/[a-z][a-z-]*(?=[:`])/g));
      expect([...new Set(keysOf(schema))].filter((key) => !words.has(key))).toEqual([]);
    },
  );
});

describe('the examples of the documentation', () => {
  it('are all found', () => {
    expect([reading('edi').length, reading('xml').length, reading('json').length]).toEqual([22, 2, 2]);
  });

  it.each(reading('edi').filter(({ map }) => !isWhole(map)))('$map', async ({ map, input, result }) => {
    const { documents, failures } = await evaluateOrder(map.split('\n'), input.split('\n'), {
      files: FILES,
      lookups: LOOKUPS,
    });
    const expected = JSON.parse(result) as object;
    expect(failures).toMatchObject(Array.isArray(expected) ? expected : []);
    expect(documents).toMatchObject(Array.isArray(expected) ? [] : [expected]);
  });

  it.each(reading('edi').filter(({ map }) => isWhole(map)))('$map', async ({ map, input, result }) => {
    const guide = /^from: (.*)$/m.exec(map)?.[1] ?? '';
    const maps = loadMaps({ ...(map.startsWith('extends: ') && EXTENDED), [`${guide}/order.map.yaml`]: `${map}\n` });
    const { documents, failures } = mapOf(maps, guide).evaluate(await match(guide, input.split('\n')));
    expect(failures).toEqual([]);
    expect(documents).toMatchObject([JSON.parse(result) as object].flat());
    if (map.includes('contractNumber: ~')) expect(documents[0]).not.toHaveProperty('contractNumber');
  });

  it.each(reading('xml'))('$map', async ({ map, input, result }) => {
    const fields = ['orderNumber: { value: "1" }', 'purpose: { value: original }', ...map.split('\n')];
    const text = ['from: xml/UBL-2.1/Order', 'to: Order', 'fields:', ...fields.map((line) => `  ${line}`), ''].join(
      '\n',
    );
    const maps = loadMaps({ 'xml/UBL-2.1/Order/order.map.yaml': text });
    const { documents, failures } = mapOf(maps, 'xml/UBL-2.1/Order').evaluate(
      await matchXml('UBL-2.1', 'Order', input),
    );
    expect(failures).toEqual([]);
    expect(documents).toMatchObject([JSON.parse(result) as object]);
  });

  it.each(reading('json'))('$map', ({ map, input, result }) => {
    const document = JSON.parse(input) as CanonicalDocument;
    const to = document.documentType === 'DespatchAdvice' ? 'x12/004010/856' : 'x12/004010/810';
    const folder = mkdtempSync(join(tmpdir(), 'outbound-'));
    try {
      mkdirSync(join(folder, to), { recursive: true });
      const text = `from: ${document.documentType}\nto: ${to}\nsegments:\n${map.replace(/^/gm, '  ')}\n`;
      writeFileSync(join(folder, to, 'example.outbound.yaml'), text);
      const made = OutboundLibrary.load(folder, guides).for(to, document.documentType)?.make(document);
      expect(made?.failures).toEqual([]);
      expect(made?.segments.map((segment) => segment.join('*')).join('\n')).toBe(result);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
