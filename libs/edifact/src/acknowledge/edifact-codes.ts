import type { Failure } from '@app/interchange';

/** 0085 18: an error that has no code of its own. */
export const UNSPECIFIED_ERROR = '18';
/** 0085 13: a mandatory segment or element is missing. */
export const MISSING = '13';

/** Codes that came with syntax 4: the CONTRL of syntax 1 to 3 (D:3:UN) does not list them. */
const SINCE_SYNTAX_4: ReadonlySet<string> = new Set(['45', '46', '47', '48']);

/** The codes of a failure in the list 0085 that the syntax version knows. */
export function edifactCodes(failure: Failure, syntax4: boolean): string[] {
  return (failure.standardCodes ?? [])
    .filter(({ table }) => table === '0085')
    .map(({ code }) => (SINCE_SYNTAX_4.has(code) && !syntax4 ? UNSPECIFIED_ERROR : code));
}
