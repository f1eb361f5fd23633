import type { Delimiters } from '@app/interchange';

export interface EdifactDelimiters {
  readonly component: string;
  readonly element: string;
  readonly decimal: string;
  readonly release: string;
  /** Syntax 4 only; a space in UNA before. */
  readonly repetition: string | undefined;
  readonly terminator: string;
}

/** What holds without a UNA: ISO 9735 clause 7 (versions 1 to 3) and part 1 (version 4). */
export function defaultEdifactDelimiters(syntaxVersion: string): EdifactDelimiters {
  return {
    component: ':',
    element: '+',
    decimal: '.',
    release: '?',
    repetition: isSyntax4(syntaxVersion) ? '*' : undefined,
    terminator: "'",
  };
}

export function isSyntax4(syntaxVersion: string): boolean {
  return Number(syntaxVersion) >= 4;
}

/** What may stand between data without doubt. */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const SEPARATORS: ReadonlySet<string> = new Set(['\x1c', '\x1d', '\x1e', '\x1f']);

/** The received delimiters where they are safe, else the usual ones. Data needs no look: it is escaped. */
export function mirrorEdifactDelimiters(received: Delimiters, syntaxVersion: string): EdifactDelimiters {
  const usual = defaultEdifactDelimiters(syntaxVersion);
  const { component, element, decimal, release, terminator } = received;
  if (release === undefined) return usual;
  const mirrored: EdifactDelimiters = {
    component,
    element,
    decimal,
    release,
    repetition: usual.repetition === undefined ? undefined : received.repetition,
    terminator,
  };
  const all = [component, element, release, terminator, mirrored.repetition].filter((one) => one !== undefined);
  return new Set(all).size === all.length && all.every((one) => PUNCTUATION.test(one) || SEPARATORS.has(one))
    ? mirrored
    : usual;
}
