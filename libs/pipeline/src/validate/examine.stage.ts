import type { ReaderOptions } from '@app/interchange';
import type { ByteSource } from '../parse/parse.stage.js';
import { parse } from '../parse/parse.stage.js';
import { readingTerms } from '../parse/reading.terms.js';
import type { ExaminePorts } from '../ports.js';
import type { Decision, Examined } from '../results.js';
import { TransmissionDuplicates } from './duplicate.detection.js';
import type { ExaminationSettings } from './interchange.examination.js';
import { InterchangeExamination } from './interchange.examination.js';

export interface ExamineOptions extends ReaderOptions {
  /** What persons decided about what was held; they hold for every interchange of `bytes`. */
  readonly decisions?: readonly Decision[];
  /** A repeated control number has no effect or is held; the command line only warns. `hold` unless told. */
  readonly duplicates?: 'hold' | 'warn';
}

/**
 * The first pass, stages "parse" and "validate": every failure, and a verdict per transaction, group and interchange
 * (the rules: verdicts.ts). Holds one transaction, and what the acknowledgment of the open interchange will name.
 * Only an error of the source or of a port is thrown.
 */
export async function* examine(
  bytes: ByteSource,
  ports: ExaminePorts,
  options: ExamineOptions = {},
): AsyncGenerator<Examined> {
  const settings: ExaminationSettings = {
    ports,
    duplicates: new TransmissionDuplicates(ports.duplicates),
    onDuplicate: options.duplicates ?? 'hold',
    decisions: options.decisions ?? [],
  };
  let open: InterchangeExamination | undefined;
  for await (const event of parse(bytes, { terms: readingTerms(ports.agreements), ...options })) {
    switch (event.kind) {
      case 'interchange':
        open = new InterchangeExamination(event.header, settings);
        yield { kind: 'interchange', header: event.header, counterparty: open.counterparty };
        break;
      case 'group':
        open?.startGroup(event.header);
        break;
      case 'group-end':
        open?.endGroup(event.end);
        break;
      case 'transaction':
        if (open !== undefined) yield open.examine(event.transaction, event.segmentCount);
        break;
      case 'failure':
        open?.fail(event.failure);
        yield { kind: 'failure', failure: event.failure };
        break;
      case 'segment':
        open?.segment(event.segment);
        break;
      case 'interchange-end': {
        const result = await open?.conclude(event.end, event.sha256);
        yield* raisedBy(open);
        if (result !== undefined) yield { kind: 'interchange-end', result };
        open = undefined;
        break;
      }
    }
    yield* raisedBy(open);
  }
}

function* raisedBy(examination: InterchangeExamination | undefined): Generator<Examined> {
  for (const failure of examination?.raised.splice(0) ?? []) yield { kind: 'failure', failure };
}
