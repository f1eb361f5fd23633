import { isBreak, isWordByte, NONE } from '@app/interchange';

/** UNA is nine bytes: the tag and component, element, decimal mark, release, repetition, terminator (ISO 9735-1). */
export const UNA_LENGTH = 9;

export interface ServiceCharacters {
  readonly component: number;
  readonly element: number;
  readonly decimal: number;
  readonly release: number;
  /** Reserved before syntax version 4. */
  readonly repetition: number;
  readonly terminator: number;
}

const [COLON, PLUS, STOP, QUESTION, ASTERISK, APOSTROPHE, BLANK] = [58, 43, 46, 63, 42, 39, 32];

/** In force where no UNA is sent. */
export const DEFAULTS: ServiceCharacters = {
  component: COLON,
  element: PLUS,
  decimal: STOP,
  release: QUESTION,
  repetition: ASTERISK,
  terminator: APOSTROPHE,
};

/** The characters of the UNA at a place; undefined when they cannot serve. A blank release or repetition means none. */
export function readServiceString(bytes: Uint8Array, at: number): ServiceCharacters | undefined {
  const byte = (index: number) => bytes[at + index] ?? 0;
  const optional = (index: number) => (byte(index) === BLANK ? NONE : byte(index));
  const [component, element, terminator] = [byte(3), byte(4), byte(8)];
  const separators = [component, element, terminator];
  if (new Set(separators).size < 3 || separators.some((each) => isWordByte(each))) return undefined;
  return { component, element, decimal: byte(5), release: optional(6), repetition: optional(7), terminator };
}

/** So many characters from a place on, without line breaks, and where they end. */
export function charactersFrom(bytes: Uint8Array, at: number, count: number): { text: string; end: number } {
  let text = '';
  let end = at;
  for (; end < bytes.length && text.length < count; end++) {
    const byte = bytes[end] ?? 0;
    if (!isBreak(byte)) text += String.fromCharCode(byte);
  }
  return { text, end };
}
