import { describe, expect, it } from '@jest/globals';
import type { InterchangeHeader } from '@app/interchange';
import { interchangeAcknowledgment } from '../src/acknowledge/interchange.acknowledgment.js';

const HEADER = { control: '000000905', date: '261122', time: '1030' } as InterchangeHeader;

describe('TA1', () => {
  it.each([
    ['a sound header', HEADER, ['TA1', '000000905', '261122', '1030', 'A', '000']],
    [
      'a header whose elements run into the next',
      { ...HEADER, control: '906710310~ISA"00"          "00"', time: '1030*U*00401' },
      ['TA1', '906710310', '261122', '1030', 'A', '000'],
    ],
  ])('repeats of %s what its elements hold', (_, header, expected) => {
    expect(interchangeAcknowledgment({ header, rejected: false, failures: [] })).toEqual(expected);
  });
});
