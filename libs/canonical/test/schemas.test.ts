import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_SCHEMAS, DOCUMENT_TYPES, documentVersion } from '../src/index.js';
import type { JsonSchema } from './compatibility.js';
import { breakingChanges } from './compatibility.js';

type Published = JsonSchema & { readonly $id: string };

const nameOf = (type: string): string => type.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
const read = (file: string): Published => JSON.parse(readFileSync(file, 'utf8')) as Published;

/**
 * The schemas of the canonical documents, for those who consume the topics. `npm run schemas` writes them, but not over a
 * published one that the change would break: give the document a new `version` in `documents.ts` then.
 */
describe('docs/schemas', () => {
  it.each(DOCUMENT_TYPES)('%s is published, and breaks nobody who reads it', (type) => {
    const file = `docs/schemas/${nameOf(type)}.schema.json`;
    const $id = `urn:crossdock:${nameOf(type)}:v${documentVersion(type)}`;
    const schema = DOCUMENT_SCHEMAS[type] as unknown as JsonSchema;
    const current = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id, title: type, ...schema };
    const published = existsSync(file) ? read(file) : undefined;
    if (published?.$id === $id) expect(breakingChanges(published, schema)).toEqual([]);
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, JSON.stringify(current, null, 2) + '\n');
    expect(read(file)).toEqual(JSON.parse(JSON.stringify(current)));
  });
});
