import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluateOrder } from './map.harness.js';

const EXAMPLE = /```yaml\n(?<field>[^`]+)```\n+```edi\n(?<segments>[^`]+)```\n+```json\n(?<document>[^`]+)```/g;

/** Each example of docs/maps.md: a field of a map, segments of an order, and what it then holds. */
const examples = [...readFileSync('docs/maps.md', 'utf8').matchAll(EXAMPLE)].map(({ groups = {} }) => ({
  field: groups.field ?? '',
  segments: (groups.segments ?? '').trim().split('\n'),
  document: JSON.parse(groups.document ?? '') as object,
}));

describe('the examples of the documentation', () => {
  it('are all found', () => {
    expect(examples).toHaveLength(10);
  });

  it.each(examples)('$field', async ({ field, segments, document }) => {
    const { documents, failures } = await evaluateOrder(field.trimEnd().split('\n'), segments);
    expect(failures).toEqual([]);
    expect(documents).toMatchObject([document]);
  });
});
