import type { GuideLibrary } from '@app/guide';
import type { EnvelopeParty, Standard } from '@app/interchange';
import type { MapLibrary, MapLookups, PartnerTables } from '@app/mapping';
import type { AgreementQuery, Counterparty, Resolution } from '@app/partners';

/** Who the envelope names and what we agreed with them. `Partners` is the one made from files. */
export interface Agreements {
  identify(sender: EnvelopeParty, receiver: EnvelopeParty, standard: Standard): Counterparty;
  resolve(query: AgreementQuery): Resolution;
}

/** The base guides and the overlays of agreements. */
export type Guides = Pick<GuideLibrary, 'find' | 'get' | 'dictionary'>;

/** The maps, by the guide that they read, and by the names that agreements give. */
export type Maps = Pick<MapLibrary, 'for' | 'get'>;

/** What maps look up in the data of a partner. */
export type Tables = Pick<PartnerTables, 'find'>;

/** What makes two interchanges the same: X12 (ISA05-08, ISA13); EDIFACT (0004+0007, 0010+0007, 0020). */
export interface DuplicateQuery {
  readonly standard: Standard;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** Without the leading zeros of an N0. */
  readonly control: string;
  /** One text of all of the above, for an index. */
  readonly key: string;
  /** Hex, of the bytes from ISA or UNA to the end of IEA or UNZ. */
  readonly sha256: string;
  /** The longest window of the agreements that were met; undefined where none was. */
  readonly windowDays: number | undefined;
}

/** `of` names the interchange that came first, for people. */
export type DuplicateVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeat'; readonly of: string }
  | { readonly kind: 'conflict'; readonly of: string };

/** Knows the interchanges in effect: those accepted at least in part. */
export interface Duplicates {
  verdict(query: DuplicateQuery): Promise<DuplicateVerdict>;
}

/** A sequence of our own control numbers, one per pair of identities and level. */
export interface ControlScope {
  readonly standard: Standard;
  /** ISA13 or 0020; GS06; ST02. */
  readonly level: 'interchange' | 'group' | 'transaction';
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** One text of all of the above, for an index: `x12/interchange/ZZ:HARBORGOODS/ZZ:ACMERETAIL`. */
  readonly key: string;
}

export interface ControlNumbers {
  /** The next number of the sequence, from 1 on and without an end: the writer wraps it. */
  next(scope: ControlScope): Promise<number>;
}

export interface Clock {
  now(): Date;
}

/** What the first pass needs. */
export interface ExaminePorts {
  readonly agreements: Agreements;
  readonly guides: Guides;
  readonly duplicates: Duplicates;
}

/** What an acknowledgment needs. */
export interface AcknowledgePorts {
  readonly controlNumbers: ControlNumbers;
  readonly clock: Clock;
}

/** What the second pass needs. */
export interface MapPorts {
  readonly agreements: Agreements;
  readonly guides: Guides;
  readonly maps: Maps;
  /** The tables of the partners; without it nothing is found. */
  readonly tables?: Tables;
  readonly lookups?: MapLookups;
}

export type PipelinePorts = ExaminePorts & AcknowledgePorts & MapPorts;
