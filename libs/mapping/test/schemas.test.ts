import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { publishedSchemas } from '@app/mapping';

const folder = join(process.cwd(), 'mappings');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** The files that the first line of maps, parts and code files names, for editors. `npm run schemas` writes them. */
describe('docs/schemas', () => {
  it.each(Object.entries(publishedSchemas()))('%s.schema.json is published', (name, schema) => {
    const file = `docs/schemas/${name}.schema.json`;
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, JSON.stringify(schema, null, 2) + '\n');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it.each([
    ['map', '.map.yaml'],
    ['map-part', '.part.yaml'],
    ['codes', `codes/`],
    ['outbound-map', '.outbound.yaml'],
    ['outbound-map-part', '.outbound.part.yaml'],
  ] as const)('every file that names %s.schema.json agrees with it', (name, ending) => {
    const check = new Ajv2020({ strict: false }).compile(publishedSchemas()[name]);
    const named = files.filter(
      (file) =>
        file.endsWith('.yaml') && file.includes(ending) && file.includes('.outbound.') === name.startsWith('outbound'),
    );
    expect(named.length).toBeGreaterThan(1);
    for (const file of named) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect([file, text.split('\n')[0]?.endsWith(`/docs/schemas/${name}.schema.json`)]).toEqual([file, true]);
      const sound = check(parse(text));
      expect([file, sound, sound ? null : check.errors]).toEqual([file, true, null]);
    }
  });
});
