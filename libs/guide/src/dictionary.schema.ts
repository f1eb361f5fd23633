import type { Static } from 'typebox';
import { Type } from 'typebox';

const ElementUse = Type.String({
  pattern: '^[0-9A-Z]+ [MOXC]( x[0-9]+)?( \\*[0-9]+)?$',
  description:
    'a number and a letter, such as "353 M" (M must, O may, X or C by condition; "x5" five places, "*5" five repetitions)',
});
const DateBy = Type.String({
  pattern: '^\\d\\d by \\d\\d$',
  description: 'two places, such as "02 by 03" (the value, and its format)',
});
const Notes = Type.Array(
  Type.String({
    pattern: '^([PRECL](\\d\\d){2,}|D[1-7]\\(\\d\\d(,\\d\\d)+\\))$',
    description: 'a syntax note of X12, such as "P0304", or a dependency note of EDIFACT, such as "D5(03,04)"',
  }),
);

export const SegmentEntry = Type.Object(
  {
    name: Type.String(),
    elements: Type.Array(ElementUse),
    notes: Type.Optional(Notes),
    date: Type.Optional(DateBy),
  },
  { additionalProperties: false },
);

export const CompositeEntry = Type.Object(
  {
    name: Type.String(),
    components: Type.Array(ElementUse),
    notes: Type.Optional(Notes),
    date: Type.Optional(DateBy),
  },
  { additionalProperties: false },
);

/** dictionary.yaml: what the segments, composites and elements of one version are. */
export const DictionarySchema = Type.Object(
  {
    extends: Type.Optional(Type.String()),
    standard: Type.Union([Type.Literal('x12'), Type.Literal('edifact')]),
    version: Type.String(),
    source: Type.Optional(Type.String()),
    segments: Type.Record(Type.String({ pattern: '^[A-Z][A-Z0-9]{1,2}$' }), SegmentEntry),
    composites: Type.Optional(Type.Record(Type.String({ pattern: '^[CS][0-9]{3}$' }), CompositeEntry)),
    elements: Type.Record(
      Type.String({ pattern: '^[0-9I]+$' }),
      Type.String({
        pattern: '^((N[0-9]?|R|ID|AN|DT|TM|B) \\d+(\\.\\.\\d+)?|(an|a|n)(\\.\\.)?\\d+)( .+)?$',
        description: 'type, length and name, such as "AN 1..30 Reference" or "an..35 Reference number"',
      }),
    ),
    codes: Type.Optional(
      Type.Record(Type.String({ pattern: '^[0-9I]+$' }), Type.String({ description: 'codes with spaces between' })),
    ),
    confidential: Type.Optional(Type.Array(Type.String({ description: 'the number of an element' }))),
    open: Type.Optional(
      Type.Array(
        Type.String({
          description: 'the number of an element whose list of codes grows: one that it lacks is a warning',
        }),
      ),
    ),
  },
  { additionalProperties: false },
);

export type DictionaryFile = Static<typeof DictionarySchema>;
