/** Numbers that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from `low` to `high`. */
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    chance: (share) => next() < share,
    pick: (list) => list[between(0, list.length - 1)],
    /** So many digits. */
    digits: (length) => Array.from({ length }, () => between(0, 9)).join(''),
  };
}

const WORDS =
  'ENAMEL MUG BLUE TEAPOT DISH TOWEL STRIPED COTTON STEEL KETTLE LID LARGE SMALL 500G 2M OAK TRAY SET OF 6'.split(' ');

/** What an article is called: two to five words. */
export function description(random) {
  return Array.from({ length: random.between(2, 5) }, () => random.pick(WORDS)).join(' ');
}

/** Price per piece in cents, as money. */
export function money(cents) {
  return (cents / 100).toFixed(2);
}

/** An article number of ours, GTIN-13 or GTIN-12 (UPC), with its check digit: GS1 weighs digits 3, 1, 3 from the right. */
export function articleNumber(random, prefix) {
  const body = prefix + random.digits(6);
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** A day of a month of 2026, CCYYMMDD. */
export function day(random, month) {
  return `2026${month}${String(random.between(1, 28)).padStart(2, '0')}`;
}

export const PLACES = [
  ['100 MAIN STREET', 'COLUMBUS', 'OH', '43215'],
  ['4500 INDUSTRIAL PKWY', 'DALLAS', 'TX', '75201'],
  ['77 HARBOR BLVD', 'RENO', 'NV', '89501'],
  ['12 COMMERCE WAY', 'ATLANTA', 'GA', '30303'],
];
