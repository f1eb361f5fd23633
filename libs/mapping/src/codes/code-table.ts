/** What becomes of a code that a table does not list. */
export type UnmappedPolicy = 'fail' | 'hold' | 'pass' | 'omit';

/** Codes of a standard, and what they are in our terms. */
export interface CodeTable {
  /** For messages: `x12/codes/units.yaml`. */
  readonly name: string;
  readonly unmapped: UnmappedPolicy;
  /** Passing or omitting a code is no news. */
  readonly silent: boolean;
  readonly codes: ReadonlyMap<string, string>;
}
