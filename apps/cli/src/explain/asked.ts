import type { CodeTable, StandardCode } from '@app/interchange';
import { CODE_TABLES } from './standard-code.js';

/** What a person asks about: a failure of ours, a code of the standard, or a whole table of codes. */
export type Asked =
  | { readonly kind: 'failure'; readonly name: string }
  | ({ readonly kind: 'code' } & StandardCode)
  | { readonly kind: 'table'; readonly table: CodeTable };

/**
 * `CD-2207`, `AK403 7`, `AK403*7`, `0085 12`, and several of them one after another: what is short behind a table is a code
 * of it (`AK403 7 8`), a table without one is meant as a whole.
 */
export function readAsked(words: readonly string[]): Asked[] {
  const parts = words
    .join(' ')
    .replace(/\bCD[ -]+(?=\d)/gi, 'CD-')
    .split(/[ *+,]+/)
    .filter((part) => part !== '');
  const asked: Asked[] = [];
  let table: CodeTable | undefined;
  for (const part of parts) {
    const last = asked.at(-1);
    const named = CODE_TABLES.find((each) => each === part.toUpperCase());
    if (named !== undefined) asked.push({ kind: 'table', table: (table = named) });
    else if (table !== undefined && /^\w{1,3}$/.test(part)) {
      if (last?.kind === 'table') asked.pop();
      asked.push({ kind: 'code', table, code: part.toUpperCase() });
    } else {
      table = undefined;
      asked.push({ kind: 'failure', name: part });
    }
  }
  return asked;
}
