import Type from 'typebox';
import type { Static } from 'typebox';
import type { DocumentType } from '@app/canonical';
import { DOCUMENT_SCHEMAS } from '@app/canonical';

const Segments = Type.Array(Type.Unknown(), {
  description: 'segments and blocks of segments, in the order of the message',
});

const ELEMENTS = {
  attributes: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'of the root element (XML), and their values' }),
  ),
  elements: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'of XML, in place of segments: elements and what they hold',
    }),
  ),
};

/** The outside of an outbound map. What the segments hold is read by the compiler, which says what is wrong in its words. */
export const OutboundDefinition = Type.Object(
  {
    extends: Type.Optional(Type.String({ description: 'another outbound map, as x12/004010/810/invoice' })),
    from: Type.Unsafe<DocumentType>(Type.Union(Object.keys(DOCUMENT_SCHEMAS).map((name) => Type.Literal(name)))),
    to: Type.String({ description: 'a guide, as x12/004010/810' }),
    segments: Type.Optional(Segments),
    ...ELEMENTS,
  },
  { additionalProperties: false },
);
export type OutboundDefinition = Static<typeof OutboundDefinition>;

/** A part: segments, or elements, that several maps, or several places of one, share. `$name` is what `with:` says. */
export const OutboundPartDefinition = Type.Object(
  {
    extends: Type.Optional(Type.String({ description: 'another part, as x12/parts/party' })),
    segments: Type.Optional(Segments),
    ...ELEMENTS,
  },
  { additionalProperties: false },
);
export type OutboundPartDefinition = Static<typeof OutboundPartDefinition>;
