import type { CanonicalDocument } from '@app/canonical';
import type { MatchedTransaction } from '@app/guide';
import type { Failure } from '@app/interchange';

/** What a map may ask that is not in the message. */
export interface MapLookups {
  /** A map option of the agreement: `credit-notes` is `unsigned`, `adx` is `separate`. */
  option?(name: string): string | undefined;
  /** The value of a partner's table for a key; undefined when there is none. */
  find?(table: string, key: string): string | undefined;
}

export interface MapResult {
  /** Sound documents only: where a failure of severity error is raised, there are none. */
  readonly documents: CanonicalDocument[];
  readonly failures: Failure[];
}

/** What one field of a document was made from, and where the map says so. */
export interface FieldOrigin {
  /** `lines[2].quantity` */
  readonly path: string;
  readonly segmentPosition: number | null;
  readonly segmentId: string;
  readonly elementPosition?: number;
  readonly componentPosition?: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly mapFile: string;
  readonly mapLine: number;
}

/** A map, compiled: a plain function from a matched transaction to canonical documents. */
export interface CompiledMap {
  /** Folder and name: `x12/004010/850/order`. */
  readonly ref: string;
  /** The guide whose transactions it reads: `x12/004010/850`. */
  readonly guide: string;
  /** The document that it makes. */
  readonly to: CanonicalDocument['documentType'];
  /** Never throws for what the transaction holds. */
  evaluate(matched: MatchedTransaction, lookups?: MapLookups): MapResult;
  /** Says for every field of the documents which values of the message it was made from. */
  explain(matched: MatchedTransaction, lookups?: MapLookups): FieldOrigin[];
}
