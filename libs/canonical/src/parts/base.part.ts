import Type from 'typebox';
import type { Static } from 'typebox';
import { Contact, Reference, RoleParty } from './party.part.js';
import { IsoDateTime, list, object, optional, Position, Text } from './values.part.js';

export const Note = object({ code: optional(Text), text: Text });
export type Note = Static<typeof Note>;

/** A date that has no field of its own in the document; `type` as sent (DTM01, DTM 2005); of a period `until` is the end. */
export const TypedDate = object({ type: Text, value: IsoDateTime, until: optional(IsoDateTime) });
export type TypedDate = Static<typeof TypedDate>;

/** A value that was not sent, completed from `source` (`agreement acme/850`). */
export const Resolved = object({ value: Type.Unknown(), source: Text });
export type Resolved = Static<typeof Resolved>;

/**
 * What every document has beside its own fields. `documentId`, `revision`, `account` and `test` are set by the
 * gateway and are on every published document; what a map alone gives lacks them.
 */
export const BASE_FIELDS = {
  documentId: optional(Text),
  revision: optional(Position),
  test: optional(Type.Boolean()),
  account: optional(Text),
  resolved: optional(Type.Record(Type.String(), Resolved)),
};

/** What a header says that has no field of its own. */
export const HEADER_LISTS = {
  references: list(Reference),
  notes: list(Note),
  dates: list(TypedDate),
  parties: list(RoleParty),
  /** Whom to ask about the document; a contact of a party stands with the party. */
  contacts: optional(list(Contact)),
};

export const DocumentBase = object({ documentType: Text, ...BASE_FIELDS, ...HEADER_LISTS });
export type DocumentBase = Static<typeof DocumentBase>;
