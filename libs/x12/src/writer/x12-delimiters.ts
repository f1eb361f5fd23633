import type { Delimiters } from '@app/interchange';

export interface X12Delimiters {
  readonly element: string;
  readonly component: string;
  /** Written in ISA11 from version 00402 on. */
  readonly repetition: string;
  readonly terminator: string;
}

export const DEFAULT_X12_DELIMITERS: X12Delimiters = { element: '*', component: ':', repetition: '^', terminator: '~' };

/** What may stand between data without doubt: ASCII punctuation, the separators of ASCII, a line feed as terminator. */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const SEPARATORS: ReadonlySet<string> = new Set(['\x1c', '\x1d', '\x1e', '\x1f']);

/**
 * The delimiters of an answer: those received where they are safe and hold in none of `texts`, else the usual ones,
 * else the separators of ASCII, which no data has.
 */
export function mirrorX12Delimiters(received: Delimiters, texts: readonly string[]): X12Delimiters {
  const mirrored: X12Delimiters = {
    element: received.element,
    component: received.component,
    repetition: received.repetition ?? spareRepetition(received),
    terminator: received.terminator,
  };
  const candidates = [mirrored, DEFAULT_X12_DELIMITERS];
  return candidates.find((set) => isSafe(set) && !texts.some((text) => holdsAny(text, set))) ?? ASCII_SEPARATORS;
}

const ASCII_SEPARATORS: X12Delimiters = {
  element: '\x1d',
  component: '\x1f',
  repetition: '\x1e',
  terminator: '\x1c',
};

/** Versions before 00402 declare none; the writer needs one that is no other delimiter. */
function spareRepetition({ element, component, terminator }: Delimiters): string {
  return ['^', '!', '\x1e'].find((one) => one !== element && one !== component && one !== terminator) ?? '\x1e';
}

function isSafe(delimiters: X12Delimiters): boolean {
  const all = list(delimiters);
  return (
    new Set(all).size === all.length &&
    all.every((one) => PUNCTUATION.test(one) || SEPARATORS.has(one) || (one === '\n' && one === delimiters.terminator))
  );
}

function holdsAny(text: string, delimiters: X12Delimiters): boolean {
  return list(delimiters).some((one) => text.includes(one));
}

function list({ element, component, repetition, terminator }: X12Delimiters): string[] {
  return [element, component, repetition, terminator];
}
