import { isBreak } from '@app/interchange';
import type { IsaBounds } from './isa.js';

const SINCE = '00704';

/** ISX01 names the release character, one character, from version 007040 on (X12.5). */
export function isReleaseCharacter(value: string, version: string): boolean {
  return value.length === 1 && value.charCodeAt(0) < 128 && version >= SINCE;
}

/** The release character of the ISX that follows ISA, if one does; or how many bytes must be there to tell. */
export function releaseBehind(
  bytes: Uint8Array,
  isa: IsaBounds,
  whole: boolean,
): string | { need: number } | undefined {
  if (isa.version < SINCE || !/^\d{5}$/.test(isa.version)) return undefined;
  let at = isa.end + isa.terminator.length;
  while (isBreak(bytes[at])) at++;
  if (bytes.length < at + 6 && !whole) return { need: at + 6 };
  const [tag, separator] = [String.fromCharCode(...bytes.subarray(at, at + 3)), bytes[at + 3]];
  const closed = bytes[at + 5] === isa.terminator[0];
  return tag === 'ISX' && separator === isa.element && closed ? String.fromCharCode(bytes[at + 4] ?? 0) : undefined;
}
