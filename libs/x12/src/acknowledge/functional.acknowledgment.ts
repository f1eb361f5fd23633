import type { Failure } from '@app/interchange';
import type { X12SegmentData } from '../writer/segment.writer.js';
import type { X12GroupAnswer } from './answer.js';
import { transactionAcknowledgment } from './transaction.acknowledgment.js';
import { x12Codes } from './x12-codes.js';

/** How the codes of one acknowledgment are found, and what may be written into it. */
export interface AcknowledgmentTerms {
  /** GS08 of the received group: 004010 or later releases name fewer or more codes. */
  readonly version: string;
  /** Whether a bad value may be copied: no delimiter, no bad character. */
  readonly isWritable: (value: string) => boolean;
}

/**
 * The segments of a 997 between ST and SE (X12 997, from 004010 on).
 *
 *     AK1*GS01*GS06[*GS08]~
 *     { AK2*ST01*ST02[*ST03]~ { AK3 { AK4 } } AK5 }
 *     AK9*A|E|P|R*GE01*received*accepted{*code}~
 */
export function functionalAcknowledgment(
  group: X12GroupAnswer,
  isWritable: AcknowledgmentTerms['isWritable'],
): X12SegmentData[] {
  const { functionalId, control, version } = group.header;
  const terms: AcknowledgmentTerms = { version, isWritable };
  return [
    namesVersion(version) ? ['AK1', functionalId, control, version] : ['AK1', functionalId, control],
    ...group.transactions.flatMap((transaction) => transactionAcknowledgment(transaction, terms)),
    groupTrailer(group, version),
  ];
}

/** AK103 and AK203 exist from 005010 on. */
export function namesVersion(version: string): boolean {
  return version.slice(0, 6) >= '005010';
}

/** At most `limit` codes, each once, in the order of the failures. */
export function distinctCodes(
  failures: readonly Failure[],
  table: 'AK502' | 'AK905',
  version: string,
  limit: number,
): string[] {
  return [...new Set(failures.flatMap((failure) => x12Codes(failure, table, version)))].slice(0, limit);
}

function groupTrailer(group: X12GroupAnswer, version: string): X12SegmentData {
  const errors = group.failures.filter(({ severity }) => severity === 'error');
  const accepted = group.rejected ? 0 : group.acceptedCount;
  return [
    'AK9',
    groupVerdict(group),
    group.declaredCount ?? String(group.transactionCount),
    String(group.transactionCount),
    String(accepted),
    ...distinctCodes(errors, 'AK905', version, 5),
  ];
}

function groupVerdict({ rejected, transactionCount, acceptedCount, transactions }: X12GroupAnswer): string {
  if (rejected) return 'R';
  if (acceptedCount === 0 && transactionCount > 0) return 'R';
  if (acceptedCount < transactionCount) return 'P';
  return transactions.some(({ verdict }) => verdict === 'accepted-with-errors') ? 'E' : 'A';
}
