const PLAIN = /^(0|[1-9]\d*)(\.\d+)?$/;
const LOOSE = /^(-?)(\d*)(?:\.(\d*))?$/;

/**
 * A sent decimal number in our form: "012.50" is "12.50", ".5" is "0.5", "7." is "7". The sent scale stays. Undefined
 * for what is none: exponents, plus signs, digit groups (X12.6, 3.5.1.1.2; ISO 9735, 10).
 *
 * @param mark the decimal mark in force: "." or ","
 */
export function readDecimal(sent: string, mark = '.'): string | undefined {
  if (mark !== '.' && sent.includes('.')) return undefined;
  const text = mark === '.' ? sent : sent.replace(mark, '.');
  if (PLAIN.test(text)) return text;
  const parts = LOOSE.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (whole === '' && fraction === '') return undefined;
  return signed(sign, whole.replace(/^0+(?=\d)/, '') || '0', fraction);
}

/** A number with implied decimal places (X12 Nn): `17060` with 2 is "170.60". Undefined for what is no whole number. */
export function readImplied(sent: string, places: number): string | undefined {
  const parts = /^(-?)(\d+)$/.exec(sent);
  if (parts === null) return undefined;
  const [, sign = '', digits = ''] = parts;
  const padded = digits.padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, '');
  return signed(sign, whole, padded.slice(padded.length - places));
}

function signed(sign: string, whole: string, fraction: string): string {
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return /[1-9]/.test(text) ? sign + text : text;
}
