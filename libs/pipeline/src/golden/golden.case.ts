import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import { DefinitionError } from '@app/definitions';
import type { Failure } from '@app/interchange';

/**
 * A golden example: a folder with `input.edi` or `input.xml` and what it becomes, `canonical.json`; where something is
 * wrong `failures.json`, where somebody is answered `ack.edi`, and what an agreement says under `options:` in
 * `options.json`.
 */
export interface GoldenCase {
  /** Relative to the root that was searched: `x12/004010/850/golden/blanket-release`. */
  readonly name: string;
  readonly folder: string;
}

/** What a golden example says of a failure: where and which, in words that are not part of it. */
export type GoldenFailure = Pick<Failure, 'code' | 'severity' | 'standardCodes' | 'location' | 'value'>;

/** What came of an input, or should. */
export interface GoldenResult {
  readonly documents: readonly CanonicalDocument[];
  readonly failures: readonly GoldenFailure[];
  /** The acknowledgment interchanges, one after the other. */
  readonly acknowledgments: string;
}

/** All golden examples under a folder, by name. */
export function goldenCases(root: string): GoldenCase[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\/golden\/[^/]+\/input\.(edi|xml)$/.test(`/${file}`))
    .map((file) => file.slice(0, -'/input.edi'.length))
    .sort()
    .map((name) => ({ name, folder: join(root, name) }));
}

/** The file of the input of a case. */
export function goldenInput({ folder }: Pick<GoldenCase, 'folder'>): string {
  const xml = join(folder, 'input.xml');
  return existsSync(xml) ? xml : join(folder, 'input.edi');
}

/** The options that the agreement of a case has; none unless it says so. */
export function goldenOptions({ folder }: Pick<GoldenCase, 'folder'>): Readonly<Record<string, string>> | undefined {
  return readJson(join(folder, 'options.json')) as Readonly<Record<string, string>> | undefined;
}

/** What the files of a case expect: without `failures.json` not even a warning, without `ack.edi` no acknowledgment. */
export function expectedResult({ folder }: Pick<GoldenCase, 'folder'>): GoldenResult {
  const acknowledgment = join(folder, 'ack.edi');
  return {
    documents: (readJson(join(folder, 'canonical.json')) ?? []) as CanonicalDocument[],
    failures: (readJson(join(folder, 'failures.json')) ?? []) as GoldenFailure[],
    acknowledgments: existsSync(acknowledgment) ? readFileSync(acknowledgment, 'latin1') : '',
  };
}

/** Writes what came of an input as what should; for a person to read before it is committed. */
export function writeExpected({ folder }: Pick<GoldenCase, 'folder'>, result: GoldenResult): void {
  const { documents, failures, acknowledgments } = result;
  const write = (name: string, text: string, wanted: boolean): void => {
    if (wanted) writeFileSync(join(folder, name), text, name.endsWith('.edi') ? 'latin1' : 'utf8');
    else rmSync(join(folder, name), { force: true });
  };
  write('canonical.json', `${JSON.stringify(documents, null, 2)}\n`, true);
  write('failures.json', `${JSON.stringify(failures, null, 2)}\n`, failures.length > 0);
  write('ack.edi', acknowledgments, acknowledgments !== '');
}

/** Undefined where there is no such file. Throws a DefinitionError where it is no JSON. */
export function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const message = `This is no JSON: ${(error as Error).message}.`;
    throw new DefinitionError([
      { file, line: 1, column: 1, message, remedy: 'Correct it, or let "--update" write it.' },
    ]);
  }
}
