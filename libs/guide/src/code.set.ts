/** Codes of at most so many characters are compared as one number. */
const SHORT = 4;
const EMPTY = 0;

/** A list of codes that is asked about parts of a text in bytes, without cutting them out where they are short. */
export class CodeSet {
  /** A hash table with open addresses, at most a quarter full; its length is a power of two. */
  readonly slots: Int32Array;
  private readonly mask: number;
  private readonly others: ReadonlySet<string> | undefined;

  constructor(codes: Iterable<string>) {
    const all = [...codes];
    const short = all.map(keyOfCode).filter((key) => key !== EMPTY);
    const rest = all.filter((code) => keyOfCode(code) === EMPTY);
    let size = 8;
    while (size < short.length * 4) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.others = rest.length === 0 ? undefined : new Set(rest);
    for (const key of short) {
      let slot = slotOf(key);
      while (this.slots[slot & this.mask] !== EMPTY) slot++;
      this.slots[slot & this.mask] = key;
    }
  }

  has(bytes: Uint8Array, from: number, to: number): boolean {
    const key = keyOf(bytes, from, to);
    if (key === EMPTY) return this.others?.has(Buffer.from(bytes.subarray(from, to)).toString('latin1')) ?? false;
    for (let slot = slotOf(key); ; slot++) {
      const found = this.slots[slot & this.mask];
      if (found === EMPTY) return false;
      if (found === key) return true;
    }
  }
}

function keyOfCode(code: string): number {
  return keyOf(Buffer.from(code, 'latin1'), 0, code.length);
}

/** The first byte is the lowest, as `sound.wat` loads it; {@link EMPTY} where it is too long. */
function keyOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > SHORT) return EMPTY;
  let key = 0;
  for (let at = to - 1; at >= from; at--) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return EMPTY;
    key = (key << 8) | byte;
  }
  return key;
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 15;
}
