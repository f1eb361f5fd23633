import { describe, expect, it } from '@jest/globals';
import { hasCheckDigit, isGln, ssccDigits, toGtin14 } from '../src/index.js';

describe('identifiers', () => {
  it.each([
    ['614141100019', true],
    ['5412345001010', true],
    ['006141411234567890', true],
    ['054123450000000013', true],
    ['054123450000000014', false],
    ['61414110001X', false],
    ['', false],
  ])('check digit of %s holds: %s', (digits, expected) => {
    expect(hasCheckDigit(digits)).toBe(expected);
  });

  it.each([
    ['614141100019', '00614141100019'],
    ['5412345001010', '05412345001010'],
    ['00614141100019', '00614141100019'],
    ['96385074', '00000096385074'],
    ['614141100018', undefined],
    ['6141411000', undefined],
  ])('GTIN of %s is %s', (sent, expected) => {
    expect(toGtin14(sent)).toBe(expected);
  });

  it.each([
    ['006141411234567890', '006141411234567890'],
    ['00006141411234567890', '006141411234567890'],
    ['(00)006141411234567890', '006141411234567890'],
    ['6141411234567890', undefined],
  ])('SSCC of %s is %s', (sent, expected) => {
    expect(ssccDigits(sent)).toBe(expected);
  });

  it('knows a GLN by its check digit', () => {
    expect(isGln('4001234000015')).toBe(true);
    expect(isGln('4001234000016')).toBe(false);
  });
});
