import type { TSchema } from 'typebox';
import type { Topic } from './event.js';
import type { PartyId } from './parts/party.part.js';

/** What tells who a party is. */
export interface NamedParty {
  readonly ids: readonly PartyId[];
}

/** Where documents of a type go: `in` is what partners send us, `out` what our own system sends them. */
export interface DocumentRoute {
  readonly direction: 'in' | 'out';
  readonly topic: Topic;
  /** Type of the event: `order.received`. */
  readonly event: string;
}

/** What Crossdock knows of one type of document; `DOCUMENTS` has a row for each. */
export interface DocumentKind<Document> extends DocumentRoute {
  readonly schema: TSchema;
  /** Of the schema. A change that breaks those who read the documents needs a new one. */
  readonly version: number;
  /** In sentences: `order`. */
  readonly name: string;
  /** The number by which the partner knows the document. */
  number(document: Document): string;
  /** The parts of the record key behind the account; the number alone where absent. */
  keyParts?(document: Document): readonly string[];
  /** The parties, beside those without a field of their own, that may be our customer. */
  customers(document: Document): readonly (NamedParty | undefined)[];
}
