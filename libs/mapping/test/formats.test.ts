import { describe, expect, it } from '@jest/globals';
import { readDate, readTime, DATE_LAYOUTS } from '../src/format/date.format.js';
import { readDecimal, readImplied } from '../src/format/number.format.js';

describe('numbers', () => {
  it.each([
    ['9.250', '.', '9.250'],
    ['012.50', '.', '12.50'],
    ['.5', '.', '0.5'],
    ['-.5', '.', '-0.5'],
    ['7.', '.', '7'],
    ['-0', '.', '0'],
    ['-0.00', '.', '0.00'],
    ['000', '.', '0'],
    ['9,80', ',', '9.80'],
    ['1411', ',', '1411'],
    ['9.80', ',', undefined],
    ['9,80', '.', undefined],
    ['1.234,50', ',', undefined],
    ['1,2,3', ',', undefined],
    ['1E3', '.', undefined],
    ['+5', '.', undefined],
    ['5-', '.', undefined],
    ['', '.', undefined],
    ['.', '.', undefined],
    ['-', '.', undefined],
  ])('reads "%s" with the mark %s as %s', (sent, mark, expected) => {
    expect(readDecimal(sent, mark)).toBe(expected);
  });

  it.each([
    ['17060', 2, '170.60'],
    ['5', 2, '0.05'],
    ['-5', 2, '-0.05'],
    ['0', 2, '0.00'],
    ['-0', 2, '0.00'],
    ['00123', 1, '12.3'],
    ['170.60', 2, undefined],
    ['', 2, undefined],
  ])('reads "%s" with %s implied places as %s', (sent, places, expected) => {
    expect(readImplied(sent, places)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['20260301', undefined, { start: '2026-03-01' }],
    ['260301', undefined, { start: '2026-03-01' }],
    ['991231', undefined, { start: '1999-12-31' }],
    ['202603010815', undefined, { start: '2026-03-01T08:15' }],
    ['20260301', '102', { start: '2026-03-01' }],
    ['010326', '2', { start: '2026-03-01' }],
    ['202603010815', '203', { start: '2026-03-01T08:15' }],
    ['20260301081530', '204', { start: '2026-03-01T08:15:30' }],
    ['202603010815UTC', '303', { start: '2026-03-01T08:15Z' }],
    ['202603010815CET', '303', { start: '2026-03-01T08:15' }],
    ['2026', '602', { start: '2026-01-01', end: '2026-12-31' }],
    ['202602', '610', { start: '2026-02-01', end: '2026-02-28' }],
    ['202601', '616', { start: '2025-12-29', end: '2026-01-04' }],
    ['202653', '616', { start: '2026-12-28', end: '2027-01-03' }],
    ['2026031620260318', '718', { start: '2026-03-16', end: '2026-03-18' }],
    ['20260316-20260318', '718', { start: '2026-03-16', end: '2026-03-18' }],
    ['20240229', '102', { start: '2024-02-29' }],
    ['20260229', '102', undefined],
    ['20261301', '102', undefined],
    ['202613', '610', undefined],
    ['202654', '616', undefined],
    ['202603012460', '203', undefined],
    ['2026030', '102', undefined],
    ['2026-3-1', '102', undefined],
    ['202603011200', '102', undefined],
    ['2026031', undefined, undefined],
    ['2026-03-01', undefined, { start: '2026-03-01' }],
    ['2026-03-01+01:00', undefined, { start: '2026-03-01' }],
    ['2013-04-01T16:00:26-08:00', undefined, { start: '2013-04-01T16:00:26-08:00' }],
    ['2013-04-01T16:00:26.5Z', undefined, { start: '2013-04-01T16:00:26.5Z' }],
    ['2013-04-01T16:00:26+0100', undefined, { start: '2013-04-01T16:00:26+01:00' }],
    ['2013-04-01T25:00:26', undefined, undefined],
    ['2013-02-29', undefined, undefined],
  ])('reads "%s" in format %s as %j', (sent, format, expected) => {
    expect(readDate(sent, format === undefined ? undefined : DATE_LAYOUTS[format])).toEqual(expected);
  });

  it.each([
    ['0815', '08:15'],
    ['081530', '08:15:30'],
    ['16002600', '16:00:26'],
    ['1600265', '16:00:26.5'],
    ['2400', undefined],
    ['0860', undefined],
    ['8:15', undefined],
  ])('reads the time "%s" as %s', (sent, expected) => {
    expect(readTime(sent)).toBe(expected);
  });
});
