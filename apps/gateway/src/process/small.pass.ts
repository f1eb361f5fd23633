import { mapTransaction } from '@app/pipeline';
import type { Definitions, ExaminedTransaction } from '@app/pipeline';
import { stageTimer } from '@app/observability';
import { draftDocuments } from '../publish/document.draft.js';
import type { Drafted } from '../publish/document.draft.js';
import { isAccepted } from './findings.js';
import { firstPass } from './first.pass.js';
import type { InterchangeWork } from './interchange.work.js';
import type { Ledger } from './ledger.js';

/**
 * Both passes over an interchange whose bytes are in memory: each transaction is mapped where it is read, and what was
 * mapped is kept if the verdict, known at the end, allows it.
 */
export async function bothPasses(
  work: InterchangeWork,
  bytes: AsyncIterable<Uint8Array>,
  definitions: Definitions,
  ledger: Ledger,
): Promise<void> {
  const drafted = new Map<number, Drafted>();
  const accepted = await firstPass(work, bytes, {
    definitions,
    ledger,
    spillAfter: Infinity,
    acceptedState: 'processed',
    sink: (transaction) => {
      const documents = draft(work, transaction, definitions);
      if (documents !== undefined) drafted.set(transaction.header.ordinal, documents);
    },
  });
  for (const [ordinal, { drafts, raised, held }] of drafted) {
    if (!accepted.has(ordinal)) continue;
    ledger.drafts.push(...drafts);
    ledger.raised.push(...raised);
    if (held) ledger.mapHolds.push({ interchangeId: work.id, ordinal });
  }
}

function draft(work: InterchangeWork, examined: ExaminedTransaction, definitions: Definitions): Drafted | undefined {
  if (!isAccepted(examined.verdict)) return undefined;
  const done = stageTimer('map');
  const drafted = draftDocuments(definitions.partners, work, mapTransaction(examined, definitions.mapPorts));
  done('ok');
  return drafted;
}
