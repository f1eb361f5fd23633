import type { Place } from '../source/frame.js';
import type { Scopes, Source } from '../source/source.js';
import type { EdiFrame } from './edi-frame.js';
import type { EdiRun } from './edi-run.js';
import type { Finder } from './finder.js';
import type { Range } from './path.js';
import { textAt } from './segment.bytes.js';

/** `PER.03-08` with `TE`: the value behind a qualifier in a run of pairs, the first of several. */
export class QualifiedSource implements Source {
  readonly entered: Scopes = undefined;

  constructor(
    private readonly find: Finder,
    private readonly range: Range,
    private readonly qualifiers: ReadonlySet<string>,
  ) {}

  text(frame: EdiFrame, run: EdiRun): string {
    for (const { segment } of this.find.all(frame, run)) {
      for (let element = this.range.first; element < this.range.last; element += 2)
        if (this.qualifiers.has(segment.value(element))) return textAt(segment, element + 1, 1);
    }
    return '';
  }

  texts(frame: EdiFrame, run: EdiRun): string[] {
    const text = this.text(frame, run);
    return text === '' ? [] : [text];
  }

  count(frame: EdiFrame, run: EdiRun): number {
    return this.texts(frame, run).length;
  }

  isSent(frame: EdiFrame, run: EdiRun): boolean {
    return this.text(frame, run) !== '';
  }

  each(): void {
    // A value holds nothing to go through.
  }

  enter(): EdiFrame[] {
    return [];
  }

  places(frame: EdiFrame, run: EdiRun): Place[] {
    return this.pairPlaces(frame, run, 1);
  }

  /** The qualifier. */
  tested(frame: EdiFrame, run: EdiRun): Place[] {
    return this.pairPlaces(frame, run, 0);
  }

  /** @param part of the pair: 0 the qualifier, 1 the value */
  private pairPlaces(frame: EdiFrame, run: EdiRun, part: number): Place[] {
    for (const { segment } of this.find.all(frame, run)) {
      for (let element = this.range.first; element < this.range.last; element += 2)
        if (this.qualifiers.has(segment.value(element))) return [frame.placeOf(segment, element + part)];
    }
    return [];
  }
}
