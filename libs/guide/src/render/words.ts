import type { SyntaxNote } from '../dictionary.js';
import type { GuideUse } from '../guide.js';

export const USAGE_WORDS: Readonly<Record<GuideUse['usage'], string>> = {
  required: 'required',
  recommended: 'recommended',
  optional: 'optional',
  'not-used': 'not used',
};

/** `once`, `up to 5`, `2 to 5`, `any number` */
export function repeatWords({ min, max }: Pick<GuideUse, 'min' | 'max'>): string {
  if (!Number.isFinite(max)) return min > 1 ? `${min} or more` : 'any number';
  if (max === 1) return 'once';
  return min > 1 ? `${min} to ${max}` : `up to ${max}`;
}

/** A relation between elements (syntax and dependency notes) in words. */
export function noteWords({ kind, places }: SyntaxNote): string {
  const names = places.map((place) => String(place).padStart(2, '0'));
  const [first = '', ...others] = names;
  switch (kind) {
    case 'P':
      return `Elements ${listed(names, 'and')} are sent together, or none of them.`;
    case 'R':
      return `At least one of the elements ${listed(names, 'and')} is sent.`;
    case 'E':
      return `At most one of the elements ${listed(names, 'and')} is sent.`;
    case 'C':
      return `Where element ${first} is sent, ${listed(others, 'and')} ${others.length === 1 ? 'is' : 'are'} sent too.`;
    case 'L':
      return `Where element ${first} is sent, at least one of ${listed(others, 'and')} is sent too.`;
    case 'N':
      return `Where element ${first} is sent, ${listed(others, 'and')} ${others.length === 1 ? 'is' : 'are'} not sent.`;
  }
}

/** `02, 03 and 04` */
function listed(names: readonly string[], word: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
}
