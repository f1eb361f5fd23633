import { documentNumber } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { runPipeline } from '@app/pipeline';
import type { Mapped, PipelineStep } from '@app/pipeline';
import { failureText } from '../console/failure-text.js';
import { loadPipeline } from '../console/libraries.js';
import { LineWriter } from '../console/line-writer.js';
import { paintFor } from '../console/paint.js';
import type { PartnerOptions } from '../console/partner.choice.js';
import { readWithProgress } from '../console/progress.js';

export interface MapInOptions extends PartnerOptions {
  readonly json?: boolean;
}

/**
 * `crossdock map`: the canonical documents of every accepted transaction; failures go to standard error.
 *
 * @returns 0 when all was mapped, 1 when a transaction failed or is held, 2 when the file holds no interchange
 */
export async function map(file: string, { json = false, ...chosen }: MapInOptions): Promise<number> {
  const { ports, options } = loadPipeline({}, chosen);
  const output = new LineWriter(process.stdout);
  const errors = new LineWriter(process.stderr);
  const [paint, errorPaint] = [paintFor(process.stdout), paintFor(process.stderr)];
  let interchanges = 0;
  let failed = false;
  for await (const step of runPipeline(readWithProgress(file, true), ports, options)) {
    if (step.kind === 'interchange') interchanges++;
    for (const failure of failuresOf(step)) {
      failed ||= failure.severity === 'error';
      errors.line(failureText(failure, errorPaint));
    }
    if (step.kind === 'mapped' && step.mapped.held) errors.line(heldText(step.mapped, errorPaint));
    if (step.kind === 'mapped')
      for (const document of step.mapped.documents)
        output.line(json ? JSON.stringify(document) : documentText(document, step.mapped, paint));
    await output.flush(false);
    await errors.flush(false);
  }
  await output.flush();
  await errors.flush();
  if (interchanges === 0) return 2;
  return failed ? 1 : 0;
}

function failuresOf(step: PipelineStep): readonly Failure[] {
  switch (step.kind) {
    case 'transaction':
      return step.failures;
    case 'failure':
      return [step.failure];
    case 'mapped':
      return step.mapped.failures;
    case 'interchange':
    case 'interchange-end':
    case 'acknowledgment':
      return [];
  }
}

/** In the gateway a person decides about it; here it is said which. */
function heldText({ header }: Mapped, paint: ReturnType<typeof paintFor>): string {
  return `${paint('bold', `${header.type} ${header.control} is held`)}: no document is made of it before its codes are in their tables.`;
}

function documentText(document: CanonicalDocument, { header }: Mapped, paint: ReturnType<typeof paintFor>): string {
  const title = `${document.documentType} ${documentNumber(document)}`;
  return `${paint('bold', title)}${paint('dim', `, from ${header.type} ${header.control}`)}\n${JSON.stringify(document, null, 2)}`;
}
