import { Big } from 'big.js';

/**
 * Arithmetic on decimal strings, exact: never a binary float. Results carry no exponent and keep the larger scale of
 * what went in ("10.00" + "2.5" is "12.50"); a product has the sum of the scales. Every function throws a TypeError
 * for text that is not a decimal.
 */
export type DecimalString = string;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether text is a decimal as our documents carry it: digits, perhaps a sign and a fraction; no exponent. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

export function add(a: DecimalString, b: DecimalString): DecimalString {
  return big(a)
    .plus(big(b))
    .toFixed(Math.max(scale(a), scale(b)));
}

export function subtract(a: DecimalString, b: DecimalString): DecimalString {
  return unsignedZero(
    big(a)
      .minus(big(b))
      .toFixed(Math.max(scale(a), scale(b))),
  );
}

export function multiply(a: DecimalString, b: DecimalString): DecimalString {
  return unsignedZero(
    big(a)
      .times(big(b))
      .toFixed(scale(a) + scale(b)),
  );
}

/** `a / b` at `places` decimal places, half to even. Throws a RangeError when b is zero. */
export function divide(a: DecimalString, b: DecimalString, places: number): DecimalString {
  const divisor = big(b);
  if (divisor.eq(0)) throw new RangeError(`${a} cannot be divided by zero`);
  return round(big(a).div(divisor).toFixed(), places);
}

export function negate(a: DecimalString): DecimalString {
  return unsignedZero(big(a).neg().toFixed(scale(a)));
}

export function absolute(a: DecimalString): DecimalString {
  return big(a).abs().toFixed(scale(a));
}

/** -1, 0 or 1; "1.0" and "1.00" are equal. */
export function compare(a: DecimalString, b: DecimalString): -1 | 0 | 1 {
  return big(a).cmp(big(b));
}

export function equals(a: DecimalString, b: DecimalString): boolean {
  return compare(a, b) === 0;
}

export function isZero(a: DecimalString): boolean {
  return big(a).eq(0);
}

export function isNegative(a: DecimalString): boolean {
  return big(a).lt(0);
}

/** The sum, "0" of none. */
export function sum(values: Iterable<DecimalString>): DecimalString {
  let total = '0';
  for (const value of values) total = add(total, value);
  return total;
}

export function minimum(a: DecimalString, b: DecimalString): DecimalString {
  return compare(a, b) <= 0 ? a : b;
}

/** Without superfluous zeros: "012.50" is "12.5", "-0.0" is "0". Equal values have equal normal forms. */
export function normalise(a: DecimalString): DecimalString {
  return unsignedZero(big(a).toFixed());
}

/** At `places` decimal places, half to even. */
export function round(a: DecimalString, places: number): DecimalString {
  return unsignedZero(big(a).toFixed(places, Big.roundHalfEven));
}

function big(text: DecimalString): Big {
  if (!DECIMAL.test(text)) throw new TypeError(`${JSON.stringify(text)} is not a decimal`);
  return new Big(text);
}

function scale(text: DecimalString): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

function unsignedZero(text: string): string {
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}
