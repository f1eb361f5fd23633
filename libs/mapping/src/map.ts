import type { CanonicalDocument } from '@app/canonical';
import type { MatchedTransaction } from '@app/guide';
import type { Failure } from '@app/interchange';
import type { Place } from './source/frame.js';

/** What a map may ask that is not in the message. */
export interface MapLookups {
  /** A map option of the agreement: `credit-notes` is `unsigned`, `adx` is `separate`. */
  option?(name: string): string | undefined;
  /** The value of a partner's table for a key; undefined when there is none. */
  find?(table: string, key: string): string | undefined;
  /** What an outbound message bears of its interchange: its control number, its sender. */
  envelope?(name: EnvelopeValue): string | undefined;
}

/** `at` is the time of writing, in ISO 8601 and UTC. */
export const ENVELOPE_VALUES = [
  ...(['control', 'at', 'test'] as const),
  ...(['sender', 'sender-qualifier', 'receiver', 'receiver-qualifier'] as const),
] as const;
export type EnvelopeValue = (typeof ENVELOPE_VALUES)[number];

export interface MapResult {
  /** Sound documents only: where a failure of severity error is raised, there are none. */
  readonly documents: CanonicalDocument[];
  readonly failures: Failure[];
}

/** Where a value stands in what was read: bytes; of EDI its segment and element, of XML line, column and path. */
export type SourcePlace = Place;

/** What one field of a document was made from, and where the map says so. */
export interface FieldOrigin extends SourcePlace {
  /** Which of the documents that the transaction becomes, from 1. */
  readonly document: number;
  /** `lines[2].quantity` */
  readonly path: string;
  readonly mapFile: string;
  readonly mapLine: number;
}

/** A map, compiled: a plain function from what a language reads, a matched transaction say, to canonical documents. */
export interface CompiledMap<Input = MatchedTransaction> {
  /** Folder and name: `x12/004010/850/order`; of a partner's map `acme/850`. */
  readonly ref: string;
  /** SHA-256, in hex, of what it says with all that it extends, its parts and its code files. */
  readonly hash: string;
  /** What it reads: the guide of the transactions, `x12/004010/850`. */
  readonly guide: string;
  /** The document that it makes. */
  readonly to: CanonicalDocument['documentType'];
  /** Never throws for what the input holds. */
  evaluate(input: Input, lookups?: MapLookups): MapResult;
  /** Says for every field of the documents which values of the message it was made from. */
  explain(input: Input, lookups?: MapLookups): FieldOrigin[];
  /** What was sent and no path of the map read, in the order of the file; nothing is dropped unseen. */
  unused(input: Input, lookups?: MapLookups): SourcePlace[];
}
