/** What a rule points to: an element of its own segment (`04`, `04.1`), a segment (`N3`), or an element of one (`N3.01`). */
export interface Reference {
  readonly tag: string | undefined;
  readonly place: number | undefined;
  readonly component: number | undefined;
}

export interface Equality {
  readonly kind: 'equals';
  readonly reference: Reference;
  readonly codes: ReadonlySet<string>;
  /** `!=` */
  readonly negated: boolean;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'present'; readonly reference: Reference }
  | Equality;

export type Need =
  | { readonly kind: 'required' | 'not used'; readonly references: readonly Reference[] }
  | { readonly kind: 'value'; readonly test: Equality };

/**
 * Reads a rule:
 *
 *     rule      := need [ "when" condition ]
 *     need      := reference { "or" reference } ( "required" | "not used" ) | equality
 *     condition := conjunction { "or" conjunction }
 *     conjunction := factor { "and" factor }
 *     factor    := "not" factor | "(" condition ")" | equality | reference
 *     equality  := reference ( "=" | "!=" ) code { "|" code }
 *     reference := [ TAG "." ] NN [ "." N ] | TAG
 *
 * @throws SyntaxError with a sentence
 */
export function parseRule(text: string): { need: Need; when: Condition | undefined } {
  const words = new Words(text);
  const need = readNeed(words);
  const when = words.take('when') ? readCondition(words) : undefined;
  if (!words.done) throw new SyntaxError(`"${words.peek()}" is not expected here.`);
  return { need, when };
}

class Words {
  private readonly words: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.words = text
      .replace(/[()]/g, ' $& ')
      .replace(/\s*(!?=)\s*/g, '$1')
      .trim()
      .split(/\s+/);
  }

  get done(): boolean {
    return this.at >= this.words.length;
  }

  peek(): string {
    return this.words[this.at] ?? 'the end';
  }

  next(): string {
    const word = this.peek();
    this.at++;
    return word;
  }

  take(...expected: string[]): boolean {
    if (!expected.every((word, offset) => this.words[this.at + offset] === word)) return false;
    this.at += expected.length;
    return true;
  }
}

function readNeed(words: Words): Need {
  const first = readTest(words);
  if (first.kind === 'equals') return { kind: 'value', test: first };
  const references = [first.reference];
  while (words.take('or')) references.push(readReference(words.next()));
  if (words.take('required')) return { kind: 'required', references };
  if (words.take('not', 'used')) return { kind: 'not used', references };
  throw new SyntaxError(`After what the rule is about comes "required" or "not used", not "${words.peek()}".`);
}

function readCondition(words: Words): Condition {
  const parts = [readConjunction(words)];
  while (words.take('or')) parts.push(readConjunction(words));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'or', parts };
}

function readConjunction(words: Words): Condition {
  const parts = [readFactor(words)];
  while (words.take('and')) parts.push(readFactor(words));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'and', parts };
}

function readFactor(words: Words): Condition {
  if (words.take('not')) return { kind: 'not', part: readFactor(words) };
  if (!words.take('(')) return readTest(words);
  const inner = readCondition(words);
  if (!words.take(')')) throw new SyntaxError('A ")" is missing.');
  return inner;
}

function readTest(words: Words): Equality | { readonly kind: 'present'; readonly reference: Reference } {
  const word = words.next();
  const match = /^([^=!]+)(!?=)(.+)$/.exec(word);
  if (match === null) return { kind: 'present', reference: readReference(word) };
  const [, reference = '', operator, codes = ''] = match;
  const list = new Set(codes.split('|'));
  return { kind: 'equals', reference: readReference(reference), codes: list, negated: operator === '!=' };
}

function readReference(word: string): Reference {
  const match = /^(?:([A-Z][A-Z0-9]{1,2})(?:\.(\d\d)(?:\.(\d{1,2}))?)?|(\d\d)(?:\.(\d{1,2}))?)$/.exec(word);
  if (match === null) throw new SyntaxError(`"${word}" is no element such as 04, segment such as N3, or both, N3.01.`);
  const place = match[2] ?? match[4];
  const component = match[3] ?? match[5];
  return {
    tag: match[1],
    place: place === undefined ? undefined : Number(place),
    component: component === undefined ? undefined : Number(component),
  };
}
