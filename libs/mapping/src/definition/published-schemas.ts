import { CONDITION_KEYS } from '../compile/conditions.js';
import { LIST_CONSTRUCTS, VALUE_CONSTRUCTS } from '../construct/index.js';
import { publishedOutbound } from '../outbound/published-outbound.js';
import { CodesDefinition, MapDefinition, PartDefinition } from './map.schema.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const NODE = { $ref: '#/$defs/node' };
const FIELDS = { $ref: '#/$defs/fields' };
const WORDS = new Set([
  'jsonata',
  'use',
  'codes',
  'when-option',
  'distinct',
  'sign',
  'period',
  'named',
  'at',
  'with',
  'default',
]);

/**
 * The JSON Schemas that the first line of maps, parts and code files names, for editors. They know the constructs and
 * what goes with each; the loader also knows paths, parts, code files and what each field of the document takes.
 */
export function publishedSchemas(): Readonly<
  Record<'map' | 'map-part' | 'codes' | 'outbound-map' | 'outbound-map-part', object>
> {
  const $defs = { node: nodeSchema(), fields: { type: 'object', additionalProperties: NODE } };
  const withNodes = (schema: { properties: object; required?: readonly string[] }): object => ({
    $schema: DRAFT,
    ...schema,
    properties: { ...schema.properties, fields: FIELDS },
    $defs,
  });
  return {
    map: withNodes({ ...MapDefinition, required: ['from'] }),
    'map-part': withNodes(PartDefinition),
    codes: { $schema: DRAFT, ...CodesDefinition },
    ...publishedOutbound($defs, DRAFT),
  };
}

function nodeSchema(): object {
  const constructs = Object.entries({ ...VALUE_CONSTRUCTS, ...LIST_CONSTRUCTS });
  return {
    anyOf: [
      { type: 'string', description: 'A path: REF(01=DP).02' },
      { type: 'array', items: NODE },
      ...constructs.map(([key, { beside }]) => constructSchema(key, beside)),
    ],
  };
}

function constructSchema(key: string, beside: readonly string[]): object {
  const keys = [key, ...beside, ...CONDITION_KEYS];
  return {
    type: 'object',
    required: [key],
    properties: Object.fromEntries(keys.map((each) => [each, valueSchema(each)])),
    additionalProperties: false,
  };
}

function valueSchema(key: string): object {
  if (key === 'fields' || key === 'reads') return FIELDS;
  if (key === 'implied' || key === 'part' || key === 'less') return { type: 'integer', minimum: 1, maximum: 9 };
  if (key === 'backwards') return { type: 'boolean' };
  return WORDS.has(key) ? { type: 'string' } : NODE;
}
