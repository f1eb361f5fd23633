import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DictionarySchema, GuideSchema, XmlGuideSchema } from '@app/guide';

/** The files that the first line of dictionary.yaml and guide.yaml names, for editors. UPDATE_SCHEMAS=1 writes them. */
describe('docs/schemas', () => {
  it.each([
    ['dictionary', DictionarySchema],
    ['guide', GuideSchema],
    ['xml-guide', XmlGuideSchema],
  ])('%s.schema.json is what the loader checks', (name, schema) => {
    const file = `docs/schemas/${name}.schema.json`;
    const published = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, JSON.stringify(published, null, 2) + '\n');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(published)));
  });
});
