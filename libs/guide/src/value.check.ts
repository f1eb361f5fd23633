import { isCalendarDate, isTimeOfDay } from './date.check.js';

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
  /** EDIFACT decimal mark. */
  readonly decimal: string;
  /** Characters of the syntax level, where it is narrower than the character set: UNOA and UNOB. */
  readonly repertoire: RegExp | undefined;
}

/** Checks one value; it allocates nothing for a sound one. */
export type ValueCheck = (value: string, context: ValueContext) => ValueProblem | undefined;

/** The check of an element by its type, lengths (in characters) and codes. */
export function valueCheck(type: ElementType, min: number, max: number, codes?: ReadonlySet<string>): ValueCheck {
  switch (type) {
    case 'N':
      return (value) => integerProblem(value, min, max);
    case 'R':
      return (value) => decimalProblem(value, min, max, '.', false);
    case 'n':
      return (value, context) => decimalProblem(value, min, max, context.decimal, true);
    case 'DT':
      return (value) => lengthProblem(value.length, min, max) ?? (isCalendarDate(value) ? undefined : 'invalidDate');
    case 'TM':
      return (value) => lengthProblem(value.length, min, max) ?? (isTimeOfDay(value) ? undefined : 'invalidTime');
    case 'B':
      return () => undefined;
    case 'a':
      return (value, context) =>
        textProblem(value, min, max, codes, context) ?? (/\d/.test(value) ? 'notAlphabetic' : undefined);
    case 'ID':
    case 'AN':
    case 'an':
      return (value, context) => textProblem(value, min, max, codes, context);
  }
}

function textProblem(
  value: string,
  min: number,
  max: number,
  codes: ReadonlySet<string> | undefined,
  context: ValueContext,
): ValueProblem | undefined {
  const length = lengthProblem(value.length, min, max);
  if (length !== undefined) return length;
  if (codes !== undefined) return codes.has(value) || codes.has(value.trimEnd()) ? undefined : 'invalidCode';
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return 'invalidCharacter';
  }
  return context.repertoire === undefined || context.repertoire.test(value) ? undefined : 'outsideRepertoire';
}

function lengthProblem(length: number, min: number, max: number): ValueProblem | undefined {
  if (length < min) return 'elementTooShort';
  return length > max ? 'elementTooLong' : undefined;
}

const MINUS = 0x2d;
const DOT = 0x2e;
const COMMA = 0x2c;

/** Nn: digits with an optional leading minus, which does not count in the length (X12.6, 3.5.1.1). */
function integerProblem(value: string, min: number, max: number): ValueProblem | undefined {
  const start = value.charCodeAt(0) === MINUS ? 1 : 0;
  for (let index = start; index < value.length; index++) {
    if (!isDigit(value.charCodeAt(index))) return 'notAnInteger';
  }
  return value.length === start ? 'notAnInteger' : lengthProblem(value.length - start, min, max);
}

/**
 * R and n: an optional leading minus, digits, at most one decimal mark; sign and mark do not count in the length.
 * Exponents, plus signs and thousands separators are refused. X12 R may begin or end with the mark (X12.6, 3.5.1.2);
 * EDIFACT asks for a digit on both sides (ISO 9735, 10.1).
 */
function decimalProblem(
  value: string,
  min: number,
  max: number,
  mark: string,
  edifact: boolean,
): ValueProblem | undefined {
  const start = value.charCodeAt(0) === MINUS ? 1 : 0;
  let digits = 0;
  let markAt = -1;
  for (let index = start; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (isDigit(code)) digits++;
    else if ((code === DOT || code === COMMA) && markAt < 0) markAt = index;
    else return 'notADecimal';
  }
  if (digits === 0) return 'notADecimal';
  if (markAt >= 0 && value[markAt] !== mark) return 'wrongDecimalMark';
  if (edifact && markAt === start) return 'noDigitBeforeDecimalMark';
  if (edifact && markAt === value.length - 1) return 'notADecimal';
  return lengthProblem(digits, min, max);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
