import Type from 'typebox';
import type { Static } from 'typebox';
import type { DocumentType } from '@app/canonical';
import { DOCUMENT_SCHEMAS } from '@app/canonical';

const Fields = Type.Record(Type.String(), Type.Unknown(), { description: 'fields, each a path or a construct' });

/** What nests hierarchical loops. */
const TreeDefinition = Type.Object(
  {
    loop: Type.String({ description: 'the tag that opens the loop: HL' }),
    id: Type.String({ description: 'the element that numbers a loop: HL.01' }),
    parent: Type.String({ description: 'the element that names the parent: HL.02' }),
  },
  { additionalProperties: false },
);

/** The outside of a map file. What the fields hold is read by the constructs, which say what is wrong in their words. */
export const MapDefinition = Type.Object(
  {
    extends: Type.Optional(Type.String({ description: 'another map, as x12/004010/850/order' })),
    from: Type.String({ description: 'a guide, as x12/004010/850' }),
    to: Type.Unsafe<DocumentType>(Type.Union(Object.keys(DOCUMENT_SCHEMAS).map((name) => Type.Literal(name)))),
    tree: Type.Optional(TreeDefinition),
    scope: Type.Optional(Type.String({ description: 'the path of the one loop that the document is seen from' })),
    documents: Type.Optional(
      Type.Union(
        [
          Type.String(),
          Type.Object({ each: Type.String(), where: Type.Optional(Type.String()) }, { additionalProperties: false }),
        ],
        { description: 'the path of the loops that become a document each, or each: and where:' },
      ),
    ),
    fields: Fields,
  },
  { additionalProperties: false },
);
export type MapDefinition = Static<typeof MapDefinition>;

/** A part: fields that several maps share, seen from a loop or a segment. */
export const PartDefinition = Type.Object(
  {
    extends: Type.Optional(Type.String({ description: 'another part, as edifact/parts/address' })),
    fields: Fields,
  },
  { additionalProperties: false },
);
export type PartDefinition = Static<typeof PartDefinition>;

/** A code file. */
export const CodesDefinition = Type.Object(
  {
    extends: Type.Optional(Type.String({ description: 'another code file, as x12/codes/units' })),
    title: Type.String({ description: 'what is translated into what' }),
    version: Type.Optional(Type.String()),
    unmapped: Type.Union([Type.Literal('fail'), Type.Literal('hold'), Type.Literal('pass'), Type.Literal('omit')]),
    silent: Type.Optional(Type.Boolean({ description: 'true, where passing or omitting is no news' })),
    codes: Type.Record(Type.String(), Type.String({ description: 'text in quotes' })),
  },
  { additionalProperties: false },
);
export type CodesDefinition = Static<typeof CodesDefinition>;
