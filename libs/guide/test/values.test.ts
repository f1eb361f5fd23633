import { describe, expect, it } from '@jest/globals';
import { isCalendarDate, isTimeOfDay } from '../src/date.check.js';
import { fitsFormat } from '../src/date.format.js';
import type { ElementType, ValueContext } from '../src/value.check.js';
import { bytesOf, repertoireOf, valueProblem, valueRule } from '../src/value.check.js';

const X12: ValueContext = { edifact: false, decimal: '.', component: 0x3e, repertoire: undefined };
const EDIFACT: ValueContext = { edifact: true, decimal: ',', component: 0x3a, repertoire: undefined };

describe('values by type', () => {
  const cases: [
    type: ElementType,
    min: number,
    max: number,
    value: string,
    context: ValueContext,
    expected: string | undefined,
  ][] = [
    ['AN', 1, 5, 'A B  ', X12, undefined],
    ['AN', 2, 5, 'A', X12, 'elementTooShort'],
    ['AN', 1, 5, 'ABCDEF', X12, 'elementTooLong'],
    ['AN', 1, 5, 'A\nB', X12, 'invalidCharacter'],
    ['AN', 1, 5, 'é€', X12, undefined],
    ['N', 1, 3, '-123', X12, undefined],
    ['N', 1, 3, '1234', X12, 'elementTooLong'],
    ['N', 1, 3, '007', X12, undefined],
    ['N', 1, 3, '1.5', X12, 'notAnInteger'],
    ['N', 1, 3, '-', X12, 'notAnInteger'],
    ['N', 1, 3, ' 1', X12, 'notAnInteger'],
    ['R', 1, 4, '-1234.', X12, undefined],
    ['R', 1, 4, '.25', X12, undefined],
    ['R', 1, 4, '0.250', X12, undefined],
    ['R', 1, 4, '12345', X12, 'elementTooLong'],
    ['R', 1, 4, '1.2.3', X12, 'notADecimal'],
    ['R', 1, 4, '1-', X12, 'notADecimal'],
    ['R', 1, 4, '1,5', X12, 'wrongDecimalMark'],
    ['R', 1, 4, '.', X12, 'notADecimal'],
    ['R', 1, 4, '١٢', X12, 'notADecimal'],
    ['n', 1, 4, '1,5', EDIFACT, undefined],
    ['n', 1, 4, '1.5', EDIFACT, 'wrongDecimalMark'],
    ['n', 1, 4, ',5', EDIFACT, 'noDigitBeforeDecimalMark'],
    ['n', 1, 4, '5,', EDIFACT, 'notADecimal'],
    ['n', 6, 6, '12345', EDIFACT, 'elementTooShort'],
    ['a', 1, 3, 'AbC', EDIFACT, undefined],
    ['a', 1, 3, 'A1', EDIFACT, 'notAlphabetic'],
    ['an', 1, 3, 'A1', { ...EDIFACT, repertoire: repertoireOf('ABC') }, 'outsideRepertoire'],
    ['DT', 8, 8, '20240229', X12, undefined],
    ['DT', 8, 8, '20230229', X12, 'invalidDate'],
    ['DT', 8, 8, '2023-1-1', X12, 'invalidDate'],
    ['DT', 8, 8, '230101', X12, 'elementTooShort'],
    ['TM', 4, 8, '2359', X12, undefined],
    ['TM', 4, 8, '23595999', X12, undefined],
    ['TM', 4, 8, '235', X12, 'elementTooShort'],
    ['TM', 4, 8, '23595', X12, 'invalidTime'],
    ['B', 1, 2, 'anything at all', X12, undefined],
  ];
  it.each(cases)('%s %d..%d %j', (type, min, max, value, context, expected) => {
    expect(valueProblem(valueRule(type, min, max), bytesOf(value), 0, value.length, context)).toBe(expected);
    const around = `1${value}1`;
    expect(valueProblem(valueRule(type, min, max), bytesOf(around), 1, around.length - 1, context)).toBe(expected);
  });

  it('codes may be padded', () => {
    const rule = valueRule('ID', 2, 3, ['ST', 'BY']);
    const check = (value: string) => valueProblem(rule, bytesOf(value), 0, value.length, X12);
    expect([check('ST'), check('ST '), check('XX')]).toEqual([undefined, undefined, 'invalidCode']);
  });
});

describe('dates and times', () => {
  const formats: [value: string, format: string, fits: boolean][] = [
    ['20260301', '102', true],
    ['20260332', '102', false],
    ['2026031', '102', false],
    ['260301', '101', true],
    ['202603011230', '203', true],
    ['202603012560', '203', false],
    ['20260301123059', '204', true],
    ['202653', '616', true],
    ['202654', '616', false],
    ['202612', '610', true],
    ['202613', '610', false],
    ['2026030120260401', '718', true],
    ['20260301-20260401', '718', true],
    ['20260301-20260431', '718', false],
    ['20260301-20260401', 'RD8', true],
    ['20260301', 'RD8', false],
    ['202603011230UTC', '303', true],
    ['30', '804', true],
    ['anything', 'no such format', true],
  ];
  it.each(formats)('%s as %s: %s', (value, format, fits) => {
    expect(fitsFormat(value, format)).toBe(fits);
  });

  it('follow the calendar and the clock', () => {
    expect(
      ['20000229', '19000229', '20260431', '260228', '1234567', 'abcdefgh'].map((text) =>
        isCalendarDate(bytesOf(text), 0, text.length),
      ),
    ).toEqual([true, false, false, true, false, false]);
    expect(
      ['0000', '2400', '1260', '125960', '1259599', '12345'].map((text) => isTimeOfDay(bytesOf(text), 0, text.length)),
    ).toEqual([true, false, false, false, true, false]);
  });
});
