import type { EdifactDelimiters } from './edifact-delimiters.js';

/** An element to be written: text, or its components. */
export type EdifactElement = string | readonly string[];

/** A segment to be written: `['UCD', '12', ['3', '1']]`. */
export type EdifactSegmentData = readonly [tag: string, ...elements: EdifactElement[]];

/** One segment with its terminator; data is escaped, trailing empty components and elements are left out. */
export function writeEdifactSegment([tag, ...elements]: EdifactSegmentData, delimiters: EdifactDelimiters): string {
  const written = elements.map((element) =>
    withoutTrailing(typeof element === 'string' ? [element] : element)
      .map((text) => escaped(text, delimiters))
      .join(delimiters.component),
  );
  return [tag, ...withoutTrailing(written)].join(delimiters.element) + delimiters.terminator;
}

function escaped(text: string, { component, element, release, repetition, terminator }: EdifactDelimiters): string {
  const special = [component, element, release, repetition, terminator];
  return [...text].map((character) => (special.includes(character) ? release + character : character)).join('');
}

function withoutTrailing(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === '') end--;
  return texts.slice(0, end);
}
