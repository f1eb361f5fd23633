import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  absolute,
  add,
  compare,
  divide,
  equals,
  isDecimal,
  isNegative,
  isZero,
  minimum,
  multiply,
  negate,
  normalise,
  round,
  subtract,
  sum,
} from '../src/index.js';

describe('decimals', () => {
  it.each([
    ['add', add('0.1', '0.2'), '0.3'],
    ['add keeps the larger scale', add('10.00', '2.5'), '12.50'],
    ['add to nothing', add('1.50', '-1.5'), '0.00'],
    ['subtract', subtract('17060', '0.01'), '17059.99'],
    ['multiply has the sum of the scales', multiply('12.50', '3'), '37.50'],
    ['multiply by zero has no sign', multiply('-12.5', '0'), '0.0'],
    ['beyond a binary float', multiply('9007199254740993', '10.01'), '90162064539957339.93'],
    ['divide', divide('10', '3', 4), '3.3333'],
    ['negate', negate('9.250'), '-9.250'],
    ['negate zero', negate('0.00'), '0.00'],
    ['absolute', absolute('-1.10'), '1.10'],
    ['sum', sum(['1.10', '2', '-0.05']), '3.05'],
    ['sum of none', sum([]), '0'],
    ['normalise', normalise('012.50'), '12.5'],
    ['normalise minus zero', normalise('-0.0'), '0'],
    ['round half to even', round('2.345', 2), '2.34'],
    ['round half to even, up', round('2.355', 2), '2.36'],
    ['minimum', minimum('2.0', '10'), '2.0'],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it.each([
    ['compare by value', compare('1.0', '1.00'), 0],
    ['compare below', compare('9', '10'), -1],
    ['compare above', compare('-1', '-1.01'), 1],
    ['equals', equals('1', '1.000'), true],
    ['zero', isZero('-0.00'), true],
    ['negative', isNegative('-0.01'), true],
    ['minus zero is not negative', isNegative('-0'), false],
    ['is a decimal', isDecimal('-12.50'), true],
    ['an exponent is none', isDecimal('1e3'), false],
    ['a comma is none', isDecimal('12,5'), false],
    ['a bare point is none', isDecimal('.5'), false],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('refuses what is no decimal', () => {
    expect(() => add('1e3', '1')).toThrow('"1e3" is not a decimal');
    expect(() => divide('1', '0.0', 2)).toThrow('1 cannot be divided by zero');
  });

  it('adds what it subtracts, for any cents', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => {
      const digits = String(Math.abs(cents)).padStart(3, '0');
      return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    });
    fc.assert(fc.property(amount, amount, (a, b) => expect(equals(subtract(add(a, b), b), a)).toBe(true)));
  });
});
