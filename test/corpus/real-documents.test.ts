import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validateDocument } from '@app/canonical';
import { GuideLibrary } from '@app/guide';
import { MapLibrary } from '@app/mapping';
import { runPipeline, standalone } from '@app/pipeline';

/**
 * Every valid real file of a document that has a map becomes a document. A public sample that cannot is listed in
 * unmapped.json with the reason, and with the failure that says so, so that the list stays true.
 */
const DATA = '../shared/data';
const DOCUMENTS =
  /^(x12\/(180|810|812|820|850|852|856|860)|edifact\/(DESADV|INVOIC|ORDCHG|ORDERS|REMADV|SLSRPT)|xml\/(ubl-Order|camt\.054))\/|^xml\/cxml\/.*order_?request/i;

const files = existsSync(DATA)
  ? readFileSync(join(DATA, 'MANIFEST.tsv'), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([file = '', , , , , validity]) => validity === 'valid' && DOCUMENTS.test(file))
      .map(([file = '']) => file)
  : [];
if (files.length === 0) process.stdout.write(`skipped: real documents, for ${DATA} is not there\n`);

const unmapped = JSON.parse(readFileSync('test/corpus/unmapped.json', 'utf8')) as readonly {
  readonly file: string;
  readonly code: string;
  readonly reason: string;
}[];

const mappings = join(process.cwd(), 'mappings');

(files.length === 0 ? describe.skip : describe)('real documents', () => {
  const guides = GuideLibrary.open(mappings);
  const { ports, options } = standalone({ guides, maps: MapLibrary.open(mappings, guides) });

  it.each(files)('%s', async (file) => {
    const codes = new Set<string>();
    let documents = 0;
    for await (const step of runPipeline([readFileSync(join(DATA, file))], ports, options)) {
      const failures = step.kind === 'failure' ? [step.failure] : step.kind === 'transaction' ? step.failures : [];
      for (const { code, severity } of failures) if (severity === 'error') codes.add(code);
      if (step.kind !== 'mapped') continue;
      documents += step.mapped.documents.length;
      for (const { code, severity } of step.mapped.failures) if (severity === 'error') codes.add(code);
      expect(step.mapped.documents.flatMap(validateDocument)).toEqual([]);
    }
    const exception = unmapped.find((entry) => entry.file === file);
    if (exception === undefined) expect([documents > 0, [...codes]]).toEqual([true, []]);
    else expect([...codes]).toContain(exception.code);
  });

  it('the list of those that cannot names real files only', () => {
    expect(unmapped.filter(({ file }) => !files.includes(file))).toEqual([]);
  });
});
