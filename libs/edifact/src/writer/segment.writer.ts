import type { OutgoingElement, OutgoingSegment } from '@app/interchange';
import { unwritable, writtenSegment } from '@app/interchange';
import type { EdifactDelimiters } from './edifact-delimiters.js';
import type { LevelCharset } from './level.charset.js';
import { levelCharset } from './level.charset.js';

/** An element to be written: text, its components, or (syntax 4) its repetitions. */
export type EdifactElement = OutgoingElement;

/** A segment to be written: `['UCD', '12', ['3', '1']]`. */
export type EdifactSegmentData = OutgoingSegment;

/**
 * One segment with its terminator; data is escaped.
 *
 * @throws UnwritableDataError where a text holds a character that the syntax level does not have, or an element repeats
 *   before syntax 4
 */
export function writeEdifactSegment(
  segment: EdifactSegmentData,
  delimiters: EdifactDelimiters,
  charset: LevelCharset = levelCharset('UNOC'),
): string {
  return writtenSegment(segment, delimiters, (text, place) => {
    const character = [...text].find((one) => !charset.has(one));
    if (character === undefined) return escaped(text, delimiters);
    throw unwritable('notInCharset', place, text, { character: shown(character), charset: charset.name });
  });
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return /\p{Cc}/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
}

function escaped(text: string, { component, element, release, repetition, terminator }: EdifactDelimiters): string {
  const special = [component, element, release, repetition, terminator];
  return [...text].map((character) => (special.includes(character) ? release + character : character)).join('');
}
