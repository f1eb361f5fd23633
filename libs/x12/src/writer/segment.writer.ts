import type { OutgoingElement, OutgoingSegment } from '@app/interchange';
import { unwritable, writtenSegment } from '@app/interchange';
import type { X12Delimiters } from './x12-delimiters.js';

/** An element to be written: text, its components, or its repetitions. */
export type X12Element = OutgoingElement;

/** A segment to be written: `['AK5', 'R', '5']`, `['AK4', ['4', '2'], '212', '6']`. */
export type X12SegmentData = OutgoingSegment;

/**
 * One segment with its terminator. X12 has no release character.
 *
 * @throws UnwritableDataError where a text holds a delimiter or a character that X12 does not have, or an element
 *   repeats that cannot
 */
export function writeX12Segment(segment: X12SegmentData, delimiters: X12Delimiters): string {
  return writtenSegment(segment, delimiters, (text, place) => {
    if (isWritableX12(text, delimiters)) return text;
    throw unwritable('dataHoldsDelimiter', place, text);
  });
}

/** Whether a text may be written: no delimiter, no control character, nothing beyond ASCII. */
export function isWritableX12(text: string, delimiters: X12Delimiters): boolean {
  const { element, component, repetition, terminator } = delimiters;
  return (
    !/[^ -~]/.test(text) &&
    ![element, component, repetition, terminator].some((one) => one !== undefined && text.includes(one))
  );
}
