import { transmission } from './interchanges.mjs';
import { mutated } from './mutation.mjs';
import { Random } from './random.mjs';

/** The input of a place in a run: a sound transmission, damaged; and where it is split for the second reading. */
export function inputAt(seed, index) {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  const { bytes, kinds } = mutated(random, transmission(random));
  return { bytes, kinds, cut: random.below(bytes.length + 1) };
}
