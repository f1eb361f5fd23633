import { describe, expect, it } from '@jest/globals';
import { tagSearch } from '../src/index.js';

describe('tagSearch', () => {
  const search = tagSearch('UNA', 'UNB');

  it.each([
    ['UNB+UNOC', 0, 8, 0],
    ['xUNB', 0, 4, 1],
    ['xxUNA', 0, 5, 2],
    ['UUNB', 0, 4, 1],
    ['UNUNB', 0, 5, 2],
    ['AUNABUNB', 0, 8, 1],
    ['AUNABUNB', 2, 8, 5],
    ['UNB', 0, 2, -1],
    ['UNH+BAN', 0, 7, -1],
    ['NUB BNU', 0, 7, -1],
    ['', 0, 0, -1],
  ])('%s from %i before %i: %i', (text, from, to, expected) => {
    expect(search(Buffer.from(text), from, to)).toBe(expected);
  });
});
