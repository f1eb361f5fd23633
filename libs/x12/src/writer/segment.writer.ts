import type { Failure } from '@app/interchange';
import { acknowledgeFailures } from '@app/interchange';
import type { X12Delimiters } from './x12-delimiters.js';

/** An element to be written: text, or its components. */
export type X12Element = string | readonly string[];

/** A segment to be written: `['AK5', 'R', '5']`, `['AK4', ['4', '2'], '212', '6']`. */
export type X12SegmentData = readonly [id: string, ...elements: X12Element[]];

/** Thrown when data cannot be written as X12, which has no release character. */
export class UnwritableDataError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'UnwritableDataError';
  }
}

/**
 * One segment with its terminator. Trailing empty components and elements are left out (X12.6, 3.7).
 * Throws UnwritableDataError where a text holds a delimiter or a control character.
 */
export function writeX12Segment([id, ...elements]: X12SegmentData, delimiters: X12Delimiters): string {
  const written = elements.map((element, index) =>
    (typeof element === 'string' ? [element] : withoutTrailing(element))
      .map((text) => checked(text, id, index + 1, delimiters))
      .join(delimiters.component),
  );
  return [id, ...withoutTrailing(written)].join(delimiters.element) + delimiters.terminator;
}

/** Whether a text may be written: no delimiter, no control character, nothing beyond ASCII. */
export function isWritableX12(text: string, delimiters: X12Delimiters): boolean {
  const { element, component, repetition, terminator } = delimiters;
  return (
    !/[^ -~]/.test(text) &&
    ![element, component, repetition, terminator].some((one) => one !== undefined && text.includes(one))
  );
}

function checked(text: string, segment: string, element: number, delimiters: X12Delimiters): string {
  if (isWritableX12(text, delimiters)) return text;
  throw new UnwritableDataError(
    acknowledgeFailures.raise('dataHoldsDelimiter', {
      with: { segment, element: String(element).padStart(2, '0'), text },
      location: { segmentId: segment, elementPosition: element },
      value: text,
    }),
  );
}

function withoutTrailing(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === '') end--;
  return texts.slice(0, end);
}
