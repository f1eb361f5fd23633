import type { Failure } from '@app/interchange';
import type { X12Element, X12SegmentData } from '../writer/segment.writer.js';
import { isGuideCode } from './acknowledgment-form.js';
import type { CopyTerms, X12TransactionAnswer } from './answer.js';
import { isSince005010, x12Codes } from './x12-codes.js';

const MAX_AK404 = 99;
/** What stands for bank and personal data in a failure. */
const REDACTED = /^\*+$/;
/** IK303 is AN of at most four characters. */
const MAX_IK303 = 4;
/** AK4 repeats at most 99 times below one AK3. */
const MAX_ELEMENT_NOTES = 99;
/** AK304 8: the segment has element errors, named by the AK4 that follow. */
const ELEMENT_ERRORS = '8';
/** AK502 5: one or more segments are in error; IK502 I5: against the guide. */
const SEGMENT_ERRORS = '5';
const GUIDE_SEGMENT_ERRORS = 'I5';

/**
 * The AK2 loop of one transaction. Of a sound one: AK2 and AK5.
 *
 *     AK2*ST01*ST02[*ST03]~
 *     AK3*segment*position**AK304~             AK303 names a loop bounded by LS and LE, which our guides do not have
 *     AK4*element[:component[:repetition]]*number*AK403*value~      the repetition from 005010 on
 *     AK5*A|E|R{*AK502}~
 *
 * In a 999 they are IK3, IK4 and IK5, and IK303 names the loop of the guide.
 */
export function transactionAcknowledgment(
  { type, control, convention = '', verdict, failures }: X12TransactionAnswer,
  terms: CopyTerms,
): X12SegmentData[] {
  const errors = failures.filter(({ severity }) => severity === 'error');
  const notes = segmentNotes(errors, terms);
  const { conclusion: id, tables } = terms.form;
  const own = errors.flatMap((failure) => x12Codes(failure, tables.transaction, terms.version));
  const codes = [...new Set(notes.length > 0 ? [...own, ...segmentErrors(errors, terms)] : own)];
  const conclusion = { accepted: 'A', 'accepted-with-errors': 'E', rejected: 'R' }[verdict];
  return [
    ['AK2', type, control, isSince005010(terms.version) ? convention : ''],
    ...notes,
    [id, conclusion, ...(verdict === 'accepted' ? [] : codes.slice(0, 5))],
  ];
}

/** That segments are in error: against the standard, or (in a 999) against the guide, or both. */
function segmentErrors(errors: readonly Failure[], { form: { tables }, version }: CopyTerms): string[] {
  const ofGuide = [tables.segment, tables.element].flatMap((table) =>
    errors.flatMap((failure) => x12Codes(failure, table, version).map((code) => isGuideCode(table, code))),
  );
  return [
    ...(ofGuide.includes(true) && !ofGuide.includes(false) ? [] : [SEGMENT_ERRORS]),
    ...(ofGuide.includes(true) ? [GUIDE_SEGMENT_ERRORS] : []),
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
  const { segmentNote } = terms.form;
  const loop = loopOf(failures, terms);
  const ak3 = (code: string): X12SegmentData => [segmentNote, segmentId, String(segmentPosition), loop, code];
  const ofSegment = failures.flatMap((failure) => segmentCodes(failure, terms));
  const ofElements = saidOnce(failures.flatMap((failure) => elementNotes(failure, terms))).slice(0, MAX_ELEMENT_NOTES);
  return [
    ...[...new Set(ofSegment)].filter((code) => code !== ELEMENT_ERRORS || ofElements.length === 0).map(ak3),
    ...(ofElements.length > 0 ? [ak3(ELEMENT_ERRORS), ...ofElements] : []),
  ];
}

/** The reader and the guide may find one error both: the note that knows the data element (AK402) says it. */
function saidOnce(notes: readonly X12SegmentData[]): X12SegmentData[] {
  const keyOf = ([, place = '', , code = '']: X12SegmentData): string => [place, code].flat().join(' ');
  const numbered = new Set(notes.filter(([, , dataElement]) => dataElement !== '').map(keyOf));
  return notes.filter((note) => note[2] !== '' || !numbered.has(keyOf(note)));
}

/** An element error without its place (a line break somewhere in the segment) has no AK4, and is said by the AK3. */
function segmentCodes(failure: Failure, { form: { tables }, version }: CopyTerms): string[] {
  const isPlaced = failure.location?.elementPosition !== undefined;
  const unplaced = !isPlaced && x12Codes(failure, tables.element, version).length > 0;
  return unplaced ? [ELEMENT_ERRORS] : x12Codes(failure, tables.segment, version);
}

/** IK303: the innermost loop, `N1` of `PO1/N1`. AK303 of a 997 is for loops bounded by LS and LE alone. */
function loopOf(failures: readonly Failure[], { form, isWritable }: CopyTerms): string {
  if (form.convention === undefined) return '';
  const [loop = ''] = failures.flatMap(({ location }) => location?.loop?.split('/').at(-1) ?? []);
  return loop.length <= MAX_IK303 && isWritable(loop) ? loop : '';
}

function elementNotes(failure: Failure, { form, version, isWritable }: CopyTerms): X12SegmentData[] {
  const { elementPosition, componentPosition, repetition, dataElement = '' } = failure.location ?? {};
  if (elementPosition === undefined) return [];
  const parts = [elementPosition, componentPosition, isSince005010(version) ? repetition : undefined];
  const place: X12Element = parts.map((part) => (part === undefined ? '' : String(part)));
  const value = failure.value ?? '';
  const copied = isWritable(value) && !REDACTED.test(value) ? value.slice(0, MAX_AK404) : '';
  return x12Codes(failure, form.tables.element, version).map((code): X12SegmentData => [
    form.elementNote,
    place,
    dataElement,
    code,
    copied,
  ]);
}
