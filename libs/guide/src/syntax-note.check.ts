import type { Segment } from '@app/interchange';
import type { Composite, SegmentDefinition, SyntaxNote } from './dictionary.js';
import type { Report } from './report.js';

/**
 * Checks the syntax notes of a segment, or of one composite in it (X12.6, 3.3.5). A missing partner is reported at its
 * own place: every one of P and C, the first of R, the first named by L. E is reported at every place after the first
 * that is sent.
 */
export function checkNotes(
  segment: Segment,
  owner: SegmentDefinition | Composite,
  report: Report,
  place?: number,
  repetition?: number,
): void {
  for (const note of owner.notes) {
    let sent = 0;
    for (const at of note.places) if (holds(segment, at, place, repetition)) sent++;
    const [first = 0, second = 0] = note.places;
    const broken = isBroken(note, sent, holds(segment, first, place, repetition));
    if (!broken) continue;
    const says = (at: number, row: 'conditionalMissing' | 'exclusion'): void => {
      const element = ('id' in owner ? owner.elements : owner.components)[at - 1]?.element;
      if (element === undefined) return;
      const [outer, component] = place === undefined ? [at, undefined] : [place, at];
      report.value(row, segment, element, outer, component, repetition, { reason: reasonOf(note) });
    };
    if (note.kind === 'R') says(first, 'conditionalMissing');
    else if (note.kind === 'L') says(second, 'conditionalMissing');
    else if (note.kind === 'E') {
      note.places
        .filter((at) => holds(segment, at, place, repetition))
        .slice(1)
        .forEach((at) => {
          says(at, 'exclusion');
        });
    } else {
      note.places
        .filter((at) => !holds(segment, at, place, repetition))
        .forEach((at) => {
          says(at, 'conditionalMissing');
        });
    }
  }
}

function isBroken(note: SyntaxNote, sent: number, first: boolean): boolean {
  switch (note.kind) {
    case 'P':
      return sent > 0 && sent < note.places.length;
    case 'R':
      return sent === 0;
    case 'E':
      return sent > 1;
    case 'C':
      return first && sent < note.places.length;
    case 'L':
      return first && sent === 1;
  }
}

function holds(segment: Segment, at: number, place: number | undefined, repetition = 1): boolean {
  return place === undefined ? segment.repetitionCount(at) > 0 : segment.value(place, at, repetition) !== '';
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
  }
}
