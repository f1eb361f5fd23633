import { acknowledge, examine } from '@app/pipeline';
import type { AcknowledgmentKind } from '@app/pipeline';
import type { AcknowledgmentTerms } from '@app/partners';
import { loadExamination } from '../console/libraries.js';
import { LineWriter } from '../console/line-writer.js';
import type { PartnerOptions } from '../console/partner.choice.js';
import { readWithProgress } from '../console/progress.js';
import { SentenceError } from '../console/sentence.error.js';
import type { WritingOptions } from '../console/writing-settings.js';
import { writingSettings } from '../console/writing-settings.js';

/** What everybody wants to be answered, where one kind is asked for. */
const TERMS: Readonly<Record<AcknowledgmentKind, Partial<AcknowledgmentTerms>>> = {
  TA1: { type: 'none', ta1: 'always' },
  '997': { type: '997' },
  '999': { type: '999' },
  CONTRL: { type: 'CONTRL' },
};

export interface AckOptions extends WritingOptions, PartnerOptions {
  readonly type?: AcknowledgmentKind;
}

/**
 * `crossdock ack`: the acknowledgment interchanges on standard output, in order, exactly as they would be sent, each
 * followed by a line break.
 *
 * @returns 0, also when nothing is to be acknowledged; 2 when the file holds no interchange
 */
export async function ack(file: string, options: AckOptions): Promise<number> {
  const { type } = options;
  const settings = { ...writingSettings(options), acknowledgment: type === undefined ? {} : TERMS[type] };
  const { ports, options: examineOptions } = loadExamination(settings, options);
  const output = new LineWriter(process.stdout);
  let interchanges = 0;
  let written = 0;
  for await (const event of examine(readWithProgress(file, false), ports, examineOptions)) {
    if (event.kind === 'interchange') interchanges++;
    if (event.kind !== 'interchange-end') continue;
    for (const { kinds, bytes } of await acknowledge(event.result, ports)) {
      if (type !== undefined && !kinds.includes(type)) continue;
      await output.bytes(Buffer.concat([bytes, Buffer.from('\n')]));
      written++;
    }
  }
  if (interchanges === 0) throw new SentenceError('The input holds no interchange.');
  if (written === 0) process.stderr.write(`There is nothing to be acknowledged${type ? ` by a ${type}` : ''}.\n`);
  return 0;
}
