import type { RaiseOptions } from '../failure-table.js';
import type { FailureLocation } from '../failure.js';
import type { InterchangeHandler } from '../envelope.js';
import { parseFailures } from '../failures/parse.failures.js';
import type { Gap } from './gap.js';

export type ParseFailureName = Parameters<typeof parseFailures.raise>[0];

/** Raises the failures of an envelope, with the control numbers of what stands open around them. */
export class EnvelopeReporter {
  private readonly said = new Set<ParseFailureName>();

  constructor(
    private readonly handler: InterchangeHandler,
    private readonly around: () => FailureLocation,
  ) {}

  raise(name: ParseFailureName, location: FailureLocation, options: Omit<RaiseOptions, 'location'> = {}): void {
    const values = options.with ?? {};
    const shown = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, printable(value)]));
    const place = { ...this.around(), ...location };
    this.handler.failure(parseFailures.raise(name, { ...options, with: shown, location: place }));
  }

  /** Says it unless it was said since {@link forget}. */
  once(name: ParseFailureName, location: FailureLocation, options: Omit<RaiseOptions, 'location'> = {}): void {
    if (this.said.has(name)) return;
    this.said.add(name);
    this.raise(name, location, options);
  }

  forget(...names: ParseFailureName[]): void {
    if (this.said.size === 0) return;
    if (names.length === 0) this.said.clear();
    for (const name of names) this.said.delete(name);
  }

  /** Says what stands outside of the interchanges; `found` counts those found so far. */
  gap(gap: Gap, found: number, last: boolean): void {
    const { byteOffset, length, blanks, padding, junk, sample } = gap;
    const location = { byteOffset, byteLength: length };
    const nothing = last && found === 0;
    if (gap.byteOrderMark) this.raise('byteOrderMark', location);
    if (nothing && junk === 0) this.raise('emptyTransmission', location);
    else if (nothing) this.raise('unreadable', location, { with: { content: contentOf(sample), sample } });
    else if (junk > 0) this.raise('junk', location, { with: { length, sample } });
    else {
      if (blanks > 0 && found === 0) this.raise('blanksBeforeHeader', location, { with: { length: blanks } });
      if (padding > 0) this.raise('padding', location, { with: { length: padding } });
    }
  }
}

/** What begins like an interchange, and is none that can be read. */
function contentOf(sample: string): string {
  if (/^UNA.{6}\s*UIB/.test(sample)) return 'an interactive EDIFACT interchange';
  return /^(ISA|UNA|UNB)/.test(sample) ? 'a header that is cut or damaged' : 'unknown';
}

/** Text of the transmission within a sentence: on one line, control characters shown as dots, not too long. */
function printable(value: string | number): string | number {
  if (typeof value === 'number') return value;
  const text = value.replace(/\p{Cc}/gu, '·');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
