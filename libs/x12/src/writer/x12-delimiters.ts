import type { Delimiters } from '@app/interchange';

export interface X12Delimiters {
  readonly element: string;
  readonly component: string;
  /** From version 00402 on, in ISA11; undefined before. */
  readonly repetition: string | undefined;
  readonly terminator: string;
}

export const DEFAULT_X12_DELIMITERS: X12Delimiters = { element: '*', component: ':', repetition: '^', terminator: '~' };

/** The separators of ASCII: no data has them. */
const ASCII_SEPARATORS: X12Delimiters = { element: '\x1d', component: '\x1f', repetition: '\x1e', terminator: '\x1c' };

/** What may stand between data without doubt: ASCII punctuation, the separators of ASCII, a line feed as terminator. */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const SEPARATORS: ReadonlySet<string> = new Set(['\x1c', '\x1d', '\x1e', '\x1f']);

/**
 * The delimiters of an answer: those received where they are safe and hold in none of `texts`, else the usual ones,
 * else the separators of ASCII, which no data has.
 */
export function mirrorX12Delimiters(received: Delimiters, texts: Iterable<string>): X12Delimiters {
  const { element, component, terminator, repetition } = received;
  const usual = [DEFAULT_X12_DELIMITERS, ASCII_SEPARATORS].map((set) => ({
    ...set,
    repetition: repetition === undefined ? undefined : set.repetition,
  }));
  const candidates: X12Delimiters[] = [{ element, component, repetition, terminator }, ...usual];
  const used = new Set<string>();
  for (const text of texts) for (const character of text) used.add(character);
  return candidates.find((set) => isSafe(set) && !list(set).some((one) => used.has(one))) ?? ASCII_SEPARATORS;
}

function isSafe(delimiters: X12Delimiters): boolean {
  const all = list(delimiters);
  return (
    new Set(all).size === all.length &&
    all.every((one) => PUNCTUATION.test(one) || SEPARATORS.has(one) || (one === '\n' && one === delimiters.terminator))
  );
}

function list({ element, component, repetition, terminator }: X12Delimiters): string[] {
  return [element, component, repetition, terminator].filter((one) => one !== undefined);
}
