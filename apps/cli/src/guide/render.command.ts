import { readFileSync, writeFileSync } from 'node:fs';
import type { Guide, MatchedTransaction } from '@app/guide';
import { renderGuide } from '@app/guide';
import { examine, standalone } from '@app/pipeline';
import { SentenceError } from '../console/sentence.error.js';
import { GuideSource } from './guide-source.js';

export interface RenderOptions {
  readonly sample?: string;
  readonly output?: string;
}

/** `crossdock guide render`: an implementation guide for partners as one HTML page. Returns 0. */
export async function renderCommand(ref: string, { sample, output }: RenderOptions): Promise<number> {
  const source = new GuideSource();
  const guide = source.find(ref);
  const dictionary = source.library.dictionary(`${guide.standard}/${guide.version}`);
  if (dictionary === undefined) throw new SentenceError(`Guides of XML, such as ${guide.ref}, are not rendered yet.`);
  const matched = sample === undefined ? undefined : await transactionOf(sample, guide, source);
  const page = renderGuide({ guide, dictionary, ...(matched === undefined ? {} : { sample: matched }) });
  if (output === undefined) {
    process.stdout.write(page);
    return 0;
  }
  writeFileSync(output, page);
  process.stderr.write(`Written: ${output}\n`);
  return 0;
}

/** The first transaction of the guide's message. */
async function transactionOf(file: string, guide: Guide, { library }: GuideSource): Promise<MatchedTransaction> {
  const { ports, options } = standalone({ guides: library, maps: { for: () => undefined, get: () => undefined } });
  for await (const event of examine([readFileSync(file)], ports, options)) {
    if (event.kind !== 'transaction' || event.matched === undefined) continue;
    const { transaction } = event.matched;
    if (event.guide?.ref === guide.ref || event.guide?.ref === guide.base) return guide.match(transaction);
  }
  throw new SentenceError(`${file} holds no ${guide.message} of ${guide.standard} ${guide.version}.`);
}
