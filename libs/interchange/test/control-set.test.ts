import { describe, expect, it } from '@jest/globals';
import { ControlSet } from '../src/index.js';

describe('ControlSet', () => {
  it.each([
    ['a run of numbers', ['0001', '0002', '0003', '0002'], [true, true, true, false]],
    ['a run behind letters', ['ME00000001', 'ME00000002', 'NE00000001', 'ME00000001'], [true, true, true, false]],
    ['numbers out of order', ['7', '5', '6', '5', '7', '4'], [true, true, true, false, false, true]],
    ['another number of digits is another text', ['1', '01', '001', '01'], [true, true, true, false]],
    ['letters alone', ['A', 'B', 'A', ''], [true, true, false, true]],
    ['digits before letters', ['1A', '2A', '1A'], [true, true, false]],
    [
      'more digits than a number holds',
      ['12345678901234567', '12345678901234568', '12345678901234567'],
      [true, true, false],
    ],
    [
      'digits behind a long text that ends in digits',
      ['1000000000000000', '0000000000000001', '1000000000000000'],
      [true, true, false],
    ],
    ['nothing twice', ['', ''], [true, false]],
  ])('%s', (_name, controls, first) => {
    const set = new ControlSet();
    expect(controls.map((control) => set.add(control))).toEqual(first);
  });
});
