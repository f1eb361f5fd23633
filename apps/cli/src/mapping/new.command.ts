import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { draftOverlay, GoldenRunner, writeExpected } from '@app/pipeline';
import type { GoldenResult, OverlayDraft } from '@app/pipeline';
import { MAPPINGS_FOLDER, PARTNERS_FOLDER } from '../console/folders.js';
import { SentenceError } from '../console/sentence.error.js';

export interface NewOptions {
  readonly partner: string;
  readonly case: string;
  readonly force?: boolean;
}

/**
 * `crossdock mapping new`: the overlays of guide and map that a sample needs, and a golden example of it, in the folder
 * of the partner. Its partner.yaml is written where there is none, and never changed.
 *
 * @returns 0 when all is written; a sentence is thrown, and nothing written, where a file is there already
 */
export async function draftMapping(sample: string, options: NewOptions): Promise<number> {
  const { partner, case: name, force = false } = options;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(partner) || !/^[a-z0-9][a-z0-9-]*$/.test(name))
    throw new SentenceError('Partners and examples are named in lower case, digits and hyphens, such as acme.');
  if (statSync(sample, { throwIfNoEntry: false })?.isFile() !== true)
    throw new SentenceError(`There is no file ${sample}.`);
  const bytes = readFileSync(sample);
  const draft = await draftOverlay(bytes, partner, MAPPINGS_FOLDER);
  if (draft === undefined)
    throw new SentenceError(
      'No transaction of the sample has a guide: see "crossdock inspect" and "crossdock validate".',
    );
  const home = join(PARTNERS_FOLDER, partner);
  const golden = join(home, 'golden', name);
  const isNew = !existsSync(join(home, 'partner.yaml'));
  const files = [...draft.files].filter(([file]) => isNew || file !== 'partner.yaml');
  const input = join(golden, extname(sample) === '.xml' ? 'input.xml' : 'input.edi');
  const wanted = [...files.map(([file]) => join(home, file)), input];
  const there = wanted.filter((file) => existsSync(file)).map((file) => relative(process.cwd(), file));
  if (there.length > 0 && !force)
    throw new SentenceError(`Already there: ${there.join(', ')}. Nothing is written; --force overwrites.`);
  mkdirSync(golden, { recursive: true });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  }
  writeFileSync(input, bytes);
  const result = await runExample(golden);
  process.stdout.write(report(draft, wanted, golden, result, isNew));
  return 0;
}

/** What the sample becomes now is what the example expects. */
async function runExample(golden: string): Promise<GoldenResult> {
  const runner = GoldenRunner.open({ mappings: MAPPINGS_FOLDER, partners: PARTNERS_FOLDER });
  const example = { name: golden, folder: golden };
  const { actual } = await runner.run(example);
  writeExpected(example, actual);
  return actual;
}

function report(
  draft: OverlayDraft,
  files: readonly string[],
  golden: string,
  { documents, failures }: GoldenResult,
  isNew: boolean,
): string {
  const here = (file: string): string => relative(process.cwd(), file);
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  const home = dirname(dirname(golden));
  const errors = failures.filter(({ severity }) => severity === 'error');
  const steps = [
    ...(isNew
      ? [`Read ${here(join(home, 'partner.yaml'))}: the name, and the ids of the account.`]
      : [`Add to agreements: in ${here(join(home, 'partner.yaml'))}: ${draft.agreement}`]),
    `Read ${here(join(home, `${draft.message}.guide.yaml`))}: ${count(draft.changes.length, 'line')} that the sample asks for.`,
    `Read ${here(join(home, `${draft.message}.map.yaml`))}: ${count(draft.unused.length, 'value')} sent and not used.`,
    ...draft.unknownCodes.map(
      ({ name, codes }) => `Write in ${here(join(home, `codes/${name}.yaml`))} what ${codes.join(', ')} means.`,
    ),
    ...(errors.length > 0
      ? [
          `${count(errors.length, 'error')} left in the sample (${[...new Set(errors.map(({ code }) => code))].join(', ')}): see ${here(golden)}/failures.json.`,
        ]
      : []),
    `Read what it becomes: ${here(golden)}/canonical.json.`,
    `Keep "crossdock mapping test ${here(home)} --watch" running while you write.`,
  ];
  return [
    `Drafted from ${draft.guide}; the sample becomes ${count(documents.length, 'document')}.`,
    '',
    'Written:',
    ...files.map((file) => `  ${here(file)}`),
    `  ${here(golden)}/canonical.json and what else it becomes`,
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
  ].join('\n');
}
