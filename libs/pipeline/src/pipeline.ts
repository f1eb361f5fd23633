import { acknowledge } from './acknowledge/acknowledge.stage.js';
import type { Mapped } from './map/map.stage.js';
import { mapTransaction, mapTransactions } from './map/map.stage.js';
import { unbatched } from './parse/batches.js';
import type { ByteSource } from './parse/parse.stage.js';
import { parse } from './parse/parse.stage.js';
import type { PipelinePorts } from './ports.js';
import type { AcknowledgmentInterchange, Examined, InterchangeResult } from './results.js';
import type { ExamineOptions } from './validate/examine.stage.js';
import { examine, examineBatches } from './validate/examine.stage.js';

/**
 * The way of a message, between the channel that receives it and the topic that it is published on.
 *
 *     receive -> parse -> validate -> acknowledge -> map -> publish -> consume
 *
 * The middle four are here, plain functions over a stream of bytes; each is one file in the folder of its name.
 *
 * | stage       | takes                      | gives                                                    |
 * |-------------|----------------------------|----------------------------------------------------------|
 * | parse       | bytes                      | interchanges, groups, whole transactions, and failures   |
 * | validate    | a transaction + its guide  | failures; a verdict per transaction, group, interchange  |
 * | acknowledge | the verdicts               | TA1, 997, 999 or CONTRL                                  |
 * | map         | an accepted transaction    | canonical documents                                      |
 *
 * Trailers come last, so nothing has an effect before its interchange has been read to the end. The gateway therefore
 * goes over the stored bytes twice: `examine` (parse and validate, then acknowledge), and `mapTransactions` (parse and
 * map what was accepted). Who only shows what would happen, the command line and the golden walk, goes once:
 * `runPipeline`.
 */
export const PIPELINE = { parse, validate: examine, acknowledge, map: mapTransactions };

/** What one pass tells: all of `examine`, and what followed from it. */
export type PipelineStep =
  | Examined
  | { readonly kind: 'mapped'; readonly mapped: Mapped }
  | { readonly kind: 'acknowledgment'; readonly acknowledgment: AcknowledgmentInterchange };

/**
 * All stages in one pass. A transaction is mapped when it is accepted itself: the failure that rejects its group or
 * its interchange may come later. Only an error of the source or of a port is thrown.
 */
export function runPipeline(
  bytes: ByteSource,
  ports: PipelinePorts,
  options: ExamineOptions = {},
): AsyncIterableIterator<PipelineStep> {
  return unbatched(pipelineBatches(bytes, ports, options));
}

async function* pipelineBatches(
  bytes: ByteSource,
  ports: PipelinePorts,
  options: ExamineOptions,
): AsyncGenerator<Iterable<PipelineStep>, void, void> {
  for await (const batch of examineBatches(bytes, ports, options)) {
    const ended: InterchangeResult[] = [];
    yield mapped(batch, ports, ended);
    for (const result of ended) yield (await acknowledge(result, ports)).map(answered);
  }
}

/** What was examined, and what became of it; an interchange that ended is noted. */
function* mapped(batch: Iterable<Examined>, ports: PipelinePorts, ended: InterchangeResult[]): Generator<PipelineStep> {
  for (const examined of batch) {
    yield examined;
    if (examined.kind === 'interchange-end') ended.push(examined.result);
    if (examined.kind === 'transaction' && examined.verdict.startsWith('accepted'))
      yield { kind: 'mapped', mapped: mapTransaction(examined, ports) };
  }
}

function answered(acknowledgment: AcknowledgmentInterchange): PipelineStep {
  return { kind: 'acknowledgment', acknowledgment };
}
