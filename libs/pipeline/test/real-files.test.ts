import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GuideLibrary } from '@app/guide';
import { examine, acknowledge, parse, standalone } from '@app/pipeline';
import { AT, maps } from './harness.js';

const DATA = '../shared/data';
const files = existsSync(DATA)
  ? ['x12', 'edifact'].flatMap((standard) =>
      readdirSync(join(DATA, standard), { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
  : [];
if (files.length === 0) process.stdout.write(`skipped: real files, for ${DATA} is not there\n`);

/** What went wrong while a file was answered, and what the reader says against the answers. */
async function complaints(file: string, guides: GuideLibrary): Promise<string[]> {
  const { ports, options } = standalone({ guides, maps, at: AT });
  const found: string[] = [];
  let interchanges = 0;
  let errors = 0;
  for await (const step of examine([readFileSync(file)], ports, options)) {
    if (step.kind === 'interchange') interchanges++;
    if (step.kind === 'failure' && step.failure.severity === 'error') errors++;
    if (step.kind !== 'interchange-end') continue;
    for (const { bytes, control } of await acknowledge(step.result, ports)) {
      for await (const event of parse([bytes])) {
        const failures = event.kind === 'failure' ? [event.failure] : [];
        if (event.kind === 'transaction') failures.push(...event.transaction.failures);
        found.push(...failures.map(({ message }) => `${control}: ${message}`));
      }
    }
  }
  return interchanges + errors === 0 ? [...found, 'neither read nor refused'] : found;
}

(files.length === 0 ? describe.skip : describe)('real files', () => {
  const guides = GuideLibrary.load('mappings');
  it.each(files.length === 0 ? [DATA] : files)('%s is examined, and its answers are sound', async (file) => {
    expect(await complaints(file, guides)).toEqual([]);
  });
});
