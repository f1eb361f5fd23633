import { acknowledgeFailures } from '../failures/index.js';
import { UnwritableDataError } from './unwritable-data.error.js';

/** An element to be written: text; its components; or, in two levels, its repetitions, each with its components. */
export type OutgoingElement = string | readonly string[] | readonly (readonly string[])[];

/** A segment to be written: `['AK4', ['4', '2'], '212']`, `['DMG', '', '', '', '', [['C'], ['RET', 'W']]]`. */
export type OutgoingSegment = readonly [tag: string, ...elements: OutgoingElement[]];

/** The separators of a segment, one character each. */
export interface OutgoingSeparators {
  readonly element: string;
  readonly component: string;
  /** Undefined where nothing can repeat. */
  readonly repetition: string | undefined;
  readonly terminator: string;
}

/** Where a text is to stand: elements count from 1. */
export interface OutgoingPlace {
  readonly segment: string;
  readonly element: number;
}

/**
 * One segment with its terminator. Trailing empty components, repetitions and elements are left out (X12.6, 3.7; ISO
 * 9735, 8.3). `written` gives a text as it is written, or throws.
 *
 * @throws UnwritableDataError where an element repeats and there is no separator for that
 */
export function writtenSegment(
  [tag, ...elements]: OutgoingSegment,
  separators: OutgoingSeparators,
  written: (text: string, place: OutgoingPlace) => string,
): string {
  const { component, repetition, terminator } = separators;
  const texts = elements.map((element, index) => {
    const place = { segment: tag, element: index + 1 };
    const repetitions = repetitionsOf(element).map((parts) =>
      withoutTrailing(parts)
        .map((text) => written(text, place))
        .join(component),
    );
    const sent = withoutTrailing(repetitions);
    if (sent.length > 1 && repetition === undefined) throw unwritable('noRepetition', place, sent[1] ?? '');
    return sent.join(repetition);
  });
  return [tag, ...withoutTrailing(texts)].join(separators.element) + terminator;
}

/** An error that names the element: `N1-02`. */
export function unwritable(
  row: 'dataHoldsDelimiter' | 'doesNotFit' | 'noRepetition' | 'notInCharset',
  { segment, element }: OutgoingPlace,
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): UnwritableDataError {
  return new UnwritableDataError(
    acknowledgeFailures.raise(row, {
      with: { segment, element: String(element).padStart(2, '0'), text, ...values },
      location: { segmentId: segment, elementPosition: element },
      value: text,
    }),
  );
}

function repetitionsOf(element: OutgoingElement): readonly (readonly string[])[] {
  if (typeof element === 'string') return [[element]];
  return isSimple(element) ? [element] : element;
}

function isSimple(element: readonly string[] | readonly (readonly string[])[]): element is readonly string[] {
  return element.every((one) => typeof one === 'string');
}

function withoutTrailing(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === '') end--;
  return texts.slice(0, end);
}
