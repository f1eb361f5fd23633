import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { checkDefinitions } from '@app/pipeline';
import type { DefinitionFinding } from '@app/pipeline';
import { MAPPINGS_FOLDER, PARTNERS_FOLDER } from '../console/folders.js';
import { LineWriter } from '../console/line-writer.js';
import type { Paint } from '../console/paint.js';
import { paintFor } from '../console/paint.js';
import { SentenceError } from '../console/sentence.error.js';

export interface CheckOptions {
  readonly json?: boolean;
}

/**
 * `crossdock mapping check`: everything that is wrong with the definitions, each with file, line, column and remedy.
 *
 * @returns 0 when there is no error (there may be warnings), else 1
 * @throws SentenceError for a path that is not there, or in which no definitions are looked for
 */
export async function checkMappings(path: string | undefined, { json = false }: CheckOptions): Promise<number> {
  if (path !== undefined) checkPath(path);
  const all = checkDefinitions({ mappings: MAPPINGS_FOLDER, partners: PARTNERS_FOLDER });
  const findings = path === undefined ? all : all.filter(({ file }) => isIn(file, resolve(path)));
  const output = new LineWriter(process.stdout);
  const paint = paintFor(process.stdout);
  for (const finding of findings) output.line(json ? JSON.stringify(finding) : findingText(finding, paint));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (!json) output.line(summary(errors, findings.length - errors, paint));
  await output.flush();
  return errors > 0 ? 1 : 0;
}

/** A folder that holds one of both is one in which definitions are looked for. */
function checkPath(path: string): void {
  if (!existsSync(path)) throw new SentenceError(`There is no file or folder ${path}.`);
  const roots = [MAPPINGS_FOLDER, PARTNERS_FOLDER].map((folder) => resolve(folder));
  const asked = resolve(path);
  if (roots.some((root) => isIn(asked, root) || isIn(root, asked))) return;
  const known = roots.map((root) => relative(process.cwd(), root) || '.').join(' and ');
  throw new SentenceError(`${path} is not checked: definitions stand in ${known}.`);
}

function isIn(file: string, path: string): boolean {
  const way = relative(path, resolve(file));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 *     error mappings/x12/004010/850/order.map.yaml:12:5: The document has no field "ordrNumber".
 *           Did you mean "orderNumber"?
 */
function findingText({ severity, file, line, column, message, remedy }: DefinitionFinding, paint: Paint): string {
  const mark = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const place = paint('bold', `${relative(process.cwd(), resolve(file))}:${line}:${column}`);
  return `${mark} ${place}: ${message}\n${' '.repeat(severity.length + 1)}${remedy}`;
}

function summary(errors: number, warnings: number, paint: Paint): string {
  const count = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`;
  if (errors > 0) return paint('red', `${count(errors, 'error')}, ${count(warnings, 'warning')}`);
  if (warnings > 0) return paint('yellow', `All definitions load; ${count(warnings, 'warning')}`);
  return paint('green', 'All definitions load, and examples stand beside each map');
}
