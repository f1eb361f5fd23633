import type { Failure } from '@app/interchange';
import type { X12Element, X12SegmentData } from '../writer/segment.writer.js';
import type { CopyTerms, X12TransactionAnswer } from './answer.js';
import { isSince005010, x12Codes } from './x12-codes.js';

const MAX_AK404 = 99;
/** What stands for bank and personal data in a failure. */
const REDACTED = /^\*+$/;
/** AK4 repeats at most 99 times below one AK3. */
const MAX_ELEMENT_NOTES = 99;
/** AK304 8: the segment has element errors, named by the AK4 that follow. */
const ELEMENT_ERRORS = '8';
/** AK502 5: one or more segments are in error. */
const SEGMENT_ERRORS = '5';

/**
 * The AK2 loop of one transaction. Of a sound one: AK2 and AK5.
 *
 *     AK2*ST01*ST02[*ST03]~
 *     AK3*segment*position**AK304~             AK303 names a loop bounded by LS and LE, which our guides do not have
 *     AK4*element[:component[:repetition]]*number*AK403*value~      the repetition from 005010 on
 *     AK5*A|E|R{*AK502}~
 */
export function transactionAcknowledgment(
  { type, control, convention = '', verdict, failures }: X12TransactionAnswer,
  terms: CopyTerms,
): X12SegmentData[] {
  const errors = failures.filter(({ severity }) => severity === 'error');
  const notes = segmentNotes(errors, terms);
  const own = errors.flatMap((failure) => x12Codes(failure, 'AK502', terms.version));
  const codes = [...new Set(notes.length > 0 ? [...own, SEGMENT_ERRORS] : own)];
  const conclusion = { accepted: 'A', 'accepted-with-errors': 'E', rejected: 'R' }[verdict];
  return [
    ['AK2', type, control, isSince005010(terms.version) ? convention : ''],
    ...notes,
    ['AK5', conclusion, ...(verdict === 'accepted' ? [] : codes.slice(0, 5))],
  ];
}

/** AK3 and AK4, by the position of their segments. */
function segmentNotes(errors: readonly Failure[], terms: CopyTerms): X12SegmentData[] {
  const bySegment = new Map<string, Failure[]>();
  for (const failure of errors) {
    const { segmentPosition, segmentId } = failure.location ?? {};
    if (segmentPosition === undefined || segmentId === undefined) continue;
    const key = `${segmentPosition} ${segmentId}`;
    const before = bySegment.get(key);
    if (before === undefined) bySegment.set(key, [failure]);
    else before.push(failure);
  }
  const position = (failures: readonly Failure[]): number => failures[0]?.location?.segmentPosition ?? 0;
  return [...bySegment.values()].sort((a, b) => position(a) - position(b)).flatMap((one) => notesOf(one, terms));
}

/** What is wrong with one segment: an AK3 per error of the segment itself, and one with an AK4 per error inside. */
function notesOf(failures: readonly Failure[], terms: CopyTerms): X12SegmentData[] {
  const { segmentId = '', segmentPosition = 0 } = failures[0]?.location ?? {};
  const ak3 = (code: string): X12SegmentData => ['AK3', segmentId, String(segmentPosition), '', code];
  const ofSegment = failures.flatMap((failure) => segmentCodes(failure, terms.version));
  const ofElements = failures.flatMap((failure) => elementNotes(failure, terms)).slice(0, MAX_ELEMENT_NOTES);
  return [
    ...[...new Set(ofSegment)].filter((code) => code !== ELEMENT_ERRORS || ofElements.length === 0).map(ak3),
    ...(ofElements.length > 0 ? [ak3(ELEMENT_ERRORS), ...ofElements] : []),
  ];
}

/** An element error without its place (a line break somewhere in the segment) has no AK4, and is said by the AK3. */
function segmentCodes(failure: Failure, version: string): string[] {
  const unplaced = failure.location?.elementPosition === undefined && x12Codes(failure, 'AK403', version).length > 0;
  return unplaced ? [ELEMENT_ERRORS] : x12Codes(failure, 'AK304', version);
}

function elementNotes(failure: Failure, { version, isWritable }: CopyTerms): X12SegmentData[] {
  const { elementPosition, componentPosition, repetition, dataElement = '' } = failure.location ?? {};
  if (elementPosition === undefined) return [];
  const parts = [elementPosition, componentPosition, isSince005010(version) ? repetition : undefined];
  const place: X12Element = parts.map((part) => (part === undefined ? '' : String(part)));
  const value = failure.value ?? '';
  const copied = isWritable(value) && !REDACTED.test(value) ? value.slice(0, MAX_AK404) : '';
  return x12Codes(failure, 'AK403', version).map((code): X12SegmentData => ['AK4', place, dataElement, code, copied]);
}
