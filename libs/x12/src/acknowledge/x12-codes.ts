import type { CodeTable, Failure, StandardCode } from '@app/interchange';

/**
 * What a 997 says for a code that only a 999 has: it knows the standard, not the guide.
 * "" means that it says nothing.
 */
const IN_A_997: Readonly<Partial<Record<CodeTable, { table: CodeTable; codes: Readonly<Record<string, string>> }>>> = {
  IK304: { table: 'AK304', codes: { I4: '2', I6: '3', I7: '3', I8: '3', I9: '2' } },
  IK403: { table: 'AK403', codes: { I6: '7', I9: '2', I10: '3', I11: '1', I12: '7', I13: '10' } },
  IK501: { table: 'AK501', codes: {} },
  IK502: { table: 'AK502', codes: { I5: '5', I6: '5' } },
};

/** The lists of a 999 hold those of the 997 as they are. */
const IN_A_999: Readonly<Partial<Record<CodeTable, CodeTable>>> = {
  AK304: 'IK304',
  AK403: 'IK403',
  AK501: 'IK501',
  AK502: 'IK502',
};

/**
 * The codes of a failure in one table of the 997, 999 or TA1, in one version (GS08; "" for the TA1, which has none).
 * A failure that names the table speaks for itself; else its codes of the other acknowledgment are translated.
 */
export function x12Codes(failure: Failure, table: CodeTable, version: string): string[] {
  const listed = (failure.standardCodes ?? []).filter(({ versions }) => isListed(versions, version));
  const own = listed.filter((one) => one.table === table).map(({ code }) => code);
  if (own.length > 0) return own;
  return listed.map((one) => translated(one, table)).filter((code) => code !== '');
}

/** AK103, AK203 and the repetition in AK401 exist from 005010 on. */
export function isSince005010(version: string): boolean {
  return version.slice(0, 6) >= '005010';
}

function translated({ table, code }: StandardCode, wanted: CodeTable): string {
  if (IN_A_999[table] === wanted) return code;
  const row = IN_A_997[table];
  if (row?.table !== wanted) return '';
  return row.codes[code] ?? (code.startsWith('I') ? '' : code);
}

/** "005010-" from, "-004010" up to and including, "004010-005010", or one version; absent is every version. */
function isListed(versions: string | undefined, version: string): boolean {
  if (versions === undefined || version === '') return true;
  const release = version.slice(0, 6);
  const dash = versions.indexOf('-');
  if (dash < 0) return versions === release;
  const from = versions.slice(0, dash);
  const to = versions.slice(dash + 1);
  return (from === '' || release >= from) && (to === '' || release <= to);
}
