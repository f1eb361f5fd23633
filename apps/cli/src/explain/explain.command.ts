import { nearestName } from '@app/definitions';
import type { CodeTable, FailureDefinition, Stage } from '@app/interchange';
import { FAILURE_TABLES } from '@app/interchange';
import { MAPPINGS_FOLDER } from '../console/folders.js';
import type { Paint } from '../console/paint.js';
import { paintFor } from '../console/paint.js';
import { SentenceError } from '../console/sentence.error.js';
import { tableText } from '../console/table.js';
import { CODE_TABLES, StandardCodes } from './standard-code.js';
import type { ExplainedCode } from './standard-code.js';

export interface ExplainCodeOptions {
  readonly json?: boolean;
}

/** A failure that Crossdock can raise, as its table says it; `{name}` stands for what the case fills in. */
interface KnownFailure extends FailureDefinition {
  readonly stage: Stage;
}

/**
 * `crossdock explain CD-nnnn`: what a failure means, what to do, and how it is acknowledged; of a standard code
 * (`AK403 7`) its words and the failures that carry it; without a code, a line for each failure.
 *
 * @returns 0
 * @throws SentenceError for an unknown code, with the nearest one
 */
export function explainCode(words: readonly string[], { json = false }: ExplainCodeOptions): number {
  const paint = paintFor(process.stdout);
  const failures = knownFailures();
  const standard = new StandardCodes(MAPPINGS_FOLDER);
  const asked = words.join(' ').trim();
  const code = standardCode(asked);
  if (code !== undefined) checkCode(standard.explain(code), failures);
  const found = asked === '' ? failures : code === undefined ? [failureOf(asked, failures)] : carriers(code, failures);
  const lines = json
    ? found.map((failure) => JSON.stringify({ ...failure, ...explainedCodes(failure, standard) }))
    : asked === '' || code !== undefined
      ? [...(code === undefined ? [] : [codeText(standard.explain(code), paint)]), listText(found, paint)]
      : found.map((failure) => failureText(failure, standard, paint));
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function knownFailures(): KnownFailure[] {
  return FAILURE_TABLES.flatMap(({ stage, definitions }) =>
    Object.values(definitions).map((definition) => ({ ...definition, stage })),
  ).sort((a, b) => a.code.localeCompare(b.code));
}

/** `CD-2207`, and what people write for it: `cd2207`, `2207`. */
function failureOf(asked: string, failures: readonly KnownFailure[]): KnownFailure {
  const code = asked.toUpperCase().replace(/^(CD)?[- ]?(?=\d)/, 'CD-');
  const found = failures.find((failure) => failure.code === code);
  if (found !== undefined) return found;
  const near = nearestName(
    code,
    failures.map((failure) => failure.code),
  );
  const remedy = near === undefined ? '"crossdock explain" lists all of them.' : `Did you mean ${near}?`;
  throw new SentenceError(`There is no failure "${asked}". ${remedy}`);
}

interface AskedCode {
  readonly table: CodeTable;
  readonly code: string;
}

/** `AK403 7`, `AK403*7`, `0085 12`. */
function standardCode(asked: string): AskedCode | undefined {
  const [, name = '', code = ''] = /^(\w+)[ *+]+(\w+)$/.exec(asked.toUpperCase()) ?? [];
  const table = CODE_TABLES.find((each) => each === name);
  return table === undefined ? undefined : { table, code };
}

function checkCode(code: ExplainedCode, failures: readonly KnownFailure[]): void {
  if (code.words === undefined && carriers(code, failures).length === 0)
    throw new SentenceError(`${code.table} has no code ${code.code} that is known here.`);
}

function carriers({ table, code }: AskedCode, failures: readonly KnownFailure[]): readonly KnownFailure[] {
  return failures.filter(({ standardCodes = [] }) =>
    standardCodes.some((each) => each.table === table && each.code === code),
  );
}

function explainedCodes({ standardCodes }: KnownFailure, standard: StandardCodes): object {
  return standardCodes === undefined ? {} : { standardCodes: standardCodes.map((code) => standard.explain(code)) };
}

const TURNS = { partner: "the partner's", engineer: "the engineer's", business: "the business side's" };

/**
 *     CD-2207 error of an element, found by validate
 *       "{value}" is not in the code list of {element}.
 *       Remedy: Ask the partner to ...
 */
function failureText(failure: KnownFailure, standard: StandardCodes, paint: Paint): string {
  const { code, severity, scope, stage, message, remedy, owner, retryable, standardCodes = [] } = failure;
  const mark = paint(severity === 'error' ? 'red' : 'yellow', severity);
  const again = retryable ? 'trying again can help' : 'the same bytes again do not help';
  const codes = standardCodes.map((each) => `    ${codeText(standard.explain(each), paint)}`);
  return [
    `${paint('bold', code)} ${mark} of ${/^[aeiou]/.test(scope) ? 'an' : 'a'} ${scope}, found by ${stage}`,
    `  ${message}`,
    `  ${paint('dim', 'Remedy:')} ${remedy}`,
    `  ${paint('dim', 'Turn:')} ${TURNS[owner]}; ${again}.`,
    ...(codes.length === 0 ? ['  No acknowledgment names it.'] : [`  ${paint('dim', 'Acknowledged as:')}`, ...codes]),
  ].join('\n');
}

/** `AK403 7: the code is not one of the list (X12.6, data element 723)` */
function codeText({ table, code, versions, words, source }: ExplainedCode, paint: Paint): string {
  const only = versions === undefined ? '' : ` (${versions})`;
  return `${paint('bold', `${table} ${code}`)}${only}${words === undefined ? '' : `: ${words}`} ${paint('dim', `[${source}]`)}`;
}

function listText(failures: readonly KnownFailure[], paint: Paint): string {
  if (failures.length === 0) return 'No failure of ours carries it; it is read in the acknowledgments of others.';
  const rows = failures.map(({ code, stage, severity, message }) => [code, stage, severity, message]);
  return tableText(['CODE', 'STAGE', 'SEVERITY', 'MESSAGE'], rows, paint);
}
