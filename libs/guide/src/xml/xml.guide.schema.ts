import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';

const closed = { additionalProperties: false };
const OCCURS = { description: 'a count or a range, such as 1, 0..1 or 1..*' };
const Occurs = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^\\d+\\.\\.(\\d+|\\*)$' })], OCCURS);
const NAME = '^([A-Za-z_][\\w.-]*:)?[A-Za-z_][\\w.-]*$';

/**
 * What the text of an element or attribute is: forms of XML Schema; dates and times without separators (ISO 8601, basic
 * format); and decimal numbers as SAP writes them, with the minus behind.
 */
export const VALUE_TYPES = [
  ...(['text', 'decimal', 'integer', 'date', 'time', 'date-time', 'boolean'] as const),
  ...(['basic-date', 'basic-time', 'sap-decimal'] as const),
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

const VALUE = {
  type: Type.Optional(
    Type.Unsafe<ValueType>(
      Type.Union(
        VALUE_TYPES.map((value) => Type.Literal(value)),
        { description: VALUE_TYPES.join(' or ') },
      ),
    ),
  ),
  max: Type.Optional(Type.Integer({ minimum: 1, description: 'characters' })),
  codes: Type.Optional(Type.String({ minLength: 1, description: 'codes with spaces between' })),
};

const Attribute = Type.Union(
  [Type.Literal('required'), Type.Object({ ...VALUE, usage: Type.Optional(Type.Literal('required')) }, closed)],
  { description: '"required", or what its value is' },
);

/** What a guide says of one element. */
export interface XmlElementRule {
  readonly occurs?: number | string;
  readonly type?: ValueType;
  readonly max?: number;
  readonly codes?: string;
  readonly attributes?: Readonly<Record<string, Static<typeof Attribute>>>;
  readonly elements?: XmlElementRules;
}

export type XmlElementRules = Readonly<Record<string, number | string | XmlElementRule>>;

/** Elements nest up to nine deep in a guide. */
function elementsOf(depth: number): TSchema {
  const rule = Type.Object(
    {
      occurs: Type.Optional(Occurs),
      ...VALUE,
      attributes: Type.Optional(Type.Record(Type.String({ pattern: NAME }), Attribute)),
      ...(depth === 0 ? {} : { elements: Type.Optional(elementsOf(depth - 1)) }),
    },
    closed,
  );
  const either = Type.Union([Occurs, rule], {
    description: 'a count such as 1 or 0..*, or an element and what is in it',
  });
  return Type.Record(Type.String({ pattern: NAME }), either, { minProperties: 1 });
}

/** A guide of XML documents: `xml/<family>/<document>/guide.yaml`. What it does not name is not checked. */
export const XmlGuideSchema = Type.Object(
  {
    message: Type.String({ minLength: 1, description: 'the document, as its folder is called' }),
    extends: Type.Optional(Type.String({ description: 'another guide, such as "xml/UBL-2.1/Order"' })),
    namespace: Type.Optional(Type.String({ minLength: 1, description: 'of the root, in what is written' })),
    attributes: Type.Optional(Type.Record(Type.String({ pattern: NAME }), Attribute)),
    elements: Type.Unsafe<XmlElementRules>(elementsOf(8)),
  },
  { ...closed, title: 'Crossdock XML guide' },
);
export type XmlGuideDefinition = Static<typeof XmlGuideSchema>;
