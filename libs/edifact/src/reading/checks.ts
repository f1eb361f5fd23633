import { locate } from '@app/interchange';
import type { ByteSegment, EnvelopeReporter, ParseFailureName, Segment } from '@app/interchange';
import type { UnbDetail } from './dialect.js';

const UNB_MANDATORY: readonly (readonly [element: number, name: string])[] = [
  [2, 'sender'],
  [3, 'recipient'],
  [4, 'date and time'],
  [5, 'control reference'],
];

export function checkUnb(unb: Segment, detail: UnbDetail, report: EnvelopeReporter): void {
  if (!detail.levelKnown)
    report.raise('unknownSyntax', locate(unb, 1), { with: { value: detail.level }, value: detail.level });
  for (const [element, name] of UNB_MANDATORY) if (unb.value(element) === '') lacks(unb, element, name, report);
}

/** Whether line breaks were left out of a segment: it has more bytes than its text needs at most. */
export function holdsBreak(segment: Segment): boolean {
  for (let element = 0; element <= segment.elementCount; element++)
    if (segment.range(element).byteLength > Buffer.byteLength(segment.sent(element))) return true;
  return false;
}

/** A service segment lacks a mandatory element. */
export function lacks(segment: Segment, element: number, name: string, report: EnvelopeReporter): void {
  report.raise('serviceElementMissing', locate(segment, element), { with: { id: segment.id, name } });
}

/** A trailer repeats the reference of its header; an absent one is said and not compared. */
export function checkReference(
  segment: ByteSegment,
  header: string,
  mismatch: ParseFailureName,
  report: EnvelopeReporter,
): void {
  const trailer = simple(segment, 2);
  if (trailer === '') lacks(segment, 2, 'reference', report);
  else if (header !== '' && trailer !== header)
    report.raise(mismatch, locate(segment, 2), { with: { trailer, header }, value: trailer });
}

/** A trailer counts what it closes. */
export function checkCount(
  segment: ByteSegment,
  counted: number,
  mismatch: ParseFailureName,
  report: EnvelopeReporter,
  words: Readonly<Record<string, string>> = {},
): void {
  const declared = simple(segment, 1);
  if (declared === String(counted)) return;
  if (/^\d{1,15}$/.test(declared) && Number(declared) === counted) return;
  report.raise(mismatch, locate(segment, 1), { with: { declared, counted, ...words }, value: declared });
}

/** A simple element that was sent with components or repetitions is kept whole: it is not what its first part says. */
export function simple(segment: Segment, element: number): string {
  const [value, sent] = [segment.value(element), segment.sent(element)];
  if (value.length === sent.length) return value;
  const isSimple = segment.repetitionCount(element) <= 1 && segment.componentCount(element) <= 1;
  return isSimple ? value : sent;
}
