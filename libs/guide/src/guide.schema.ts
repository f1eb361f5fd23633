import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';

const REPEAT = { description: 'a count or a range, such as 1, 0..5 or 0..*' };
const Repeat = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^\\d+\\.\\.(\\d+|\\*)$' })], REPEAT);
const TEST = '(\\(\\d\\d(\\.\\d)?=[^()]+\\))?';

const SegmentLine = Type.Record(Type.String({ pattern: `^[A-Z][A-Z0-9]{1,2}${TEST}$` }), Repeat, {
  minProperties: 1,
  maxProperties: 1,
});

function loopOf<T extends TSchema>(entry: T) {
  return Type.Object(
    {
      loop: Type.String({ pattern: `^[A-Z][A-Z0-9]*${TEST}$`, description: 'a name, such as "N1" or "N1(01=ST)"' }),
      repeat: Type.Optional(Repeat),
      segments: Type.Array(entry, { minItems: 1 }),
    },
    { additionalProperties: false },
  );
}

/** One line of `segments:`; loops nest up to seven deep. */
export type GuideEntry =
  | Readonly<Record<string, number | string>>
  | { readonly loop: string; readonly repeat?: number | string; readonly segments: readonly GuideEntry[] };

function entryOf(depth: number): TSchema {
  return depth === 0
    ? SegmentLine
    : Type.Union([loopOf(entryOf(depth - 1)), SegmentLine], {
        description: 'a segment, such as "REF: 0..12", or a loop',
      });
}
const Segments = Type.Unsafe<readonly GuideEntry[]>(Type.Array(entryOf(7)));

const USAGES = [
  Type.Literal('required'),
  Type.Literal('not-used'),
  Type.Literal('recommended'),
  Type.Literal('optional'),
] as const;

const Constraint = Type.Object(
  {
    usage: Type.Optional(Type.Union([...USAGES])),
    min: Type.Optional(Type.Integer({ minimum: 0 })),
    max: Type.Optional(Type.Integer({ minimum: 1 })),
    codes: Type.Optional(
      Type.Union([Type.String({ minLength: 1 }), Type.Array(Type.String())], {
        description: 'codes with spaces between, or a list',
      }),
    ),
    length: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: '^[1-9]\\d*\\.\\.\\d+$' })], {
        description: 'characters in place of the length of the standard, such as 8 or 1..70',
      }),
    ),
    pattern: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const Use = Type.Union([...USAGES, Constraint], {
  description: 'required, not-used, recommended, optional, or a mapping of usage, min, max, codes, length, pattern',
});

const Level = Type.Object({ under: Type.Optional(Type.Array(Type.String())) }, { additionalProperties: false });

/** guide.yaml: what one message of one version may contain. */
export const GuideSchema = Type.Object(
  {
    extends: Type.Optional(Type.String()),
    message: Type.String(),
    group: Type.Optional(Type.String()),
    association: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
    segments: Segments,
    insert: Type.Optional(
      Type.Array(Type.Object({ after: Type.String(), segments: Segments }, { additionalProperties: false })),
    ),
    repeats: Type.Optional(Type.Record(Type.String(), Repeat)),
    uses: Type.Optional(Type.Record(Type.String(), Use)),
    levels: Type.Optional(Type.Record(Type.String({ pattern: '^[A-Z0-9]{1,2}$' }), Level)),
    rules: Type.Optional(Type.Array(Type.Record(Type.String(), Type.String(), { minProperties: 1, maxProperties: 1 }))),
  },
  { additionalProperties: false },
);

export type GuideFile = Static<typeof GuideSchema>;
export type UseConstraint = Static<typeof Constraint>;
export type UseEntry = Static<typeof Use>;
