import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import type { PipelinePorts, ExamineOptions } from '@app/pipeline';
import { runPipeline } from '@app/pipeline';

/** What a golden example says of a failure: where and which, in words that are not part of it. */
export type GoldenFailure = Pick<Failure, 'code' | 'severity' | 'standardCodes' | 'location' | 'value'>;

/** The example's input: EDI or XML. */
function inputOf(folder: string): string {
  const xml = join(folder, 'input.xml');
  return existsSync(xml) ? xml : join(folder, 'input.edi');
}

/** What came of an input, or should. */
export interface GoldenResult {
  readonly documents: readonly CanonicalDocument[];
  readonly failures: readonly GoldenFailure[];
  /** The acknowledgment interchanges, one after the other. */
  readonly acknowledgments: string;
}

/** The folders of all golden examples under a mappings folder, relative to it. */
export function goldenCases(mappings: string): string[] {
  return readdirSync(mappings, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[/\\]golden[/\\][^/\\]+[/\\]input\.(edi|xml)$/.test(file))
    .map((file) => file.slice(0, -'/input.edi'.length))
    .sort();
}

/** What the files of a case expect: without `failures.json` not even a warning, without `ack.edi` no acknowledgment. */
export function expectedResult(folder: string): GoldenResult {
  const json = (name: string): unknown => {
    const file = join(folder, name);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  };
  const acknowledgment = join(folder, 'ack.edi');
  return {
    documents: json('canonical.json') as CanonicalDocument[],
    failures: json('failures.json') as GoldenFailure[],
    acknowledgments: existsSync(acknowledgment) ? readFileSync(acknowledgment, 'latin1') : '',
  };
}

/** The same, with what the agreement says under `options:` in `options.json` of a case. */
function withOptions(folder: string, ports: PipelinePorts): PipelinePorts {
  const file = join(folder, 'options.json');
  if (!existsSync(file)) return ports;
  const options = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const { agreements } = ports;
  const resolve: typeof agreements.resolve = (...asked) => {
    const found = agreements.resolve(...asked);
    return 'agreement' in found ? { ...found, agreement: { ...found.agreement, options } } : found;
  };
  return { ...ports, agreements: { identify: (...asked) => agreements.identify(...asked), resolve } };
}

/** What the pipeline makes of the input of a case. */
export async function actualResult(
  folder: string,
  ports: PipelinePorts,
  options: ExamineOptions,
): Promise<GoldenResult> {
  const documents: CanonicalDocument[] = [];
  const failures: Failure[] = [];
  const acknowledgments: string[] = [];
  for await (const step of runPipeline([readFileSync(inputOf(folder))], withOptions(folder, ports), options)) {
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
  return { documents, failures: failures.map(golden), acknowledgments: acknowledgments.join('') };
}

function golden({ code, severity, standardCodes, location, value }: Failure): GoldenFailure {
  return {
    code,
    severity,
    ...(standardCodes === undefined ? {} : { standardCodes }),
    ...(location === undefined ? {} : { location }),
    ...(value === undefined ? {} : { value }),
  };
}

/** Writes what came of an input as what should; for a person to read before it is committed. */
export function writeExpected(folder: string, { documents, failures, acknowledgments }: GoldenResult): void {
  const write = (name: string, text: string, wanted: boolean): void => {
    if (wanted) writeFileSync(join(folder, name), text, name.endsWith('.edi') ? 'latin1' : 'utf8');
    else rmSync(join(folder, name), { force: true });
  };
  write('canonical.json', `${JSON.stringify(documents, null, 2)}\n`, true);
  write('failures.json', `${JSON.stringify(failures, null, 2)}\n`, failures.length > 0);
  write('ack.edi', acknowledgments, acknowledgments !== '');
}
