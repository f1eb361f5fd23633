import { statSync } from 'node:fs';
import { extname, resolve, sep } from 'node:path';
import { DefinitionError } from '@app/definitions';
import type { GoldenCase } from '@app/pipeline';
import { concernedCases, Examples } from '@app/pipeline';
import { MAPPINGS_FOLDER, PARTNERS_FOLDER } from '../console/folders.js';
import { LineWriter } from '../console/line-writer.js';
import { paintFor } from '../console/paint.js';
import { SentenceError } from '../console/sentence.error.js';
import { differenceText, nameOf, summaryText } from './difference-text.js';
import { watchFolders } from './watch.js';

export interface TestOptions {
  readonly json?: boolean;
  readonly update?: boolean;
  readonly watch?: boolean;
}

interface Tally {
  readonly cases: number;
  readonly differing: number;
}

const FOLDERS = { mappings: MAPPINGS_FOLDER, partners: PARTNERS_FOLDER };
/** With more examples than these, those that came as expected are counted and not listed. */
const LISTED = 25;

/**
 * `crossdock mapping test`: runs golden examples and shows what differs from what is expected.
 *
 * @returns 0 when all came as expected (or is written), 1 when something differs or a definition is wrong, 2 when there
 *   is no example; with `--watch` it goes on until it is stopped
 */
export async function testMappings(path: string | undefined, options: TestOptions): Promise<number> {
  const asked = path === undefined ? undefined : [resolve(path)];
  const code = await runSafely(asked, options);
  if (options.watch !== true) return code;
  const paint = paintFor(process.stderr);
  process.stderr.write(`${paint('dim', 'Watching; stop with Ctrl-C.')}\n`);
  await watchFolders(Object.values(FOLDERS), async (changed) => {
    const cases = chosen(asked, Examples.open(FOLDERS).cases());
    const concerned = concernedCases(changed, cases, FOLDERS).map(({ folder }) => folder);
    if (concerned.length > 0) await runSafely(concerned, options);
  });
  return code;
}

/** A mistake in a definition is told, and the next save may cure it. */
async function runSafely(paths: readonly string[] | undefined, options: TestOptions): Promise<number> {
  try {
    return await runCases(paths, options);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function runCases(paths: readonly string[] | undefined, { json, update }: TestOptions): Promise<number> {
  const examples = Examples.open(FOLDERS);
  const cases = chosen(paths, examples.cases());
  if (cases.length === 0)
    throw new SentenceError(`There is no golden example in ${paths?.join(', ') ?? 'mappings/ and partners/'}.`);
  const output = new LineWriter(process.stdout);
  const paint = paintFor(process.stdout);
  let differing = 0;
  for (const golden of cases) {
    const { differences, accept } = await examples.run(golden);
    const ok = differences.length === 0;
    if (!ok) differing++;
    if (!ok && update === true) accept();
    if (json === true) output.line(JSON.stringify({ name: nameOf(golden), ok, differences }));
    else if (!ok) output.line(differenceText(golden, differences, update === true, paint));
    else if (cases.length <= LISTED) output.line(`${paint('green', 'ok')} ${nameOf(golden)}`);
    await output.flush();
  }
  const tally: Tally = { cases: cases.length, differing };
  if (json !== true) output.line(summaryText(tally, update === true, paint));
  await output.flush();
  return differing > 0 && update !== true ? 1 : 0;
}

/** Those in a folder; those that a file concerns. */
function chosen(paths: readonly string[] | undefined, cases: readonly GoldenCase[]): readonly GoldenCase[] {
  if (paths === undefined) return cases;
  const files = paths.filter((path) => extname(path) !== '' && statSync(path, { throwIfNoEntry: false })?.isFile());
  const concerned = files.length === 0 ? [] : concernedCases(files, cases, FOLDERS);
  return cases.filter(
    (golden) =>
      concerned.includes(golden) || paths.some((path) => `${golden.folder}${sep}`.startsWith(`${path}${sep}`)),
  );
}
