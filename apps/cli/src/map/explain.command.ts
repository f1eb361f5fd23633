import { documentNumber } from '@app/canonical';
import type { Failure } from '@app/interchange';
import type { AcceptedTransaction, ExplainedField, Mapped, PipelinePorts, UnusedElement } from '@app/pipeline';
import { explainTransaction, runPipeline, unusedElements } from '@app/pipeline';
import { failureText } from '../console/failure-text.js';
import { loadPipeline } from '../console/libraries.js';
import { LineWriter } from '../console/line-writer.js';
import type { Paint } from '../console/paint.js';
import { paintFor } from '../console/paint.js';
import type { PartnerOptions } from '../console/partner.choice.js';
import { readWithProgress } from '../console/progress.js';
import { byteRange, segmentPlace } from '../console/place-text.js';
import { tableText } from '../console/table.js';

export interface ExplainOptions extends PartnerOptions {
  readonly explain?: boolean;
  readonly unused?: boolean;
  readonly json?: boolean;
}

/**
 * `crossdock map --explain` and `--unused`: what each field of the documents was made from, and what was sent and not
 * used. Failures go to standard error.
 *
 * @returns 0 when all was mapped, 1 when a transaction failed, 2 when the file holds no interchange
 */
export async function explain(file: string, wanted: ExplainOptions): Promise<number> {
  const { ports, options } = loadPipeline({}, wanted);
  const output = new LineWriter(process.stdout);
  const errors = new LineWriter(process.stderr);
  const errorPaint = paintFor(process.stderr);
  let interchanges = 0;
  let failed = false;
  let last: AcceptedTransaction | undefined;
  const fail = (failure: Failure): void => {
    failed ||= failure.severity === 'error';
    errors.line(failureText(failure, errorPaint));
  };
  for await (const step of runPipeline(readWithProgress(file, true), ports, options)) {
    if (step.kind === 'interchange') interchanges++;
    if (step.kind === 'failure') fail(step.failure);
    if (step.kind === 'transaction') {
      last = step;
      step.failures.forEach(fail);
    }
    if (step.kind === 'mapped' && last !== undefined) {
      step.mapped.failures.forEach(fail);
      for (const line of explained(last, step.mapped, ports, wanted)) output.line(line);
    }
    await output.flush(false);
  }
  await output.flush();
  await errors.flush();
  if (interchanges === 0) return 2;
  return failed ? 1 : 0;
}

/** The output for one transaction. */
function explained(
  transaction: AcceptedTransaction,
  mapped: Mapped,
  ports: PipelinePorts,
  { explain = false, unused = false, json = false }: ExplainOptions,
): string[] {
  const { type, control } = mapped.header;
  const paint = paintFor(process.stdout);
  const fields = explain ? explainTransaction(transaction, ports) : [];
  const left = unused ? unusedElements(transaction, ports) : undefined;
  if (json) {
    const of = { transactionType: type, transactionControl: control };
    return [...fields, ...(left ?? [])].map((each) => JSON.stringify({ ...of, ...each }));
  }
  const documents = mapped.documents.map((each) => `${each.documentType} ${documentNumber(each)}`).join(', ');
  const title = documents === '' ? `${type} ${control}` : `${documents}, from ${type} ${control}`;
  return [
    paint('bold', title),
    ...(fields.length > 0 ? [fieldTable(fields, paint)] : []),
    ...(left === undefined ? [] : [unusedText(left, paint)]),
    '',
  ];
}

function fieldTable(fields: readonly ExplainedField[], paint: Paint): string {
  const rows = fields.map((field) => [
    field.path,
    segmentPlace(field),
    byteRange(field),
    shortened(field.value),
    `${field.mapFile}:${field.mapLine}`,
  ]);
  return tableText(['FIELD', 'MADE FROM', 'BYTES', 'SENT', 'MAP'], rows, paint);
}

function unusedText(left: readonly UnusedElement[], paint: Paint): string {
  if (left.length === 0) return paint('green', 'All that was sent is used.');
  const rows = left.map((each) => [segmentPlace(each), byteRange(each), shortened(each.value), each.name ?? '']);
  const count =
    left.length === 1 ? '1 value was sent and is not used:' : `${left.length} values were sent and are not used:`;
  return `${paint('yellow', count)}\n${tableText(['PLACE', 'BYTES', 'SENT', 'NAME'], rows, paint)}`;
}

/** On one line, and not wider than a column may be. */
function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
