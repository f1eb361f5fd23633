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

/** The same in batches, each of which must be gone over before the next is asked for. */
export async function* examineBatches(
  bytes: ByteSource,
  ports: ExaminePorts,
  options: ExamineOptions = {},
): AsyncGenerator<Iterable<Examined>, void, void> {
  const settings: ExaminationSettings = {
    ports,
    duplicates: new TransmissionDuplicates(ports.duplicates),
    onDuplicate: options.duplicates ?? 'hold',
    decisions: options.decisions ?? [],
  };
  const state: State = { settings, open: undefined };
  for await (const events of parseBatches(bytes, { terms: readingTerms(ports.agreements), ...options })) {
    let from = 0;
    for (let at = 0; at < events.length; at++) {
      const event = events[at];
      if (event?.kind !== 'interchange-end') continue;
      yield examined(state, events, from, at);
      const result = await state.open?.conclude(event.end, event.sha256);
      const raised = [...raisedBy(state.open)];
      const receivedTa1 = result && state.open?.examineTa1(result);
      if (receivedTa1 !== undefined) raised.push(receivedTa1);
      state.open = undefined;
      yield result === undefined ? raised : [...raised, { kind: 'interchange-end', result }];
      from = at + 1;
    }
    yield examined(state, events, from, events.length);
  }
}

interface State {
  readonly settings: ExaminationSettings;
  open: InterchangeExamination | undefined;
}

/** What some events tell, of which none ends an interchange. */
function* examined(state: State, events: readonly ParseEvent[], from: number, to: number): Generator<Examined> {
  for (let at = from; at < to; at++) {
    const event = events[at];
    if (event?.kind === 'interchange') state.open = new InterchangeExamination(event.header, state.settings);
    if (event !== undefined) yield* examinedEvent(event, state.open);
    if (state.open !== undefined && state.open.raised.length > 0) yield* raisedBy(state.open);
  }
}

function* examinedEvent(event: ParseEvent, open: InterchangeExamination | undefined): Generator<Examined> {
  switch (event.kind) {
    case 'interchange':
      if (open !== undefined) yield { kind: 'interchange', header: event.header, counterparty: open.counterparty };
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
    case 'interchange-end':
      break;
  }
}

function* raisedBy(examination: InterchangeExamination | undefined): Generator<Examined> {
  for (const failure of examination?.raised.splice(0) ?? []) yield { kind: 'failure', failure };
}
