import type { Failure } from './failure.js';
import type { ByteRange, Segment } from './segment.js';

export type Standard = 'x12' | 'edifact' | 'xml';

/** Who an envelope names: ISA05/06 or S002 (0004, 0007, 0008), ISA07/08 or S003. Padding of ISA06/ISA08 is removed. */
export interface EnvelopeParty {
  readonly qualifier: string;
  readonly id: string;
  /** EDIFACT 0008 and 0014, address for reverse routing and routing. */
  readonly routing?: string;
}

/** The service characters in force; `repetition` and `release` are undefined where the syntax has none. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition?: string;
  readonly release?: string;
  readonly terminator: string;
  /** EDIFACT decimal mark, "." or ","; "." in X12. */
  readonly decimal: string;
}

export interface InterchangeHeader {
  readonly standard: Standard;
  /** Place in the transmission, from 1. */
  readonly ordinal: number;
  /** ISA13 or 0020, as sent. */
  readonly control: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** ISA12, or S001 as `UNOC:3`. */
  readonly version: string;
  /** ISA09/ISA10 or S004, as sent. */
  readonly date: string;
  readonly time: string;
  /** ISA15 = T, or UNB 0035 = 1. */
  readonly test: boolean;
  /** ISA14 = 1, or UNB 0031 = 1. */
  readonly acknowledgmentRequested: boolean;
  readonly delimiters: Delimiters;
  /** Of the first byte of ISA, UNA or UNB. */
  readonly byteOffset: number;
  /** ISA or UNB, retained. */
  readonly segment: Segment;
}

export interface GroupHeader {
  /** Place in the interchange, from 1. */
  readonly ordinal: number;
  /** GS01 or UNG 0038. */
  readonly functionalId: string;
  /** GS02 or UNG S006, GS03 or UNG S007. */
  readonly sender: string;
  readonly receiver: string;
  /** GS06 or 0048, as sent. */
  readonly control: string;
  /** GS08, or UNG 0052 + 0054 as `D.96A`. */
  readonly version: string;
  readonly segment: Segment;
}

export interface TransactionHeader {
  /** Place in the interchange, from 1. */
  readonly ordinal: number;
  /** ST01 (`850`) or 0065 (`ORDERS`). */
  readonly type: string;
  /** ST02 or 0062, as sent. */
  readonly control: string;
  /** ST03 if sent, else GS08; in EDIFACT 0052 + 0054 as `D.96A`. */
  readonly version: string;
  /** EDIFACT association assigned code (0057), `EAN008`. */
  readonly association?: string;
  readonly byteOffset: number;
  readonly segment: Segment;
}

/** What closes a level. `closed` is false where the trailer is missing; the range ends where the level was found to end. */
export interface EnvelopeEnd extends ByteRange {
  readonly closed: boolean;
}

export interface TransactionEnd extends EnvelopeEnd {
  /** Segments found, ST and SE (UNH and UNT) included. */
  readonly segmentCount: number;
}

export interface GroupEnd extends EnvelopeEnd {
  /** Transactions found. */
  readonly transactionCount: number;
  /** GE01 or UNE 0060 as sent; undefined when missing. */
  readonly declaredCount?: string;
}

export interface InterchangeEnd extends EnvelopeEnd {
  readonly groupCount: number;
  readonly transactionCount: number;
}

/**
 * What a reader tells, in the order of the bytes. A start comes before its header segment, an end after its trailer
 * segment; a failure of an envelope level comes before that level's end. EDIFACT has groups only where UNG is sent.
 * TA1 arrives as a segment outside of group and transaction.
 */
export interface InterchangeHandler {
  interchangeStart(header: InterchangeHeader): void;
  groupStart(header: GroupHeader): void;
  transactionStart(header: TransactionHeader): void;
  /** Every segment, service segments included; see {@link Segment} for how long it is valid. */
  segment(segment: Segment): void;
  transactionEnd(end: TransactionEnd): void;
  groupEnd(end: GroupEnd): void;
  interchangeEnd(end: InterchangeEnd): void;
  failure(failure: Failure): void;
}

/** A reader of one standard: push bytes in any chunking, then end. Never throws for what the bytes hold. */
export interface InterchangeReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** One transaction, whole: its segments from ST to SE (UNH to UNT), retained, and what its envelope did wrong. */
export interface Transaction extends ByteRange {
  readonly interchange: InterchangeHeader;
  readonly group: GroupHeader | undefined;
  readonly header: TransactionHeader;
  readonly segments: readonly Segment[];
  readonly closed: boolean;
  /** Envelope failures of the transaction itself: count, control number, trailer. */
  readonly failures: readonly Failure[];
}
