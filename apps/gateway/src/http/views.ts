import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';

const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
const Instant = Type.String({ format: 'date-time' });
const Uuid = Type.String({ format: 'uuid' });
const Identity = Type.Object({ qualifier: Type.String(), id: Type.String() });

export const STATES = ['received', 'publishing', 'processed', 'held', 'duplicate', 'parked'] as const;

export const InterchangeView = Type.Object({
  id: Uuid,
  transmissionId: Uuid,
  ordinal: Type.Integer({ description: 'place in the transmission, from 1' }),
  standard: Type.String({ description: 'x12 or edifact' }),
  control: Type.String({ description: 'ISA13 or 0020, as sent' }),
  sender: Identity,
  receiver: Identity,
  test: Type.Boolean(),
  byteOffset: Type.Integer(),
  byteLength: Type.Integer(),
  sha256: optional(Type.String({ description: 'of the bytes from ISA or UNA to the end of IEA or UNZ' })),
  state: Type.Enum(STATES, { description: 'held: a person decides; parked: an engineer mends; publishing: accepted' }),
  verdict: optional(Type.String({ description: 'accepted, partially-accepted, rejected, held or duplicate' })),
  partnerId: optional(Type.String()),
  duplicateOf: optional(Uuid),
  transactionCount: Type.Integer(),
  acceptedCount: Type.Integer(),
  heldCount: Type.Integer({ description: 'transactions that wait for a person' }),
  receivedAt: Instant,
  processedAt: optional(Instant),
});
export type InterchangeView = Static<typeof InterchangeView>;

export const AcknowledgmentView = Type.Object({
  id: Uuid,
  interchangeId: Uuid,
  partnerId: optional(Type.String()),
  kinds: Type.Array(Type.String({ description: 'TA1, 997 or CONTRL' })),
  control: Type.String({ description: 'our own control number' }),
  state: Type.String({ description: 'stored, or sent: written to the outbox folder' }),
  file: optional(Type.String({ description: 'below the outbox folder' })),
  createdAt: Instant,
  sentAt: optional(Instant),
  content: Type.String({ description: 'the acknowledgment interchange, as text' }),
});
export type AcknowledgmentView = Static<typeof AcknowledgmentView>;

/** A guide or a map as it was when it made something. */
export const DefinitionView = Type.Object({
  ref: Type.String({ description: 'x12/004010/810' }),
  hash: optional(Type.String({ description: 'of its files: tells its versions apart' })),
});
export type DefinitionView = Static<typeof DefinitionView>;

export const DocumentView = Type.Object({
  documentId: Uuid,
  revision: Type.Integer(),
  documentType: Type.String(),
  documentNumber: Type.String(),
  account: optional(Type.String()),
  partnerId: Type.String(),
  test: Type.Boolean(),
  published: Type.Boolean(),
  interchangeId: Uuid,
  transaction: Type.Integer({ description: 'ordinal of the transaction in the interchange' }),
  sha256: Type.String(),
  lineage: Type.Object({}, { description: 'transmission, interchange, control numbers and byte range' }),
  guide: optional(DefinitionView),
  map: optional(DefinitionView),
  createdAt: Instant,
  links: Type.Record(Type.String(), Type.String()),
});
export type DocumentView = Static<typeof DocumentView>;

export const FailureView = Type.Object({
  id: Uuid,
  failure: Type.Object({
    code: Type.String({ description: 'CD-nnnn, see docs/failures.md' }),
    severity: Type.String(),
    message: Type.String(),
    remedy: Type.String(),
    owner: Type.String(),
    retryable: Type.Boolean(),
    location: optional(Type.Object({})),
  }),
  cause: Type.String({ description: 'equal for failures of one cause' }),
  source: Type.String({ description: 'gateway, orders or cash' }),
  partnerId: optional(Type.String()),
  accountId: optional(Type.String()),
  transmissionId: optional(Uuid),
  interchangeId: optional(Uuid),
  documentId: optional(Type.String()),
  documentNumber: optional(Type.String()),
  raisedAt: Instant,
  status: Type.String({ description: 'open, resolved or ignored' }),
  resolvedBy: optional(Type.String()),
  resolvedAt: optional(Instant),
});
export type FailureView = Static<typeof FailureView>;

export const InterchangeResult = Type.Object({
  ...InterchangeView.properties,
  acknowledgments: Type.Array(AcknowledgmentView),
  documents: Type.Array(DocumentView),
  failures: Type.Array(FailureView),
  links: Type.Record(Type.String(), Type.String()),
});
export type InterchangeResult = Static<typeof InterchangeResult>;

const GroupView = Type.Object({
  ordinal: Type.Integer(),
  functionalId: Type.String({ description: 'GS01; empty in EDIFACT without UNG' }),
  sender: Type.String(),
  receiver: Type.String(),
  control: Type.String(),
  version: Type.String(),
  verdict: Type.String({ description: 'accepted, partially-accepted, rejected or held' }),
  transactionCount: Type.Integer(),
  acceptedCount: Type.Integer(),
});

const TransactionVerdictView = Type.Object({
  ordinal: Type.Integer({ description: 'place in the interchange, from 1' }),
  group: Type.Integer({ description: 'ordinal of its group' }),
  type: Type.String({ description: '850, ORDERS' }),
  control: Type.String(),
  version: Type.String(),
  byteOffset: Type.Integer(),
  byteLength: Type.Integer(),
  verdict: Type.String({ description: 'accepted, accepted-with-errors, rejected or held' }),
  mapping: Type.Union([Type.String(), Type.Null()], {
    description: 'held: it is accepted, and no documents are made before a person decides; released; refused',
  }),
  agreement: Type.Union([Type.String(), Type.Null()]),
  guide: Type.Union([Type.String(), Type.Null()]),
});

const DecisionView = Type.Object({
  decision: Type.String({ description: 'release, refuse or reprocess' }),
  group: Type.Union([Type.Integer(), Type.Null()]),
  transaction: Type.Union([Type.Integer(), Type.Null()]),
  by: Type.String(),
  reason: Type.Union([Type.String(), Type.Null()]),
  at: Instant,
});

export const InterchangeDetail = Type.Object({
  ...InterchangeResult.properties,
  groups: Type.Array(GroupView),
  transactions: Type.Array(TransactionVerdictView),
  decisions: Type.Array(DecisionView),
});
export type InterchangeDetail = Static<typeof InterchangeDetail>;
export type GroupView = Static<typeof GroupView>;
export type TransactionVerdictView = Static<typeof TransactionVerdictView>;
export type DecisionView = Static<typeof DecisionView>;

export const TransmissionView = Type.Object({
  transmissionId: Uuid,
  sha256: Type.String(),
  channel: Type.String({ description: 'http or folder' }),
  partnerId: optional(Type.String({ description: 'of the folder it lay in' })),
  fileName: optional(Type.String()),
  contentType: optional(Type.String()),
  byteLength: Type.Integer(),
  receivedAt: Instant,
  interchangeCount: Type.Integer(),
  interchanges: Type.Array(InterchangeResult, { description: 'the first 100, each with its first 100 results' }),
  failures: Type.Array(FailureView, { description: 'of the transmission itself' }),
  links: Type.Record(Type.String(), Type.String()),
});
export type TransmissionView = Static<typeof TransmissionView>;

export const Stored = Type.Object({ transmissionId: Uuid, sha256: Type.String() });

export const ControlNumberView = Type.Object({
  scope: Type.String({ description: 'standard/level/our identity/theirs; the parts of an identity percent-encoded' }),
  last: Type.Integer({ description: 'the last number used; 0 before the first' }),
  changedAt: optional(Instant),
  changedBy: optional(Type.String({ description: 'who set it by hand, the last time' })),
  reason: optional(Type.String()),
});
export type ControlNumberView = Static<typeof ControlNumberView>;

export const ControlNumberChangeView = Type.Object({
  scope: Type.String(),
  before: Type.Integer({ description: 'the last number used until then' }),
  after: Type.Integer(),
  reason: Type.String(),
  forced: Type.Boolean({ description: 'set back below a number that was used' }),
  changedBy: Type.String(),
  changedAt: Instant,
});
export type ControlNumberChangeView = Static<typeof ControlNumberChangeView>;
