import type { CanonicalDocument } from '@app/canonical';
import type { MatchedTransaction } from '@app/guide';
import type { Failure } from '@app/interchange';

/** What a map may ask of data that is not in the message: partner look-ups and agreement options, by name. */
export interface MapLookups {
  /** The value of `table` for `key`; undefined when there is none. */
  find(table: string, key: string): string | undefined;
}

export interface MapResult {
  /** Sound documents only: where a failure of severity error is raised, there are none. */
  readonly documents: CanonicalDocument[];
  readonly failures: Failure[];
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
}
