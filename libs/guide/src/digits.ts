/** `0` to `9`. */
export function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

/** The number that digits make; -1 where there are none, or something else stands among them. */
export function numberIn(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (!isDigit(code)) return -1;
    number = number * 10 + code - 0x30;
  }
  return number;
}
