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
  const version = unb.value(1, 2);
  if (version === '') lacks(unb, 1, 'syntax version', report);
  else if (!/^0?[1-4]$/.test(version))
    report.raise('unknownSyntaxVersion', locate(unb, 1, 2), { with: { value: version }, value: version });
  for (const [element, name] of UNB_MANDATORY) if (unb.value(element) === '') lacks(unb, element, name, report);
}

const ESCAPE = 0x1b;
const NO_ESCAPE = new Uint8Array(256).fill(1).fill(0, ESCAPE, ESCAPE + 1);

/** Whether escape sequences may switch the character set (ISO 2022): under UNOX, where no service character is one. */
export function mayEscape({ level, delimiters }: UnbDetail): boolean {
  return level === 'UNOX' && !Object.values(delimiters).includes(String.fromCharCode(ESCAPE));
}

/** What follows an escape sequence may hold bytes of service characters that are none. */
export function checkEscape(segment: ByteSegment, report: EnvelopeReporter): void {
  const byteOffset = segment.firstOutside(NO_ESCAPE);
  if (byteOffset !== -1)
    report.once('codeExtension', { ...locate(segment), byteOffset, byteLength: 1 }, { with: { id: segment.id } });
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
