import type { Failure } from '@app/interchange';
import type { X12SegmentData } from '../writer/segment.writer.js';
import type { FunctionalAcknowledgmentType } from './acknowledgment-form.js';
import { ACKNOWLEDGMENT_FORMS, acknowledgmentVersion } from './acknowledgment-form.js';
import type { CopyTerms, X12GroupAnswer } from './answer.js';
import { transactionAcknowledgment } from './transaction.acknowledgment.js';
import { isSince005010, x12Codes } from './x12-codes.js';

/**
 * The segments of a 997 (X12 997, from 004010 on) or a 999 (005010X231A1) between ST and SE, one by one.
 *
 *     AK1*GS01*GS06[*GS08]~                                 the version from 005010 on
 *     { AK2*ST01*ST02[*ST03]~ { AK3 { AK4 } } AK5 }         in a 999 IK3, IK4 and IK5
 *     AK9*A|E|P|R*GE01*received*accepted{*code}~
 *
 * A 999 has no CTX: its segments tell of what made a situational rule apply, which a Failure does not carry.
 */
export function* functionalAcknowledgment(
  type: FunctionalAcknowledgmentType,
  group: X12GroupAnswer,
  isWritable: CopyTerms['isWritable'],
): Generator<X12SegmentData> {
  const { functionalId, control, version: received } = group.header;
  const version = acknowledgmentVersion(type, received);
  const terms: CopyTerms = { form: ACKNOWLEDGMENT_FORMS[type], version, isWritable };
  yield isSince005010(version) ? ['AK1', functionalId, control, received] : ['AK1', functionalId, control];
  let erroneous = false;
  for (const transaction of group.transactions) {
    erroneous ||= transaction.verdict === 'accepted-with-errors';
    yield* transactionAcknowledgment(transaction, terms);
  }
  yield groupTrailer(group, version, erroneous);
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

function groupTrailer(group: X12GroupAnswer, version: string, erroneous: boolean): X12SegmentData {
  const errors = group.failures.filter(({ severity }) => severity === 'error');
  const accepted = group.rejected ? 0 : group.acceptedCount;
  return [
    'AK9',
    groupVerdict(group, erroneous),
    declaredOf(group),
    String(group.transactionCount),
    String(accepted),
    ...distinctCodes(errors, 'AK905', version, 5),
  ];
}

/** `erroneous`: one was accepted with errors. */
function groupVerdict({ rejected, transactionCount, acceptedCount }: X12GroupAnswer, erroneous: boolean): string {
  if (rejected) return 'R';
  if (acceptedCount === 0 && transactionCount > 0) return 'R';
  if (acceptedCount < transactionCount) return 'P';
  return erroneous ? 'E' : 'A';
}

/** AK902 is GE01 as received; what is missing or no number (N0 of at most six digits) is what was counted. */
function declaredOf({ declaredCount = '', transactionCount }: X12GroupAnswer): string {
  return /^\d{1,6}$/.test(declaredCount) ? declaredCount : String(transactionCount);
}
