/** Fields whose value is never logged, wherever they stand. */
export const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'databaseUrl',
  'iban',
  'accountNumber',
  'bankAccount',
  'bankAccounts',
  'payerAccount',
  'contacts',
  'phone',
  'email',
] as const;

export const REDACTED = '[redacted]';

/** Country code, check digits, 11 to 30 letters and digits, perhaps in groups of four (ISO 13616-1). */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const EMAIL = /\b[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}\b/g;
const BEARER = /\b(Bearer|Basic) +[\w.~+/=-]+/gi;
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{1,200}):[^\s@/]{1,500}@/gi;

/**
 * A text as it may be logged: IBANs (those whose check digits hold, so that order numbers stay readable) keep their last
 * four characters; e-mail addresses, credentials and the password of a URL go.
 */
export function redact(text: string): string {
  return text
    .replace(URL_PASSWORD, `$1:${REDACTED}@`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(EMAIL, REDACTED)
    .replace(IBAN, (candidate) => (isIban(candidate) ? maskAccount(candidate) : candidate));
}

/** An account number as it may be shown: its last four characters. */
export function maskAccount(account: string): string {
  const plain = account.replaceAll(' ', '');
  return plain.length > 4 ? `${'*'.repeat(plain.length - 4)}${plain.slice(-4)}` : '****';
}

/** ISO 13616-1 by way of ISO 7064 MOD 97-10. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  if (plain.length < 15 || plain.length > 34) return false;
  let remainder = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}
