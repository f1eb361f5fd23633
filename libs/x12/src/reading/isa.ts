import { isBreak, isWordByte } from '@app/interchange';

/** Places of the element separators in an ISA of 106 characters. */
const SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];
const LENGTH = 106;
/** From ISA11 to the terminator. */
const TAIL = Array.from({ length: 24 }, (_, index) => 82 + index);
/** The longest run of bytes looked at for an ISA that is wrapped or lacks its padding. */
const LONGEST = 400;

/** An ISA as it lies in the bytes. */
export interface IsaBounds {
  readonly element: number;
  /** ISA11, ISA12 and ISA16, the first character of each. */
  readonly repetition: number;
  readonly version: string;
  readonly component: number;
  readonly terminator: Uint8Array;
  /** Behind ISA16. */
  readonly end: number;
  /** Whether every element has its fixed length. */
  readonly fixed: boolean;
  /** Whether a line break is one of its 106 characters: in a wrapped interchange it is one too few. */
  readonly holdsBreak: boolean;
}

/**
 * The ISA at a place, or how many bytes from the place on must be there to tell. It is recognised by its separators:
 * at their fixed places (X12.5: 106 characters), line breaks aside; failing that by their number, as senders that do
 * not pad write it.
 */
export function matchIsa(bytes: Uint8Array, at: number, whole: boolean): IsaBounds | { need: number } | undefined {
  if (bytes.length < at + LENGTH + 3 && !whole) return { need: LENGTH + 3 };
  const element = bytes[at + 3] ?? 0;
  if (isWordByte(element)) return undefined;
  if (at + LENGTH <= bytes.length && SEPARATORS.every((place) => bytes[at + place] === element))
    return boundsOf(
      bytes,
      TAIL.map((place) => at + place),
      element,
      true,
      at,
    );
  if (bytes.length < at + LONGEST && !whole) return { need: LONGEST };
  const places = charactersFrom(bytes, at, Math.min(bytes.length, at + LONGEST));
  if (isFixed(bytes, places, element)) return boundsOf(bytes, places.slice(82), element, true);
  return unpadded(bytes, at, element);
}

function boundsOf(
  bytes: Uint8Array,
  places: readonly number[],
  element: number,
  fixed: boolean,
  from = Infinity,
): IsaBounds | undefined {
  const byte = (index: number) => bytes[places[index] ?? -1] ?? 0;
  const mark = places[23] ?? 0;
  if (isWordByte(byte(23)) || byte(23) === element || byte(23) === byte(22)) return undefined;
  return {
    element,
    repetition: byte(0),
    version: String.fromCharCode(...[2, 3, 4, 5, 6].map(byte)),
    component: byte(22),
    terminator: Uint8Array.from(bytes.subarray(mark, mark + characterLength(bytes, mark))),
    end: mark,
    fixed,
    holdsBreak: bytes.subarray(from, mark).some((each) => isBreak(each)),
  };
}

/** An ISA whose elements lack their padding: sixteen separators, one character, the terminator. */
function unpadded(bytes: Uint8Array, at: number, element: number): IsaBounds | undefined {
  const separators: number[] = [];
  for (let place = at + 3; place < Math.min(bytes.length, at + LENGTH * 2) && separators.length < 16; place++)
    if (bytes[place] === element) separators.push(place);
  const [before12, after12] = [separators[11] ?? -1, separators[12] ?? -1];
  const last = separators[15];
  if (last === undefined || after12 - before12 !== 6 || bytes.length < last + 3) return undefined;
  const repetition = (separators[10] ?? 0) + 1;
  const version = [0, 1, 2, 3, 4, 5].map((digit) => before12 + digit);
  const places = [repetition, ...version, ...new Array<number>(15).fill(0), last + 1, last + 2];
  return boundsOf(bytes, places, element, false);
}

function isFixed(bytes: Uint8Array, places: readonly number[], element: number): boolean {
  return places.length === LENGTH && SEPARATORS.every((place) => bytes[places[place] ?? -1] === element);
}

/** Places of the first 106 bytes that are no line breaks. */
function charactersFrom(bytes: Uint8Array, from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = from; at < to && places.length < LENGTH; at++) if (!isBreak(bytes[at])) places.push(at);
  return places;
}

/** Bytes of the character at a place: a UTF-8 sequence counts whole. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 1;
  return length;
}
