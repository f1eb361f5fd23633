import type { Place } from '@app/definitions';
import type { Failure, Segment, Standard, Transaction } from '@app/interchange';
import type { ElementRule } from './xml/xml.rules.js';

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

/** What a guide says of one use: of a segment, a loop, an element or a component. */
export interface GuideUse {
  /** `PO1/N1(01=ST)`, `BEG.01`, `SG2/NAD.02.1`; a loop and its first segment of the same name are one. */
  readonly path: string;
  readonly kind: 'segment' | 'loop' | 'element';
  /** What it is called in the dictionary. */
  readonly name: string;
  readonly usage: 'required' | 'recommended' | 'optional' | 'not-used';
  /** Least and most repetitions. */
  readonly min: number;
  readonly max: number;
  /** Codes of the guide, where it has its own. */
  readonly codes?: readonly string[];
  /** Length of the guide, where it has its own: `8`, `1..70`. */
  readonly length?: string;
  readonly pattern?: string;
  /** Situational rules, as written. */
  readonly rules: readonly { readonly text: string; readonly place: Place }[];
  /** Where it is written: the guide's constraint, else its segment. */
  readonly place: Place;
}

/** What the partners agreed beside the guide. */
export interface MatchTerms {
  /** The mark of decimal numbers, in place of the interchange's. */
  readonly decimalMark?: string;
}

/** A compiled guide: what one message of one version may contain. */
export interface Guide {
  /** `x12/004010/850`, `edifact/D.96A/ORDERS`; of a partner's overlay `acme/850`. */
  readonly ref: string;
  /** SHA-256, in hex, of what it says with all that it extends and its dictionary: two of one hash find the same. */
  readonly hash: string;
  /** Of a partner's overlay: the ref of the guide that it changes. */
  readonly base?: string;
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
  /** Of XML: what is said of the elements, from the root on, and the namespace of the root. */
  readonly xml?: { readonly root: ElementRule; readonly namespace?: string };
  /** What it says of each use, in its order; made when asked for. */
  uses(): readonly GuideUse[];
  /** Places the segments and finds every failure. Never throws for what the segments hold. */
  match(transaction: Transaction, terms?: MatchTerms): MatchedTransaction;
}
