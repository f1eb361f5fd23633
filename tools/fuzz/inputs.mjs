import { transmission } from './interchanges.mjs';
import { mutated } from './mutation.mjs';
import { Random } from './random.mjs';

/** So many inputs in a row are one sound transmission, each with damage of its own: to make one takes longest. */
const PER_TRANSMISSION = 32;
let last = { seed: NaN, nth: NaN, made: undefined };

function soundAt(seed, nth) {
  if (last.seed !== seed || last.nth !== nth) {
    const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0xc2b2ae35));
    last = { seed, nth, made: transmission(random) };
  }
  return last.made;
}

/**
 * The input of a place in a run: a sound transmission, damaged; where it is split for the second reading; and whether
 * the oracle can judge it.
 */
export function inputAt(seed, index) {
  const { bytes: sound, judged } = soundAt(seed, Math.floor(index / PER_TRANSMISSION));
  const random = new Random(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  const { bytes, kinds } = mutated(random, sound);
  return { bytes, kinds, judged, cut: random.below(bytes.length + 1) };
}
