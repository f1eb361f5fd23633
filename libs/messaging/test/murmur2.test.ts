import { describe, expect, it } from '@jest/globals';
import { murmur2, partitionOf } from '../src/log/murmur2.js';

/** The cases of Kafka's own `UtilsTest.testMurmur2`. */
describe('murmur2', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('%s', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it.each([
    ['21', 0],
    ['a-little-bit-long-string', 2],
    ['abc', 3],
  ])('%s lies in partition %i of 6', (key, partition) => {
    expect(partitionOf(key, 6)).toBe(partition);
  });
});
