import { describe, expect, it } from '@jest/globals';
import type { JsonSchema } from './compatibility.js';
import { breakingChanges } from './compatibility.js';

const text: JsonSchema = { type: 'string', minLength: 1 };
const line: JsonSchema = { type: 'object', required: ['quantity'], properties: { quantity: text, unit: text } };
const published: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['orderNumber', 'kind', 'lines'],
  properties: {
    orderNumber: text,
    kind: { type: 'string', enum: ['original', 'change'] },
    count: { type: 'integer', minimum: 0 },
    note: { type: 'string' },
    amount: { type: 'string', pattern: '^[0-9]+$' },
    lines: { type: 'array', items: line },
    resolved: { type: 'object', patternProperties: { '^.*$': { type: 'object', properties: { source: text } } } },
  },
};

const withFields = (fields: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  ...published,
  properties: { ...published.properties, ...fields },
});
const without = (name: string): JsonSchema => ({
  ...published,
  properties: Object.fromEntries(Object.entries(published.properties ?? {}).filter(([field]) => field !== name)),
});
const linesOf = (items: JsonSchema): JsonSchema => withFields({ lines: { type: 'array', items } });

describe('a change of a schema', () => {
  it.each<[string, JsonSchema]>([
    ['nothing', published],
    ['a new optional field', withFields({ colour: text })],
    ['a new optional field of an item', linesOf({ ...line, properties: { ...line.properties, colour: text } })],
    ['a new code', withFields({ kind: { type: 'string', enum: ['original', 'change', 'copy'] } })],
    ['any code', withFields({ kind: { type: 'string' } })],
    ['a number that need not be whole', withFields({ count: { type: 'number', minimum: 0 } })],
    ['a lower bound that is lower', withFields({ count: { type: 'integer', minimum: -1 } })],
    ['any form', withFields({ amount: { type: 'string' } })],
    ['text that may be empty', withFields({ orderNumber: { type: 'string' } })],
  ])('breaks nothing: %s', (_, current) => {
    expect(breakingChanges(published, current)).toEqual([]);
  });

  it.each<[string, JsonSchema, string]>([
    ['a field is gone', without('note'), 'note is gone.'],
    ['a field of an item is gone', linesOf({ ...line, properties: { quantity: text } }), 'lines[].unit is gone.'],
    [
      'a new field is required',
      { ...withFields({ colour: text }), required: ['orderNumber', 'kind', 'lines', 'colour'] },
      'colour is new and required.',
    ],
    ['a field becomes required', linesOf({ ...line, required: ['quantity', 'unit'] }), 'lines[].unit is required now.'],
    ['a field may be absent', { ...published, required: ['kind', 'lines'] }, 'orderNumber is required no longer.'],
    ['another type', withFields({ note: { type: 'object' } }), 'note is object, and was string.'],
    ['a whole number', withFields({ note: { type: 'integer' } }), 'note is integer, and was string.'],
    ['a code is gone', withFields({ kind: { type: 'string', enum: ['original'] } }), 'kind takes change no longer.'],
    ['codes only', withFields({ note: { type: 'string', enum: ['a'] } }), 'note takes only some codes now.'],
    ['another form', withFields({ amount: { type: 'string', pattern: '^[0-9]$' } }), 'amount has another pattern.'],
    ['a form', withFields({ note: { type: 'string', pattern: '^a' } }), 'note has another pattern.'],
    ['no empty text', withFields({ note: text }), 'note must be longer now.'],
    ['a higher bound', withFields({ count: { type: 'integer', minimum: 1 } }), 'count must be greater now.'],
    ['a constant', withFields({ note: { type: 'string', const: 'x' } }), 'note is another constant.'],
    ['no other fields', linesOf({ ...line, additionalProperties: false }), 'lines[] takes no other fields now.'],
    [
      'a field of a map',
      withFields({ resolved: { type: 'object', patternProperties: { '^.*$': { type: 'object', properties: {} } } } }),
      'resolved.*.source is gone.',
    ],
  ])('is breaking: %s', (_, current, sentence) => {
    expect(breakingChanges(published, current)).toEqual([sentence]);
  });
});
