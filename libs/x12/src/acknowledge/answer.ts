import type { Failure, GroupHeader, InterchangeHeader } from '@app/interchange';
import type { AcknowledgmentForm } from './acknowledgment-form.js';

/** One received transaction, as an acknowledgment answers it. */
export interface X12TransactionAnswer {
  /** ST01, ST02, and ST03 where it was sent. */
  readonly type: string;
  readonly control: string;
  readonly convention?: string;
  readonly verdict: 'accepted' | 'accepted-with-errors' | 'rejected';
  readonly failures: readonly Failure[];
}

/** One received group, as an acknowledgment answers it. */
export interface X12GroupAnswer {
  readonly header: GroupHeader;
  /** Whether the group as a whole is rejected, whatever its transactions are worth. */
  readonly rejected: boolean;
  readonly failures: readonly Failure[];
  /** GE01 as sent; undefined where it is missing. */
  readonly declaredCount: string | undefined;
  readonly transactionCount: number;
  readonly acceptedCount: number;
  /** The ones to be named: AK2 loops are written for these, in this order. */
  readonly transactions: Iterable<X12TransactionAnswer>;
}

/** One received interchange: what a TA1 answers. */
export interface X12InterchangeAnswer {
  readonly header: InterchangeHeader;
  /** Whether it is rejected as a whole. */
  readonly rejected: boolean;
  /** Of the interchange itself: errors where it is rejected, else warnings. */
  readonly failures: readonly Failure[];
}

/** How the codes of one acknowledgment are found, and what may be copied into it. */
export interface CopyTerms {
  readonly form: AcknowledgmentForm;
  /** GS08 of the acknowledgment: releases name fewer or more codes. */
  readonly version: string;
  /** Whether a bad value may be copied: no delimiter, no bad character. */
  readonly isWritable: (value: string) => boolean;
}
