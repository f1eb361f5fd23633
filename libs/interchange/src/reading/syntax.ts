/** No byte has this value: the syntax has no such service character. */
export const NONE = -1;

export const LF = 10;
export const CR = 13;

/** The service characters of an interchange as bytes ({@link NONE} where there is none), and how its text is decoded. */
export interface Syntax {
  readonly element: number;
  readonly component: number;
  readonly repetition: number;
  readonly release: number;
  /** One byte, or the bytes of one UTF-8 character. */
  readonly terminator: Uint8Array;
  /** CR and LF within a segment are no data and are left out of its text. */
  readonly dropsBreaks: boolean;
  /** Decodes text that holds a byte above 127; `segment` is the whole of the segment around it. */
  readonly decode: (text: Uint8Array, segment: Uint8Array) => string;
}

export function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** Letters, digits, the space and NUL: never a separator. */
export function isWordByte(byte: number): boolean {
  return byte === 0 || byte === 32 || (byte > 47 && byte < 58) || (byte > 64 && byte < 91) || (byte > 96 && byte < 123);
}
