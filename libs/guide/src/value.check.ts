import { CodeSet } from './code.set.js';
import { isCalendarDate, isTimeOfDay } from './date.check.js';
import { isDigit } from './digits.js';

/** X12 N (with implied decimals), R, ID, AN, DT, TM, B; EDIFACT a, n, an. */
export type ElementType = 'N' | 'R' | 'ID' | 'AN' | 'DT' | 'TM' | 'B' | 'a' | 'n' | 'an';

/** A row of the failure table that a single value can break. */
export type ValueProblem =
  | 'elementTooShort'
  | 'elementTooLong'
  | 'invalidCharacter'
  | 'invalidCode'
  | 'invalidDate'
  | 'invalidTime'
  | 'notAnInteger'
  | 'notADecimal'
  | 'wrongDecimalMark'
  | 'noDigitBeforeDecimalMark'
  | 'notAlphabetic'
  | 'outsideRepertoire';

/** What of the interchange a check depends on. */
export interface ValueContext {
  readonly edifact: boolean;
  /** The decimal mark: of the interchange, or as agreed. */
  readonly decimal: string;
  /** Character code of the component separator. */
  readonly component: number;
  /** Characters of the syntax level, where it is narrower than the character set: UNOA and UNOB. */
  readonly repertoire: Repertoire | undefined;
}

/** 1 for each character code that is within. */
export type Repertoire = Uint8Array;

/** The repertoire of some characters. */
export function repertoireOf(characters: string): Repertoire {
  const repertoire = new Uint8Array(128);
  for (const character of characters) repertoire[character.charCodeAt(0)] = 1;
  return repertoire;
}

/** What the values of an element must be: its type, its lengths in characters, its codes. */
export interface ValueRule {
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly codes: CodeSet | undefined;
}

/** The rule of an element of a dictionary, or of one use of it with codes of its own. */
export function valueRule(type: ElementType, min: number, max: number, codes?: Iterable<string>): ValueRule {
  return { type, min, max, codes: codes && new CodeSet(codes) };
}
/**
 * A value as bytes for {@link valueProblem}: one for each character. What is beyond one byte is of no type and in no
 * list of codes but as text, and becomes 0xff.
 */
export function bytesOf(value: string): Uint8Array {
  const bytes = Buffer.alloc(value.length);
  for (let at = 0; at < value.length; at++) bytes[at] = Math.min(0xff, value.charCodeAt(at));
  return bytes;
}

/** What is wrong with a value that stands in a part of some bytes; nothing is allocated. */
export function valueProblem(
  rule: ValueRule,
  bytes: Uint8Array,
  from: number,
  to: number,
  context: ValueContext,
): ValueProblem | undefined {
  switch (rule.type) {
    case 'ID':
    case 'AN':
    case 'an':
      return textProblem(rule, bytes, from, to, context);
    case 'N':
      return integerProblem(rule, bytes, from, to);
    case 'R':
      return decimalProblem(rule, bytes, from, to, context.decimal, false);
    case 'n':
      return decimalProblem(rule, bytes, from, to, context.decimal, true);
    case 'DT':
      return lengthProblem(rule, to - from) ?? (isCalendarDate(bytes, from, to) ? undefined : 'invalidDate');
    case 'TM':
      return lengthProblem(rule, to - from) ?? (isTimeOfDay(bytes, from, to) ? undefined : 'invalidTime');
    case 'a':
      return textProblem(rule, bytes, from, to, context) ?? (holdsDigit(bytes, from, to) ? 'notAlphabetic' : undefined);
    case 'B':
      return undefined;
  }
}

function textProblem(
  rule: ValueRule,
  bytes: Uint8Array,
  from: number,
  to: number,
  { repertoire }: ValueContext,
): ValueProblem | undefined {
  const length = lengthProblem(rule, to - from);
  if (length !== undefined) return length;
  if (rule.codes !== undefined) return isListed(rule.codes, bytes, from, to) ? undefined : 'invalidCode';
  let isWithin = true;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code < 0x20 || code === 0x7f) return 'invalidCharacter';
    isWithin &&= repertoire === undefined || repertoire[code] === 1;
  }
  return isWithin ? undefined : 'outsideRepertoire';
}

/** Whether a value is among some codes; blanks behind it do not count. */
export function isListed(codes: CodeSet, bytes: Uint8Array, from: number, to: number): boolean {
  if (codes.has(bytes, from, to)) return true;
  let end = to;
  while (end > from && bytes[end - 1] === 0x20) end--;
  return end < to && codes.has(bytes, from, end);
}

function holdsDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isDigit(bytes[at])) return true;
  return false;
}

function lengthProblem({ min, max }: ValueRule, length: number): ValueProblem | undefined {
  if (length < min) return 'elementTooShort';
  return length > max ? 'elementTooLong' : undefined;
}

const MINUS = 0x2d;
const DOT = 0x2e;
const COMMA = 0x2c;

/** Nn: digits with an optional leading minus, which does not count in the length (X12.6, 3.5.1.1). */
function integerProblem(rule: ValueRule, bytes: Uint8Array, from: number, to: number): ValueProblem | undefined {
  const start = bytes[from] === MINUS ? from + 1 : from;
  for (let at = start; at < to; at++) {
    if (!isDigit(bytes[at])) return 'notAnInteger';
  }
  return to === start ? 'notAnInteger' : lengthProblem(rule, to - start);
}

/**
 * R and n: an optional leading minus, digits, at most one decimal mark; sign and mark do not count in the length.
 * Exponents, plus signs and thousands separators are refused. X12 R may begin or end with the mark (X12.6, 3.5.1.2);
 * EDIFACT asks for a digit on both sides (ISO 9735, 10.1).
 */
function decimalProblem(
  rule: ValueRule,
  bytes: Uint8Array,
  from: number,
  to: number,
  mark: string,
  edifact: boolean,
): ValueProblem | undefined {
  const start = bytes[from] === MINUS ? from + 1 : from;
  let digits = 0;
  let markAt = -1;
  for (let at = start; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (isDigit(code)) digits++;
    else if ((code === DOT || code === COMMA) && markAt < 0) markAt = at;
    else return 'notADecimal';
  }
  if (digits === 0) return 'notADecimal';
  if (markAt >= 0 && bytes[markAt] !== mark.charCodeAt(0)) return 'wrongDecimalMark';
  if (edifact && markAt === start) return 'noDigitBeforeDecimalMark';
  if (edifact && markAt === to - 1) return 'notADecimal';
  return lengthProblem(rule, digits);
}
