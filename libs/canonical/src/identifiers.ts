/**
 * Whether the last digit is the check digit of the others: weights 3 and 1 from the right, sum to the next ten (GS1
 * General Specifications, 7.9). Holds for GTIN-8, -12, -13, -14, GLN and SSCC.
 */
export function hasCheckDigit(digits: string): boolean {
  const last = digits.length - 1;
  if (last < 1) return false;
  let total = 0;
  for (let fromRight = 0; fromRight <= last; fromRight++) {
    const digit = digits.charCodeAt(last - fromRight) - 48;
    if (digit < 0 || digit > 9) return false;
    total += (fromRight & 1) === 0 ? digit : digit * 3;
  }
  return total % 10 === 0;
}

const PADDING: Readonly<Record<number, string>> = { 0: '', 1: '0', 2: '00', 6: '000000' };

/** A GTIN-8, -12, -13 or -14 as 14 digits, zero-padded on the left; undefined when length or check digit is wrong. */
export function toGtin14(sent: string): string | undefined {
  const lengthAllowed = sent.length === 8 || (sent.length >= 12 && sent.length <= 14);
  return lengthAllowed && hasCheckDigit(sent) ? PADDING[14 - sent.length] + sent : undefined;
}

/** The 18 digits of an SSCC, without the application identifier `00` that may precede them; undefined when it is none. */
export function ssccDigits(sent: string): string | undefined {
  const digits = sent.replace(/^\(00\)/, '00');
  if (/^00\d{18}$/.test(digits)) return digits.slice(2);
  return /^\d{18}$/.test(digits) ? digits : undefined;
}

/** Whether a GLN (13 digits) has its check digit. */
export function isGln(text: string): boolean {
  return text.length === 13 && hasCheckDigit(text);
}
