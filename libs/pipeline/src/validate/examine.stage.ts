import type { ReaderOptions } from '@app/interchange';
import { unbatched } from '../parse/batches.js';
import type { ParseEvent } from '../parse/parse-event.js';
import type { ByteSource } from '../parse/parse.stage.js';
import { parseBatches } from '../parse/parse.stage.js';
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
export function examine(
  bytes: ByteSource,
  ports: ExaminePorts,
  options: ExamineOptions = {},
): AsyncIterableIterator<Examined> {
  return unbatched(examineBatches(bytes, ports, options));
}

/** The same, what follows from 64 KiB at once. */
export async function* examineBatches(
  bytes: ByteSource,
  ports: ExaminePorts,
  options: ExamineOptions = {},
): AsyncGenerator<Examined[], void, void> {
  const settings: ExaminationSettings = {
    ports,
    duplicates: new TransmissionDuplicates(ports.duplicates),
    onDuplicate: options.duplicates ?? 'hold',
    decisions: options.decisions ?? [],
  };
  let open: InterchangeExamination | undefined;
  for await (const events of parseBatches(bytes, { terms: readingTerms(ports.agreements), ...options })) {
    const examined: Examined[] = [];
    for (const event of events) {
      if (event.kind === 'interchange') open = new InterchangeExamination(event.header, settings);
      if (event.kind === 'interchange-end') {
        const result = await open?.conclude(event.end, event.sha256);
        tellRaised(open, examined);
        const receivedTa1 = result && open?.examineTa1(result);
        if (receivedTa1 !== undefined) examined.push(receivedTa1);
        if (result !== undefined) examined.push({ kind: 'interchange-end', result });
        open = undefined;
      } else {
        examineEvent(event, open, examined);
        tellRaised(open, examined);
      }
    }
    yield examined;
  }
}

/** What an event within an interchange tells. */
function examineEvent(
  event: Exclude<ParseEvent, { kind: 'interchange-end' }>,
  open: InterchangeExamination | undefined,
  examined: Examined[],
): void {
  switch (event.kind) {
    case 'interchange':
      if (open !== undefined)
        examined.push({ kind: 'interchange', header: event.header, counterparty: open.counterparty });
      break;
    case 'group':
      open?.startGroup(event.header);
      break;
    case 'group-end':
      open?.endGroup(event.end);
      break;
    case 'transaction':
      if (open !== undefined) examined.push(open.examine(event.transaction, event.segmentCount));
      break;
    case 'failure':
      open?.fail(event.failure);
      examined.push({ kind: 'failure', failure: event.failure });
      break;
    case 'segment':
      open?.segment(event.segment);
      break;
  }
}

function tellRaised(examination: InterchangeExamination | undefined, examined: Examined[]): void {
  if (examination === undefined || examination.raised.length === 0) return;
  for (const failure of examination.raised.splice(0)) examined.push({ kind: 'failure', failure });
}
