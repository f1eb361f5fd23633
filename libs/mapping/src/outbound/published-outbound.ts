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
    {
      type: 'object',
      required: ['prefix'],
      properties: { prefix: { ...TEXT, description: 'text before a value' } },
      description: 'a value behind a text',
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
const HL = {
  anyOf: [{ type: 'string' }, NODE],
  description: 'the code of a hierarchical level (HL03), or what makes it',
};
const PAIRS = { type: 'object', additionalProperties: TEXT };
const TREE_LEVEL = {
  type: 'object',
  required: ['each'],
  anyOf: [{ required: ['segments'] }, { required: ['use'] }],
  properties: {
    each: { ...TEXT, description: 'a list of the document' },
    matching: { ...PAIRS, description: 'a path from it, and one with the same value from what stands below' },
    below: { ...PAIRS, description: 'a path from it, and one with the same value from what of the list stands below' },
    'unless-above': { ...PAIRS, description: 'of the last level: not where what is above has the same value' },
    hl: HL,
    segments: SEGMENTS,
    use: { ...TEXT, description: 'a part: parts/<name>.outbound.part.yaml' },
    with: { type: 'object', additionalProperties: NODE, description: 'what $names in the part mean' },
  },
  additionalProperties: false,
};
const BLOCK = {
  type: 'object',
  anyOf: [{ required: ['segments'] }, { required: ['use'] }, { required: ['tree'] }, { required: ['implied'] }],
  properties: {
    from: { ...TEXT, description: 'a path to one thing of the document' },
    each: { ...TEXT, description: 'a path to several' },
    where: { ...TEXT, description: 'a path: only those in which something is there' },
    matching: {
      type: 'object',
      additionalProperties: TEXT,
      description: 'a path from it, and one from here with the same value',
    },
    hl: HL,
    implied: {
      anyOf: [TEXT, { type: 'array', items: TEXT }],
      description: 'what the message says in other words',
    },
    tree: {
      type: 'array',
      minItems: 2,
      items: TREE_LEVEL,
      description: 'lists that stand one below the other, the outermost first',
    },
    segments: SEGMENTS,
    use: { ...TEXT, description: 'a part: parts/<name>.outbound.part.yaml' },
    with: { type: 'object', additionalProperties: NODE, description: 'what $names in the part mean' },
    ...CONDITIONS,
  },
  additionalProperties: false,
};

const ELEMENTS = { $ref: '#/$defs/elements' };
const ATTRIBUTES = { type: 'object', additionalProperties: NODE, description: 'its attributes and their values' };
const XML_NAME = '^([A-Za-z_][\\w.-]*:)?[A-Za-z_][\\w.-]*$';

/** An element of XML that holds others, or a text for each of a list. */
const HOLDING = {
  type: 'object',
  anyOf: [{ required: ['elements'] }, { required: ['use'] }, { required: ['each'] }],
  properties: {
    wrap: { ...TEXT, description: 'a path to a text, an element for each piece of it' },
    width: { type: 'integer', minimum: 1, maximum: 9999, description: 'characters of a piece at most' },
    from: { ...TEXT, description: 'a path to what it is made from' },
    each: { ...TEXT, description: 'a path to several, an element each' },
    where: { ...TEXT, description: 'a path: only those in which something is there' },
    item: { ...NODE, description: 'the text of each' },
    elements: ELEMENTS,
    attributes: ATTRIBUTES,
    use: { ...TEXT, description: 'a part: parts/<name>.outbound.part.yaml' },
    with: { type: 'object', additionalProperties: NODE, description: 'what $names in the part mean' },
    ...CONDITIONS,
  },
  additionalProperties: false,
};
/** A value with attributes; what goes with what is told by the loader. */
const VALUED = {
  type: 'object',
  required: ['attributes'],
  properties: { attributes: ATTRIBUTES },
  additionalProperties: true,
};

/** For editors: outbound maps and their parts, with the nodes of maps (`$defs/node`). */
export function publishedOutbound($defs: object, draft: string): Record<'outbound-map' | 'outbound-map-part', object> {
  const schema = (definition: { readonly properties: object }, required: readonly string[]): object => ({
    $schema: draft,
    ...definition,
    required,
    properties: { ...definition.properties, segments: SEGMENTS, attributes: ATTRIBUTES, elements: ELEMENTS },
    $defs: {
      ...$defs,
      segments: { type: 'array', items: { anyOf: [SEGMENT, BLOCK] } },
      element: { anyOf: [NODE, HOLDING, VALUED, { type: 'array', items: { $ref: '#/$defs/element' } }] },
      elements: {
        type: 'object',
        patternProperties: { [XML_NAME]: { $ref: '#/$defs/element' } },
        additionalProperties: false,
        description: 'elements and what they hold: a path, a value, or others',
      },
    },
  });
  return {
    'outbound-map': schema(OutboundDefinition, ['to']),
    'outbound-map-part': schema(OutboundPartDefinition, []),
  };
}
