/** Damage as lines and programs do it: one to three of these. */
import { Buffer } from 'node:buffer';

const KINDS = {
  cut: (random, bytes) => bytes.subarray(0, random.below(bytes.length + 1)),
  behead: (random, bytes) => bytes.subarray(random.below(bytes.length + 1)),
  flipBit: (random, bytes) => replaced(bytes, random.below(bytes.length), (byte) => byte ^ (1 << random.below(8))),
  anyByte: (random, bytes) => replaced(bytes, random.below(bytes.length), () => random.below(256)),
  digit: (random, bytes) => {
    const isDigit = (at) => bytes[at] >= 0x30 && bytes[at] <= 0x39;
    let at = random.below(bytes.length);
    for (let tried = 0; tried < bytes.length && !isDigit(at); tried++) at = (at + 1) % bytes.length;
    return isDigit(at) ? replaced(bytes, at, () => 0x30 + random.below(10)) : bytes;
  },
  dropByte: (random, bytes) => spliced(bytes, random.below(bytes.length), 1, ''),
  insertByte: (random, bytes) =>
    spliced(bytes, random.below(bytes.length + 1), 0, String.fromCharCode(random.below(256))),
  doubleByte: (random, bytes) => {
    const at = random.below(bytes.length);
    return spliced(bytes, at, 0, String.fromCharCode(bytes[at]));
  },
  swapBytes: (random, bytes) => {
    const [one, other] = [random.below(bytes.length), random.below(bytes.length)];
    return replaced(
      replaced(bytes, one, () => bytes[other]),
      other,
      () => bytes[one],
    );
  },
  dropSegment: (random, bytes) => segments(bytes, (list) => list.splice(random.below(list.length), 1)),
  doubleSegment: (random, bytes) =>
    segments(bytes, (list) => {
      const at = random.below(list.length);
      list.splice(at, 0, list[at]);
    }),
  swapSegments: (random, bytes) =>
    segments(bytes, (list) => {
      const [one, other] = [random.below(list.length), random.below(list.length)];
      [list[one], list[other]] = [list[other], list[one]];
    }),
  moveBlock: (random, bytes) => {
    const [from, length] = [random.below(bytes.length), random.below(64)];
    const block = bytes.subarray(from, from + length).toString('latin1');
    return spliced(bytes, random.below(bytes.length + 1), random.chance(0.5) ? length : 0, block);
  },
  lineBreaks: (random, bytes) => {
    const width = random.between(10, 90);
    const text = bytes.toString('latin1');
    return Buffer.from(text.replace(new RegExp(`[^]{${width}}`, 'g'), '$&\n'), 'latin1');
  },
};

export function mutated(random, bytes) {
  let result = bytes;
  const kinds = random.many(1, random.chance(0.3) ? 3 : 1, () => random.pick(Object.keys(KINDS)));
  for (const kind of kinds) if (result.length > 0) result = KINDS[kind](random, result);
  return { bytes: result, kinds };
}

function replaced(bytes, at, change) {
  const copy = Buffer.from(bytes);
  copy[at] = change(copy[at]);
  return copy;
}

function spliced(bytes, at, drop, insert) {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(insert, 'latin1'), bytes.subarray(at + drop)]);
}

/** The terminator is guessed from the end: the last byte that is no line break. */
function segments(bytes, change) {
  const text = bytes.toString('latin1');
  const terminator = text.trimEnd().at(-1) ?? '~';
  const list = text
    .split(terminator)
    .slice(0, -1)
    .map((one) => one + terminator);
  if (list.length === 0) return bytes;
  change(list);
  return Buffer.from(list.join(''), 'latin1');
}
