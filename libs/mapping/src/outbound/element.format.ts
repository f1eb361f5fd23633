import type { DataElement } from '@app/guide';
import type { outboundFailures } from '@app/interchange';
import { readDecimal } from '../format/number.format.js';
import { writeDay, writeTime } from './written-date.js';

/** A row of the failure table, and what fills its places. */
export interface WrittenProblem {
  readonly name: keyof typeof outboundFailures.definitions;
  readonly with: Readonly<Record<string, string | number>>;
}

/** A value of a document as an element carries it; "" leaves it out. */
export type Formatted = string | WrittenProblem;

/**
 * Writes a text as the dictionary says of an element: N without its implied places, R and EDIFACT's n with the decimal
 * mark, DT and TM from ISO 8601, anything else as it stands. Nothing is rounded and nothing is cut.
 *
 * @param mark the decimal mark of EDIFACT
 */
export function formatElement(text: string, element: DataElement, mark: string): Formatted {
  switch (element.type) {
    case 'N':
      return formatImplied(text, element);
    case 'R':
      return formatDecimal(text, element, '.');
    case 'n':
      return formatDecimal(text, element, mark);
    case 'DT':
      return fitting(writeDay(text, element.max), text, element, element.max >= 8 ? 'CCYYMMDD' : 'YYMMDD');
    case 'TM':
      return fitting(writeTime(text, element.max), text, element, 'HHMM');
    case 'ID':
    case 'AN':
    case 'B':
    case 'a':
    case 'an':
      return fitting(text, text, element, '');
  }
}

function fitting(written: string | undefined, text: string, { max }: DataElement, layout: string): Formatted {
  if (written === undefined) return { name: 'notADate', with: { text, layout } };
  return written.length > max ? tooLong(text, written.length, max) : written;
}

function tooLong(text: string, length: number, max: number): WrittenProblem {
  return { name: 'tooLong', with: { text, length, max } };
}

/** `170.60` with two implied places is `17060`; zeros behind them say nothing. */
function formatImplied(text: string, { decimals, max }: DataElement): Formatted {
  const number = readDecimal(text);
  if (number === undefined) return { name: 'notANumber', with: { text } };
  const [whole = '', fraction = ''] = number.split('.');
  if (/[1-9]/.test(fraction.slice(decimals))) return { name: 'tooManyPlaces', with: { text, places: decimals } };
  const digits = (whole + fraction.slice(0, decimals).padEnd(decimals, '0')).replace(/^(-?)0+(?=\d)/, '$1');
  const length = digits.replace('-', '').length;
  return length > max ? tooLong(text, length, max) : digits;
}

/** Sign and decimal mark do not count in the length (X12.6, 3.5.1.2; ISO 9735, 10.1). */
function formatDecimal(text: string, { max }: DataElement, mark: string): Formatted {
  const number = readDecimal(text);
  if (number === undefined) return { name: 'notANumber', with: { text } };
  const length = number.replace(/[-.]/g, '').length;
  return length > max ? tooLong(text, length, max) : number.replace('.', mark);
}
