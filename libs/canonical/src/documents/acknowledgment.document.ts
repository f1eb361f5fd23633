import Type from 'typebox';
import type { Static } from 'typebox';
import { BASE_FIELDS } from '../parts/base.part.js';
import { Count, list, object, optional, Text } from '../parts/values.part.js';

export const AcknowledgmentKind = Type.Enum(['TA1', '997', '999', 'CONTRL']);
export type AcknowledgmentKind = Static<typeof AcknowledgmentKind>;

/** What is said of an interchange, a group or a transaction. `received`: that it came, and nothing of what it holds. */
export const AcknowledgmentVerdict = Type.Enum([
  'accepted',
  'accepted-with-errors',
  'partially-accepted',
  'rejected',
  'received',
]);
export type AcknowledgmentVerdict = Static<typeof AcknowledgmentVerdict>;

/**
 * A place in a transaction that we sent, as the receiver counts. `position` counts segments, ST or UNH being 1;
 * `element` counts the data elements of the segment from 1, 0 being the tag.
 */
const PLACE = {
  segment: optional(Text),
  position: optional(Count),
  loop: optional(Text),
  element: optional(Count),
  component: optional(Count),
  repetition: optional(Count),
};

/** What the error depends on (CTX of a 999): the element whose value demanded another, or what people call the item. */
export const AcknowledgmentContext = object({ name: optional(Text), value: optional(Text), ...PLACE });
export type AcknowledgmentContext = Static<typeof AcknowledgmentContext>;

/** One error that the receiver found: `table` and `code` as the standard has them, `meaning` in words. */
export const AcknowledgmentError = object({
  table: Text,
  code: Text,
  meaning: Text,
  ...PLACE,
  dataElement: optional(Text),
  value: optional(Text),
  context: optional(list(AcknowledgmentContext)),
});
export type AcknowledgmentError = Static<typeof AcknowledgmentError>;

const VERDICT = { verdict: AcknowledgmentVerdict, verdictCode: Text };

const AnsweredParty = object({ id: Text, qualifier: optional(Text) });

/**
 * The interchange of ours that is answered: ISA13 with ISA09 and ISA10 as they came there (TA1), or UNB 0020 with its
 * parties (CONTRL).
 */
export const AnsweredInterchange = object({
  control: Text,
  sender: optional(AnsweredParty),
  receiver: optional(AnsweredParty),
  date: optional(Text),
  time: optional(Text),
});

/** The group of ours that is answered: GS01, GS06 and GS08. */
export const AnsweredGroup = object({ functionalId: Text, control: Text, version: optional(Text) });

/** What is said of a group of an interchange (CONTRL UCF); `control` is UNG 0048. */
export const AcknowledgedGroup = object({ control: Text, ...VERDICT, errors: list(AcknowledgmentError) });

/** What is said of one transaction; `group` is its UNG 0048 where the interchange has groups. */
export const AcknowledgedTransaction = object({
  type: Text,
  control: Text,
  version: optional(Text),
  group: optional(Text),
  ...VERDICT,
  errors: list(AcknowledgmentError),
});
export type AcknowledgedTransaction = Static<typeof AcknowledgedTransaction>;

/**
 * X12 TA1, 997 and 999, EDIFACT CONTRL: what a partner says of something that we sent. Transactions that it does not
 * name stand as the verdict of their group or interchange says.
 */
export const Acknowledgment = object(
  {
    documentType: Type.Literal('Acknowledgment'),
    ...BASE_FIELDS,
    kind: AcknowledgmentKind,
    answers: object({ interchange: optional(AnsweredInterchange), group: optional(AnsweredGroup) }),
    ...VERDICT,
    errors: list(AcknowledgmentError),
    counts: optional(object({ sent: optional(Count), received: optional(Count), accepted: optional(Count) })),
    groups: optional(list(AcknowledgedGroup)),
    transactions: list(AcknowledgedTransaction),
  },
  'An acknowledgment of what we sent: X12 TA1, 997, 999, EDIFACT CONTRL',
);
export type Acknowledgment = Static<typeof Acknowledgment>;
