import { describe, expect, it } from '@jest/globals';
import { offsetOf } from '../src/format/time-zone.js';
import { evaluateOrder } from './map.harness.js';

describe('the offset of a time', () => {
  it.each([
    ['Z', '2026-03-01T08:15', 'Z'],
    ['+05:30', '2026-03-01T08:15', '+05:30'],
    ['UT', '2026-03-01T08:15', 'Z'],
    ['ES', '2026-07-01T08:15', '-05:00'],
    ['ET', '2026-03-01T08:15', '-05:00'],
    ['ET', '2026-07-01T08:15', '-04:00'],
    ['01', '2026-03-01T08:15', '+01:00'],
    ['12', '2026-03-01T08:15', '+12:00'],
    ['13', '2026-03-01T08:15', '-12:00'],
    ['24', '2026-03-01T08:15', '-01:00'],
    ['Europe/Berlin', '2026-03-29T01:59', '+01:00'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '+02:00'],
    ['Asia/Kolkata', '2026-03-01T08:15', '+05:30'],
    ['Europe/London', '2026-01-01T08:15', 'Z'],
    ['Nowhere', '2026-03-01T08:15', undefined],
    ['XX', '2026-03-01T08:15', undefined],
  ])('in %s at %s is %s', (zone, local, expected) => {
    expect(offsetOf(zone, local)).toBe(expected);
  });
});

describe('a time in a document', () => {
  const field = 'issueDate: { date: DTM.02, time: DTM.03, zone: DTM.04 }';
  const made = async (segment: string, zone?: string) => {
    const { documents, failures } = await evaluateOrder([field], [segment], {
      lookups: { option: (name) => (name === 'time-zone' ? zone : undefined) },
    });
    const [order] = documents;
    return [order?.documentType === 'Order' ? order.issueDate : undefined, failures.map(({ code }) => code)];
  };

  it.each([
    ['without a zone', 'DTM*002*20260301*0815', undefined, '2026-03-01T08:15', []],
    ['with the time code that is sent', 'DTM*002*20260301*0815*ET', 'Europe/Berlin', '2026-03-01T08:15-05:00', []],
    ["with the agreement's zone", 'DTM*002*20260701*0815', 'Europe/Berlin', '2026-07-01T08:15+02:00', []],
    ['in local time', 'DTM*002*20260301*0815*LT', 'Europe/Berlin', '2026-03-01T08:15', []],
    ['a day has none', 'DTM*002*20260301', 'Europe/Berlin', '2026-03-01', []],
    ['with a zone that is not known', 'DTM*002*20260301*0815', 'Nowhere', '2026-03-01T08:15', ['CD-4116']],
  ])('%s', async (_, segment, zone, expected, codes) => {
    expect(await made(segment, zone)).toEqual([expected, codes]);
  });
});
