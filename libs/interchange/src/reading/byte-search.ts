import { endianness } from 'node:os';

const ONES = 0x01010101;
const HIGH_BITS = 0x80808080;
/** Words are read in the order of the machine; the search below knows one order. */
const BY_WORDS = endianness() === 'LE';

/**
 * Writes to `places` where `mark` stands from `from` up to `to`, behind the first `count`; returns how many there are
 * then. `words` are the bytes from the first on, four to a word. `places` must have room for every byte.
 *
 * Four bytes are looked at together: of a word in which no byte is 0, taking 1 from each byte sets no high bit that was
 * not set before (H. Warren, Hacker's Delight, 6-1). A byte of 1 above a byte of 0 is told wrongly, so each is looked at.
 */
export function findBytes(
  bytes: Uint8Array,
  words: Int32Array,
  mark: number,
  from: number,
  to: number,
  places: Int32Array,
  count: number,
): number {
  const first = BY_WORDS ? Math.min(to, (from + 3) & ~3) : to;
  const last = BY_WORDS ? Math.max(first, to & ~3) : to;
  const pattern = Math.imul(mark, ONES);
  let next = count;
  for (let at = from; at < first; at++) if (bytes[at] === mark) places[next++] = at;
  for (let word = first >> 2; word < last >> 2; word++) {
    const zero = (words[word] ?? 0) ^ pattern;
    let hits = (zero - ONES) & ~zero & HIGH_BITS;
    while (hits !== 0) {
      const at = (word << 2) + ((31 - Math.clz32(hits & -hits)) >> 3);
      if (bytes[at] === mark) places[next++] = at;
      hits &= hits - 1;
    }
  }
  for (let at = last; at < to; at++) if (bytes[at] === mark) places[next++] = at;
  return next;
}
