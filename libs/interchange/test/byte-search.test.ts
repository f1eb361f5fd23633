import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findBytes } from '../src/reading/byte-search.js';

function find(content: readonly number[], mark: number, from = 0): number[] {
  const store = Buffer.alloc((content.length + 3) & ~3, mark);
  store.set(content);
  const words = new Int32Array(new Uint8Array(store).buffer);
  const places = new Int32Array(content.length);
  const count = findBytes(store, words, mark, from, content.length, places, 0);
  return [...places.subarray(0, count)];
}

describe('the search for a byte', () => {
  it.each([
    ['none', [1, 2, 3, 4, 5], []],
    ['at both ends of a word', [7, 0, 0, 7], [0, 3]],
    ['below a byte that differs in its last bit', [7, 6, 0, 0, 0, 7, 6, 6], [0, 5]],
    ['behind the last whole word', [0, 0, 0, 0, 0, 7], [5]],
    ['everywhere', [7, 7, 7, 7, 7], [0, 1, 2, 3, 4]],
  ])('finds it: %s', (_, content, expected) => {
    expect(find(content, 7)).toEqual(expected);
  });

  it('finds what a look at each byte finds, from any place on', () => {
    const few = fc.constantFrom(0, 1, 126, 127, 128, 254, 255);
    fc.assert(
      fc.property(fc.array(few, { maxLength: 40 }), few, fc.nat(40), (content, mark, from) => {
        const expected = content.flatMap((byte, at) => (byte === mark && at >= from ? [at] : []));
        expect(find(content, mark, Math.min(from, content.length))).toEqual(expected);
      }),
    );
  });
});
