import type { Segment } from '@app/interchange';
import type { Composite, SegmentDefinition, SyntaxNote } from './dictionary.js';
import type { Report } from './report.js';

/** The bit of a place; beyond 31, none. */
export function bitOf(place: number): number {
  return place < 1 || place > 31 ? 0 : 1 << (place - 1);
}

/**
 * Checks the notes of a segment, or of one composite in it (X12.6, 3.3.5; dependency notes of ISO 9735-1). `sent` holds the places that are
 * sent, as bits. A missing partner is reported at its own place: every one of P and C, the first of R, the first named
 * by L. E and N are reported at every place after the first that is sent. No place is reported twice.
 */
export function checkNotes(
  segment: Segment,
  owner: SegmentDefinition | Composite,
  sent: number,
  report: Report,
  place?: number,
  repetition?: number,
): void {
  /** A place that two notes miss, or exclude, is said once. */
  const said = { conditionalMissing: 0, exclusion: 0 };
  for (const note of owner.notes) {
    if (!isBroken(note, sent & note.bits)) continue;
    const row = note.kind === 'E' || note.kind === 'N' ? 'exclusion' : 'conditionalMissing';
    for (const at of wrongPlaces(note, sent)) {
      if ((said[row] & bitOf(at)) !== 0) continue;
      said[row] |= bitOf(at);
      const element = ('id' in owner ? owner.elements : owner.components)[at - 1]?.element;
      if (element === undefined) continue;
      const [outer, component] = place === undefined ? [at, undefined] : [place, at];
      report.value(row, segment, element, outer, component, repetition, { reason: reasonOf(note) });
    }
  }
}

/** Whether one of some notes does not hold. */
export function isAnyBroken(notes: readonly SyntaxNote[], sent: number): boolean {
  for (const note of notes) if (isBroken(note, sent & note.bits)) return true;
  return false;
}

function isBroken({ kind, bits, firstBit }: SyntaxNote, sent: number): boolean {
  switch (kind) {
    case 'P':
      return sent !== 0 && sent !== bits;
    case 'R':
      return sent === 0;
    case 'E':
      return (sent & (sent - 1)) !== 0;
    case 'C':
      return (sent & firstBit) !== 0 && sent !== bits;
    case 'L':
      return sent === firstBit;
    case 'N':
      return (sent & firstBit) !== 0 && sent !== firstBit;
  }
}

function wrongPlaces({ kind, places }: SyntaxNote, sent: number): readonly number[] {
  switch (kind) {
    case 'R':
      return places.slice(0, 1);
    case 'L':
      return places.slice(1, 2);
    case 'E':
    case 'N':
      return places.filter((at) => (sent & bitOf(at)) !== 0).slice(1);
    case 'P':
    case 'C':
      return places.filter((at) => (sent & bitOf(at)) === 0);
  }
}

function reasonOf({ kind, places }: SyntaxNote): string {
  const [first = '', ...others] = places.map((place) => String(place).padStart(2, '0'));
  const all = [first, ...others].join(', ');
  switch (kind) {
    case 'P':
      return `${all} come together or not at all`;
    case 'R':
      return `at least one of ${all} is needed`;
    case 'E':
      return `only one of ${all} may be sent`;
    case 'C':
      return `${first} needs ${others.join(', ')}`;
    case 'L':
      return `${first} needs one of ${others.join(', ')}`;
    case 'N':
      return `${first} may not come with ${others.join(', ')}`;
  }
}
