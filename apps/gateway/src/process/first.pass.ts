import { acknowledge, examine } from '@app/pipeline';
import type {
  AcknowledgePorts,
  AcknowledgmentInterchange,
  Definitions,
  ExaminedTransaction,
  InterchangeResult,
} from '@app/pipeline';
import { receiveFailures } from '@app/interchange';
import { stageTimer, timed } from '@app/observability';
import type { InterchangeDuplicates } from './duplicates.js';
import { Findings } from './findings.js';
import type { Settled } from './findings.js';
import { isInForeignFolder } from './holds.js';
import type { InterchangeWork } from './interchange.work.js';
import type { Ledger } from './ledger.js';
import { PriorRun } from './prior-run.js';

export interface FirstPassOptions {
  readonly definitions: Definitions;
  readonly ledger: Ledger;
  /** Called for each transaction that this run decides, in file order. */
  readonly sink: (transaction: ExaminedTransaction) => void;
  /** Transactions after which findings are written, so that a large interchange does not fill the memory. */
  readonly spillAfter: number;
  /** The state that accepted transactions leave the interchange in: the second pass follows, or is done. */
  readonly acceptedState: 'publishing' | 'processed';
}

/** Of the transactions this run decided, the ordinals of those that it accepted. */
export type Accepted = ReadonlySet<number>;

const NONE: Accepted = new Set();

/**
 * The first pass over one interchange: parse, validate, acknowledge. Verdicts, failures and the acknowledgment go to the
 * ledger; what an earlier run decided stays as it is.
 */
export async function firstPass(
  work: InterchangeWork,
  bytes: AsyncIterable<Uint8Array>,
  options: FirstPassOptions,
): Promise<Accepted> {
  const { definitions, ledger, sink, spillAfter } = options;
  const prior = await PriorRun.take(ledger.tx, work);
  const found = new Findings(work, prior);
  if (isInForeignFolder(definitions.partners, work)) return holdForeign(work, found, options);
  const duplicates = ledger.duplicates.forInterchange(work.id, work.receivedAt);
  const ports = { agreements: definitions.partners, guides: definitions.guides, duplicates };
  const { byteOffset: baseOffset, ordinal: firstOrdinal, decisions } = work;
  const done = stageTimer('validate');
  let result: InterchangeResult | undefined;
  for await (const event of examine(bytes, ports, { baseOffset, firstOrdinal, decisions })) {
    if (event.kind === 'interchange') found.counterparty(event.counterparty);
    else if (event.kind === 'failure') found.failure(event.failure);
    else if (event.kind === 'interchange-end') result = event.result;
    else if (prior.decides(event.header.ordinal)) {
      found.transaction(event);
      sink(event);
      await found.spill(ledger, spillAfter);
    }
  }
  done(result === undefined ? 'failed' : 'ok');
  if (result === undefined) throw new Error(`interchange ${work.id} has bytes that hold no interchange`);
  if (result.verdict === 'duplicate' && result.duplicate.kind === 'repeat') {
    return repeat(work, found, result, result.duplicate.of, ledger);
  }
  const settled = await found.settle(ledger, result);
  await answer(work, result, settled, { prior, found, ledger });
  record(work, result, settled, { duplicates, found, options });
  return settled.accepted;
}

async function holdForeign(work: InterchangeWork, found: Findings, { ledger }: FirstPassOptions): Promise<Accepted> {
  const { fileName = '', folderPartnerId = '', sender, byteOffset, byteLength } = work;
  const location = { interchangeControl: work.control, byteOffset, byteLength };
  const values = { file: fileName, folder: folderPartnerId, sender: sender.id };
  found.partnerId = folderPartnerId;
  found.failure(receiveFailures.raise('folderOfAnotherPartner', { with: values, location }));
  await found.repeat(ledger);
  ledger.updates.push({
    work,
    state: 'held',
    verdict: 'held',
    partnerId: folderPartnerId,
    heldCount: 1,
    transactionCount: 0,
    acceptedCount: 0,
  });
  return NONE;
}

/** What came before has no effect: it gets its first answer again, or is told off where that was agreed. */
async function repeat(
  work: InterchangeWork,
  found: Findings,
  result: InterchangeResult,
  of: string,
  ledger: Ledger,
): Promise<Accepted> {
  await found.repeat(ledger);
  const rejections = await acknowledge(result, answerPorts(ledger));
  if (rejections.length > 0) keepAnswers(work, found, ledger, rejections);
  else ledger.repeats.push({ interchangeId: work.id, of });
  const { sha256, transactionCount, verdict } = result;
  const partner = found.partnerId === undefined ? {} : { partnerId: found.partnerId };
  const counts = { heldCount: 0, transactionCount, acceptedCount: 0 };
  ledger.updates.push({ work, state: 'duplicate', verdict, duplicateOf: of, sha256, ...partner, ...counts });
  return NONE;
}

/** Stores the acknowledgment; of an interchange that was answered in part, for the groups decided now. */
async function answer(
  work: InterchangeWork,
  result: InterchangeResult,
  { decidedGroups }: Settled,
  { prior, found, ledger }: { prior: PriorRun; found: Findings; ledger: Ledger },
): Promise<void> {
  ledger.groups.push(...result.groups.map((group) => ({ interchangeId: work.id, group })));
  const only = prior.answered ? { only: decidedGroups } : {};
  keepAnswers(work, found, ledger, await timed('acknowledge', () => acknowledge(result, answerPorts(ledger), only)));
}

const answerPorts = ({ controlNumbers }: Ledger): AcknowledgePorts => ({
  controlNumbers,
  clock: { now: () => new Date() },
});

function keepAnswers(
  { id: interchangeId }: InterchangeWork,
  found: Findings,
  ledger: Ledger,
  made: readonly AcknowledgmentInterchange[],
): void {
  for (const acknowledgment of made) {
    const partnerId = acknowledgment.partnerId ?? found.partnerId;
    ledger.acknowledgments.push({ interchangeId, acknowledgment, ...(partnerId === undefined ? {} : { partnerId }) });
  }
}

function record(
  work: InterchangeWork,
  result: InterchangeResult,
  { heldCount, accepted }: Settled,
  { duplicates, found, options }: { duplicates: InterchangeDuplicates; found: Findings; options: FirstPassOptions },
): void {
  const { verdict, sha256, transactionCount, acceptedCount } = result;
  const inEffect = verdict === 'accepted' || verdict === 'partially-accepted';
  if (inEffect) duplicates.take(sha256);
  const held = heldCount > 0 || verdict === 'held';
  // What is accepted outside of the groups, TA1 segments, is counted by none.
  const publishing = options.acceptedState === 'publishing' && (acceptedCount > 0 || accepted.size > 0);
  options.ledger.updates.push({
    work,
    state: publishing ? 'publishing' : held ? 'held' : 'processed',
    verdict,
    sha256,
    ...(found.partnerId === undefined ? {} : { partnerId: found.partnerId }),
    ...(inEffect && duplicates.key !== undefined ? { inEffectKey: duplicates.key } : {}),
    heldCount: held ? Math.max(1, heldCount) : 0,
    transactionCount,
    acceptedCount,
  });
  if (!held && work.run > 1) options.ledger.released.push(work.id);
}
