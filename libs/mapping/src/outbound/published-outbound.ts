import { CONDITION_KEYS } from '../compile/conditions.js';
import { OutboundDefinition, OutboundPartDefinition } from './outbound.schema.js';

const NODE = { $ref: '#/$defs/node' };
const TEXT = { type: 'string' };
const SEGMENTS = { $ref: '#/$defs/segments' };
const ENTRY = {
  anyOf: [
    NODE,
    {
      type: 'object',
      required: ['wrap'],
      properties: { wrap: NODE },
      additionalProperties: false,
      description: 'a text in pieces',
    },
  ],
};
/** Editors read `01` and `01.2` as numbers: `1`, `1.2`. */
const ELEMENT = '^[0-9]{1,2}(-[0-9]{1,2})?(\\.[0-9]{1,2}(-[0-9]{1,2})?)?$';
const CONDITIONS = Object.fromEntries(CONDITION_KEYS.map((key) => [key, key === 'when-option' ? TEXT : NODE]));

const SEGMENT = {
  type: 'object',
  minProperties: 1,
  properties: CONDITIONS,
  patternProperties: {
    '^[A-Z][A-Z0-9]{1,2}$': {
      type: 'object',
      description: 'its elements: 04, 01.2, 06-25, 05.1-4',
      patternProperties: { [ELEMENT]: ENTRY },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
const BLOCK = {
  type: 'object',
  anyOf: [{ required: ['segments'] }, { required: ['use'] }],
  properties: {
    from: { ...TEXT, description: 'a path to one thing of the document' },
    each: { ...TEXT, description: 'a path to several' },
    where: { ...TEXT, description: 'a path: only those in which something is there' },
    matching: {
      type: 'object',
      additionalProperties: TEXT,
      description: 'a path from it, and one from here with the same value',
    },
    hl: { ...TEXT, description: 'the code of a hierarchical level (HL03)' },
    segments: SEGMENTS,
    use: { ...TEXT, description: 'a part: parts/<name>.outbound.part.yaml' },
    with: { type: 'object', additionalProperties: NODE, description: 'what $names in the part mean' },
    ...CONDITIONS,
  },
  additionalProperties: false,
};

/** For editors: outbound maps and their parts, with the nodes of maps (`$defs/node`). */
export function publishedOutbound($defs: object, draft: string): Record<'outbound-map' | 'outbound-map-part', object> {
  const schema = (definition: { readonly properties: object; readonly required?: readonly string[] }): object => ({
    $schema: draft,
    ...definition,
    properties: { ...definition.properties, segments: SEGMENTS },
    $defs: { ...$defs, segments: { type: 'array', items: { anyOf: [SEGMENT, BLOCK] } } },
  });
  return {
    'outbound-map': schema({ ...OutboundDefinition, required: ['to'] }),
    'outbound-map-part': schema(OutboundPartDefinition),
  };
}
