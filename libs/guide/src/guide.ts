import type { Failure, Segment, Standard, Transaction } from '@app/interchange';

/** A segment at its place in a guide. */
export interface PlacedSegment {
  /** Id of the use: `PO1/PID`, `PO1/N1(01=ST)`; of a loop's first segment the id of the loop where both bear one name. */
  readonly use: string;
  readonly segment: Segment;
}

/** One occurrence of a loop (in EDIFACT: a segment group); the root is the transaction without its envelope. */
export interface LoopInstance {
  /** Id of the loop: `PO1/N1(01=ST)`, `SG25/SG28`; '' for the root. */
  readonly id: string;
  /** Plain name: `N1`, `SG28`; '' for the root. */
  readonly loop: string;
  /** In file order; the first is the one that opens the loop. */
  readonly segments: readonly PlacedSegment[];
  /** In file order. HL loops are flat; what nests them is in HL01 and HL02. */
  readonly loops: readonly LoopInstance[];
  readonly parent?: LoopInstance | undefined;
}

/** What a guide makes of a transaction. */
export interface MatchedTransaction {
  readonly transaction: Transaction;
  readonly root: LoopInstance;
  /** In the order of the file. Failures of the envelope are not among them: see `transaction.failures`. */
  readonly failures: readonly Failure[];
}

/** What may stand where, without limits and rules: for who checks paths against a guide. Variants are siblings. */
export interface LoopOutline {
  /** Plain name: `PO1`, `SG25`; '' for the root. */
  readonly name: string;
  /** Tag of the segment that opens the loop; '' for the root. */
  readonly tag: string;
  /** Tags of its own segments, the opening one first. */
  readonly segments: readonly string[];
  readonly loops: readonly LoopOutline[];
}

/** A compiled guide: what one message of one version may contain. */
export interface Guide {
  /** `x12/004010/850`, `edifact/D.96A/ORDERS`. */
  readonly ref: string;
  readonly standard: Standard;
  /** GS08 of X12, such as `004010`; 0052 and 0054 of EDIFACT, such as `D.96A`. */
  readonly version: string;
  /** ST01 or 0065. */
  readonly message: string;
  /** GS01 of the groups that carry it; X12 only. */
  readonly group?: string;
  /** EDIFACT 0057, where the guide is for one. */
  readonly association?: string;
  readonly outline: LoopOutline;
  /** Places the segments and finds every failure. Never throws for what the segments hold. */
  match(transaction: Transaction): MatchedTransaction;
}
