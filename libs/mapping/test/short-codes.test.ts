import { describe, expect, it } from '@jest/globals';
import { ByteSegment } from '@app/interchange';
import fc from 'fast-check';
import { LONG, numberAt, numberOf } from '../src/edi/segment.bytes.js';

const SYNTAX = {
  element: 0x2a,
  component: 0x3e,
  repetition: -1,
  release: -1,
  terminator: Uint8Array.of(0x7e),
  dropsBreaks: false,
  decode: (text: Uint8Array) => Buffer.from(text).toString('latin1'),
};
const code = fc.string({ maxLength: 5, unit: fc.constantFrom('\0', 'A', 'B', '1', ' ', '\x7f', 'é') });

describe('codes compared as numbers', () => {
  it.each([
    ['', 0],
    ['1', 0x31],
    ['BY', 0x4259],
    ['002', 0x303032],
    ['0021', LONG],
    ['\0A', LONG],
    ['é', LONG],
  ])('%j is %d', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it('tells any two short codes apart', () => {
    fc.assert(
      fc.property(code, code, (one, other) => {
        if (numberOf(one) === LONG) return;
        expect(numberOf(one) === numberOf(other)).toBe(one === other);
      }),
    );
  });

  it('reads from a segment what it makes of the text', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 4 }), fc.integer({ min: 1, max: 5 }), (values, element) => {
        const segment = ByteSegment.over(SYNTAX, Buffer.from(['XYZ', ...values].join('*'), 'latin1'));
        expect(numberAt(segment, element, 1)).toBe(numberOf(segment.value(element)));
      }),
    );
  });
});
