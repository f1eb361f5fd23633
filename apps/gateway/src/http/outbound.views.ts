import { Type } from 'typebox';
import type { Static } from 'typebox';
import { OUTBOUND_STATES } from '../send/answer.js';
import { DefinitionView } from './views.js';

const Instant = Type.String({ format: 'date-time' });
const Uuid = Type.String({ format: 'uuid' });

export const OutboundView = Type.Object({
  id: Uuid,
  partnerId: Type.String(),
  account: Type.Optional(Type.String()),
  agreement: Type.String({ description: 'acme/810/004010/out' }),
  standard: Type.String({ description: 'x12, edifact or xml' }),
  message: Type.String({ description: '810, INVOIC' }),
  test: Type.Boolean(),
  documentType: Type.String(),
  documentNumber: Type.String(),
  documentSha256: Type.String({ description: 'of the canonical JSON: the same document has one effect' }),
  guide: DefinitionView,
  map: DefinitionView,
  unusedCount: Type.Integer({ description: 'values of the document that the message has no place for' }),
  control: Type.String({ description: 'ISA13 or 0020' }),
  groupControl: Type.Optional(Type.String({ description: 'GS06' })),
  transactionControl: Type.String({ description: 'ST02 or 0062' }),
  byteLength: Type.Integer(),
  sha256: Type.String({ description: 'of the bytes' }),
  state: Type.Enum(OUTBOUND_STATES, { description: 'sent: the file is in the outbox folder; of XML the last state' }),
  states: Type.Array(Type.Object({ state: Type.String(), at: Instant }), { description: 'what it went through' }),
  file: Type.Optional(Type.String({ description: 'below the outbox folder' })),
  createdAt: Instant,
  sentAt: Type.Optional(Instant),
  dueAt: Type.Optional(Type.String({ format: 'date-time', description: 'when it must be acknowledged' })),
  answeredAt: Type.Optional(Instant),
  links: Type.Record(Type.String(), Type.String()),
});
export type OutboundView = Static<typeof OutboundView>;

export const OutboundDetail = Type.Object({
  ...OutboundView.properties,
  unused: Type.Array(Type.String(), {
    description: 'pointers (RFC 6901) of values of the document that the message has no place for: the first 100',
  }),
  document: Type.Object({}, { description: 'the canonical document, as it was given', additionalProperties: true }),
});
export type OutboundDetail = Static<typeof OutboundDetail>;

export const AnswerView = Type.Object({
  documentId: Type.String({ format: 'uuid', description: 'of the canonical Acknowledgment, see /documents' }),
  interchangeId: Type.String({ format: 'uuid', description: 'of the interchange that brought it' }),
  kind: Type.String({ description: 'TA1, 997, 999 or CONTRL' }),
  verdict: Type.String({ description: 'on our transaction' }),
  errors: Type.Array(
    Type.Object(
      { table: Type.String(), code: Type.String(), meaning: Type.String() },
      { additionalProperties: true, description: 'with segment, position, element and value, where they are told' },
    ),
  ),
  answeredAt: Instant,
});
export type AnswerView = Static<typeof AnswerView>;
