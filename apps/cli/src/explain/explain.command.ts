import { nearestName } from '@app/definitions';
import type { CodeTable, FailureDefinition, Stage, StandardCode } from '@app/interchange';
import { FAILURE_TABLES } from '@app/interchange';
import { MAPPINGS_FOLDER } from '../console/folders.js';
import type { Paint } from '../console/paint.js';
import { paintFor } from '../console/paint.js';
import { SentenceError } from '../console/sentence.error.js';
import { tableText } from '../console/table.js';
import { readAsked } from './asked.js';
import type { Asked } from './asked.js';
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
 * (`AK403 7`) its words and the failures that carry it; of a table (`AK403`) its codes; several, one after another. Without
 * a code, a line for each failure.
 *
 * @returns 0
 * @throws SentenceError for an unknown code, with the nearest one
 */
export function explainCode(words: readonly string[], { json = false }: ExplainCodeOptions): number {
  const paint = paintFor(process.stdout);
  const failures = knownFailures();
  const standard = new StandardCodes(MAPPINGS_FOLDER);
  const asked = readAsked(words);
  const answers = asked.map((each) => answerTo(each, failures, standard));
  const found = asked.length === 0 ? failures : [...new Set(answers.flatMap((answer) => answer.failures))];
  const lines = json
    ? found.map((failure) => JSON.stringify({ ...failure, ...explainedCodes(failure, standard) }))
    : [asked.length === 0 ? listText(found, paint) : answers.map(({ text }) => text(paint)).join('\n\n')];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

interface Answer {
  readonly failures: readonly KnownFailure[];
  readonly text: (paint: Paint) => string;
}

function answerTo(asked: Asked, failures: readonly KnownFailure[], standard: StandardCodes): Answer {
  if (asked.kind === 'failure') {
    const failure = failureOf(asked.name, failures);
    return { failures: [failure], text: (paint) => failureText(failure, standard, paint) };
  }
  const { table } = asked;
  if (asked.kind === 'table') {
    const found = failures.filter(({ standardCodes = [] }) => standardCodes.some((each) => each.table === table));
    return { failures: found, text: (paint) => codeListText(table, found, standard, paint) };
  }
  const code = standard.explain({ table, code: asked.code });
  const found = carriers(code, failures);
  if (code.words === undefined && found.length === 0)
    throw new SentenceError(
      `${table} has no code ${asked.code} that is known here. "crossdock explain ${table}" lists its codes.`,
    );
  return { failures: found, text: (paint) => `${codeText(code, paint)}\n${listText(found, paint)}` };
}

function knownFailures(): KnownFailure[] {
  return FAILURE_TABLES.flatMap(({ stage, definitions }) =>
    Object.values(definitions).map((definition) => ({ ...definition, stage })),
  ).sort((a, b) => a.code.localeCompare(b.code));
}

/** `CD-2207`, and what people write for it: `cd2207`, `2207`. */
function failureOf(asked: string, failures: readonly KnownFailure[]): KnownFailure {
  const code = asked.toUpperCase().replace(/^(CD)?-?(?=\d)/, 'CD-');
  const found = failures.find((failure) => failure.code === code);
  if (found !== undefined) return found;
  const near = nearestName(code, [...failures.map((failure) => failure.code), ...CODE_TABLES]);
  const remedy = near === undefined ? '"crossdock explain" lists all of them.' : `Did you mean ${near}?`;
  throw new SentenceError(`There is no failure "${asked}". ${remedy}`);
}

function carriers({ table, code }: StandardCode, failures: readonly KnownFailure[]): readonly KnownFailure[] {
  return failures.filter(({ standardCodes = [] }) =>
    standardCodes.some((each) => each.table === table && each.code === code),
  );
}

function explainedCodes({ standardCodes }: KnownFailure, standard: StandardCodes): object {
  return standardCodes === undefined ? {} : { standardCodes: standardCodes.map((code) => standard.explain(code)) };
}

const NOT_OURS = 'No failure of ours carries it; it is read in the acknowledgments of others.';
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
  if (failures.length === 0) return NOT_OURS;
  const rows = failures.map(({ code, stage, severity, message }) => [code, stage, severity, message]);
  return tableText(['CODE', 'STAGE', 'SEVERITY', 'MESSAGE'], rows, paint);
}

/**
 *     AK403 [X12.6, data element syntax error code (data element 723)]
 *     CODE  MEANING                     FAILURES
 *     8     the date is none            CD-2207 CD-2216
 */
function codeListText(
  table: CodeTable,
  failures: readonly KnownFailure[],
  standard: StandardCodes,
  paint: Paint,
): string {
  const carried = failures.flatMap(({ standardCodes = [] }) => standardCodes).filter((each) => each.table === table);
  const codes = new Set([...standard.codesOf(table), ...carried.map(({ code }) => code).sort()]);
  const rows = [...codes].map((code) => [
    code,
    standard.explain({ table, code }).words ?? '',
    carriers({ table, code }, failures)
      .map((failure) => failure.code)
      .join(' '),
  ]);
  const title = `${paint('bold', table)} ${paint('dim', `[${standard.sourceOf(table)}]`)}`;
  return [title, ...(rows.length > 0 ? [tableText(['CODE', 'MEANING', 'FAILURES'], rows, paint)] : [NOT_OURS])].join(
    '\n',
  );
}
