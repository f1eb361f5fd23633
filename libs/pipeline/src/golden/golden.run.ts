import { readFileSync } from 'node:fs';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { runPipeline } from '../pipeline.js';
import type { PipelinePorts } from '../ports.js';
import type { ExamineOptions } from '../validate/examine.stage.js';
import type { GoldenCase, GoldenFailure, GoldenResult } from './golden.case.js';
import { goldenInput, goldenOptions } from './golden.case.js';

/** What the pipeline makes of the input of a case, under the options that it names. */
export async function actualResult(
  golden: GoldenCase,
  ports: PipelinePorts,
  options: ExamineOptions,
): Promise<GoldenResult> {
  const documents: CanonicalDocument[] = [];
  const failures: Failure[] = [];
  const acknowledgments: string[] = [];
  for await (const step of runPipeline([readFileSync(goldenInput(golden))], withOptions(golden, ports), options)) {
    if (step.kind === 'transaction') failures.push(...step.failures);
    if (step.kind === 'failure') failures.push(step.failure);
    if (step.kind === 'acknowledgment') acknowledgments.push(step.acknowledgment.bytes.toString('latin1'));
    if (step.kind === 'interchange-end') {
      failures.push(...step.result.failures, ...step.result.groups.flatMap((group) => group.failures));
    }
    if (step.kind === 'mapped') {
      documents.push(...step.mapped.documents);
      failures.push(...step.mapped.failures);
    }
  }
  return { documents, failures: failures.map(withoutWords), acknowledgments: acknowledgments.join('') };
}

function withOptions(golden: GoldenCase, ports: PipelinePorts): PipelinePorts {
  const options = goldenOptions(golden);
  if (options === undefined) return ports;
  const { agreements } = ports;
  const resolve: typeof agreements.resolve = (...asked) => {
    const found = agreements.resolve(...asked);
    return 'agreement' in found ? { ...found, agreement: { ...found.agreement, options } } : found;
  };
  return { ...ports, agreements: { identify: (...asked) => agreements.identify(...asked), resolve } };
}

function withoutWords({ code, severity, standardCodes, location, value }: Failure): GoldenFailure {
  return {
    code,
    severity,
    ...(standardCodes === undefined ? {} : { standardCodes }),
    ...(location === undefined ? {} : { location }),
    ...(value === undefined ? {} : { value }),
  };
}
