import type { Guide, MatchedTransaction } from '@app/guide';
import type { ByteRange, Failure, GroupHeader, InterchangeHeader, TransactionHeader } from '@app/interchange';
import type { AcknowledgmentTerms, Agreement, Counterparty, Direction } from '@app/partners';
import type { DuplicateVerdict } from './ports.js';

export type TransactionVerdict = 'accepted' | 'accepted-with-errors' | 'rejected' | 'held';
export type GroupVerdict = 'accepted' | 'partially-accepted' | 'rejected' | 'held';
/** `duplicate`: the same bytes were in effect before; this time they have none. */
export type InterchangeVerdict = 'accepted' | 'partially-accepted' | 'rejected' | 'held' | 'duplicate';

/** A person's verdict on what was held: of the interchange, of one group of it, or of one transaction. */
export interface Decision {
  /** Ordinal in the interchange, from 1. */
  readonly group?: number;
  /** Ordinal in the interchange, from 1. */
  readonly transaction?: number;
  readonly decision: 'release' | 'refuse';
}

/**
 * What the first pass tells, in the order of the bytes.
 *
 * The verdict of a transaction is its own: what its group and its interchange do to it is known when they end, and
 * `finalVerdict` says it.
 */
export type Examined =
  | { readonly kind: 'interchange'; readonly header: InterchangeHeader; readonly counterparty: Counterparty }
  /** The TA1 segments of an interchange are one of ordinal 0, told right before its end. */
  | ExaminedTransaction
  | { readonly kind: 'interchange-end'; readonly result: InterchangeResult }
  /** Of the transmission, an interchange, or a group; those of a transaction are in its event. */
  | { readonly kind: 'failure'; readonly failure: Failure };

export interface ExaminedTransaction {
  readonly kind: 'transaction';
  readonly interchange: InterchangeHeader;
  readonly group: GroupHeader | undefined;
  /** Ordinal of the GroupResult that it counts for: 1 in EDIFACT without UNG; 0, and none, of the TA1 segments. */
  readonly groupOrdinal: number;
  readonly header: TransactionHeader;
  readonly range: ByteRange;
  readonly segmentCount: number;
  readonly verdict: TransactionVerdict;
  readonly failures: readonly Failure[];
  readonly agreement: Agreement | undefined;
  readonly direction: Direction | undefined;
  /** The guide that it was held to; undefined where none was found. */
  readonly guide: Guide | undefined;
  /** For who maps in the same pass; undefined where no guide was found. */
  readonly matched: MatchedTransaction | undefined;
}

/** Which definition something was made by: its name, and its hash (SHA-256, hex) at that time. */
export interface DefinitionVersion {
  readonly ref: string;
  readonly hash: string;
}

/** One transaction, as its acknowledgment needs it. */
export interface TransactionResult {
  /** Place in the interchange, from 1. */
  readonly ordinal: number;
  readonly type: string;
  readonly control: string;
  /** ST03 where it was sent (`['005010X231A1']`); S009 (`['ORDERS', 'D', '96A', 'UN']`). */
  readonly identifier: readonly string[];
  readonly verdict: TransactionVerdict;
  /** Those of severity error. */
  readonly failures: readonly Failure[];
  readonly agreementId?: string;
  /** What a person decided, where it was held. */
  readonly decision?: Decision['decision'];
}

export interface GroupResult {
  /** From 1; in EDIFACT without UNG all messages are one group, 1, without a header. */
  readonly ordinal: number;
  readonly header: GroupHeader | undefined;
  /** `held` as long as one transaction is: the group is not acknowledged before all of it is decided. */
  readonly verdict: GroupVerdict;
  /** Errors of the group itself; they reject all of it. */
  readonly failures: readonly Failure[];
  /** GE01 or 0060 as sent; undefined when missing. */
  readonly declaredCount: string | undefined;
  readonly transactionCount: number;
  /** In effect, and to be published: 0 where the group or the interchange as a whole is rejected or held. */
  readonly acceptedCount: number;
  readonly heldCount: number;
  /**
   * All that the acknowledgment must name: every transaction with an error or a hold, and the accepted ones where the
   * agreement asks for them. They are kept packed, and can be gone over again and again.
   */
  readonly transactions: Iterable<TransactionResult>;
  /** Whose it is; undefined where nobody is known. */
  readonly partnerId?: string;
  /** Whether, and how, it is answered. */
  readonly acknowledgment: 'none' | '997' | '999' | 'CONTRL';
}

export interface InterchangeResult extends ByteRange {
  readonly header: InterchangeHeader;
  /** Hex, of the bytes from ISA or UNA to the end of IEA or UNZ. */
  readonly sha256: string;
  readonly closed: boolean;
  readonly counterparty: Counterparty;
  readonly duplicate: DuplicateVerdict;
  readonly verdict: InterchangeVerdict;
  /** Errors of the interchange itself: each rejects or holds all of it. */
  readonly failures: readonly Failure[];
  /** Warnings of the interchange itself. */
  readonly warnings: readonly Failure[];
  /** TA1 segments in it. */
  readonly receivedTa1Count: number;
  readonly groups: readonly GroupResult[];
  readonly transactionCount: number;
  readonly acceptedCount: number;
  readonly heldCount: number;
  /** What a person decided about the interchange as a whole. */
  readonly decision?: Decision['decision'];
  /** How the interchange itself is answered; undefined where nobody is to be answered. */
  readonly terms: AcknowledgmentTerms | undefined;
}

export type AcknowledgmentKind = 'TA1' | '997' | '999' | 'CONTRL';

/** One acknowledgment interchange, ready to be sent. */
export interface AcknowledgmentInterchange {
  readonly kinds: readonly AcknowledgmentKind[];
  readonly bytes: Buffer;
  /** Our own ISA13 or 0020, as written. */
  readonly control: string;
  readonly partnerId?: string;
  readonly answers: { readonly interchangeControl: string; readonly groupControls: readonly string[] };
}
