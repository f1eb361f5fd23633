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
  if (isPlain(text, '.')) return text;
  const parts = LOOSE.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (whole === '' && fraction === '') return undefined;
  return signed(sign, whole.replace(/^0+(?=\d)/, '') || '0', fraction);
}

const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * Whether a number is in our form as it stands: `0`, `12`, `9.250`. Most are, and nothing is allocated for them. Where
 * the mark is a comma, only a whole number is.
 */
export function isPlain(text: string, mark: string): boolean {
  const { length } = text;
  let digits = 0;
  let point = -1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits++;
    else if (code === POINT && point === -1 && at > 0 && mark === '.') point = at;
    else return false;
  }
  if (digits === 0 || point === length - 1) return false;
  return text.charCodeAt(0) !== ZERO || length === 1 || point === 1;
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
