import type { GroupResult, InterchangeVerdict, TransactionVerdict } from '@app/pipeline';
import { copyRows, rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { columnText } from '../storage/text.js';
import { LaneLostError } from './interchange.work.js';
import type { InterchangeWork } from './interchange.work.js';

/** The verdict on one transaction. */
export interface TransactionRow {
  readonly interchangeId: string;
  readonly ordinal: number;
  readonly groupOrdinal: number;
  readonly type: string;
  readonly control: string;
  readonly version: string;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly verdict: TransactionVerdict;
  readonly run: number;
  readonly agreementId: string | undefined;
  readonly guide: string | undefined;
}

export async function storeTransactions(tx: EntityManager, transactions: readonly TransactionRow[]): Promise<void> {
  if (transactions.length === 0) return;
  await copyRows(
    tx,
    'gateway.interchange_transaction (interchange_id, ordinal, group_ordinal, type, control, version, byte_offset, ' +
      'byte_length, verdict, run, agreement_id, guide)',
    transactions.map((row) => [
      row.interchangeId,
      row.ordinal,
      row.groupOrdinal,
      columnText(row.type),
      columnText(row.control),
      columnText(row.version),
      row.byteOffset,
      row.byteLength,
      row.verdict,
      row.run,
      row.agreementId ?? null,
      row.guide ?? null,
    ]),
  );
}

export async function storeGroups(
  tx: EntityManager,
  groups: readonly { interchangeId: string; group: GroupResult }[],
): Promise<void> {
  if (groups.length === 0) return;
  await copyRows(
    tx,
    'gateway.interchange_group (interchange_id, ordinal, functional_id, sender, receiver, control, version, verdict, ' +
      'transaction_count, accepted_count, byte_offset, byte_length)',
    groups.map(({ interchangeId, group: { ordinal, header, verdict, transactionCount, acceptedCount } }) => [
      interchangeId,
      ordinal,
      columnText(header?.functionalId ?? ''),
      columnText(header?.sender ?? ''),
      columnText(header?.receiver ?? ''),
      columnText(header?.control ?? ''),
      columnText(header?.version ?? ''),
      verdict,
      transactionCount,
      acceptedCount,
      header?.segment.byteOffset ?? null,
      header?.segment.byteLength ?? null,
    ]),
  );
}

/** What a run of the first pass, or the end of the second, makes of an interchange. */
export interface InterchangeUpdate {
  readonly work: InterchangeWork;
  readonly state: 'publishing' | 'processed' | 'held' | 'duplicate';
  readonly verdict: InterchangeVerdict;
  readonly partnerId?: string;
  readonly sha256?: string;
  readonly duplicateOf?: string;
  readonly inEffectKey?: string;
  readonly heldCount: number;
  readonly transactionCount: number;
  readonly acceptedCount: number;
}

const UPDATE = `
  UPDATE gateway.interchange i SET state = u.state, verdict = u.verdict, partner_id = coalesce(u.partner_id, i.partner_id),
    sha256 = coalesce(u.sha256, i.sha256), duplicate_of = u.duplicate_of, checkpoint = 0,
    pass = CASE WHEN u.state = 'publishing' THEN 2 ELSE 1 END,
    in_effect_key = coalesce(u.in_effect_key, i.in_effect_key),
    in_effect_since = CASE WHEN u.in_effect_key IS NULL THEN i.in_effect_since ELSE i.received_at END,
    held_count = u.held_count, transaction_count = u.transaction_count, accepted_count = u.accepted_count,
    processed_at = clock_timestamp()
  FROM json_to_recordset($1) AS u(id uuid, run integer, state text, verdict text, partner_id text, sha256 text,
    duplicate_of uuid, in_effect_key text, held_count integer, transaction_count integer, accepted_count integer)
  WHERE i.id = u.id AND i.state = 'received' AND i.run = u.run
  RETURNING i.id`;

/**
 * Ends the first pass of interchanges. Throws a LaneLostError when one of them is no longer where this pass began.
 *
 * @param retired interchanges that give up their place among those in effect
 */
export async function storeVerdicts(
  tx: EntityManager,
  updates: readonly InterchangeUpdate[],
  retired: ReadonlySet<string>,
): Promise<void> {
  if (retired.size > 0) {
    await tx.query('UPDATE gateway.interchange SET in_effect_key = NULL WHERE id = ANY($1)', [[...retired]]);
  }
  const changes = updates.map(({ work, ...update }) => ({
    id: work.id,
    run: work.run,
    state: update.state,
    verdict: update.verdict,
    partner_id: update.partnerId,
    sha256: update.sha256,
    duplicate_of: update.duplicateOf,
    in_effect_key: update.inEffectKey,
    held_count: update.heldCount,
    transaction_count: update.transactionCount,
    accepted_count: update.acceptedCount,
  }));
  const changed = await rows(tx, UPDATE, [JSON.stringify(changes)]);
  if (changed.length !== updates.length) throw new LaneLostError('An interchange was processed by someone else.');
}

/**
 * Replaces the transactions' own verdicts, where they are stored already, by what their group or interchange made of
 * them. Answers how many are held in the end.
 */
export async function settleVerdicts(
  tx: EntityManager,
  { id, run }: InterchangeWork,
  changes: readonly { group: number; own: TransactionVerdict; final: TransactionVerdict }[],
): Promise<number> {
  await tx.query(
    `UPDATE gateway.interchange_transaction t SET verdict = change.final
     FROM json_to_recordset($3) AS change("group" integer, own text, final text)
     WHERE t.interchange_id = $1 AND t.run = $2 AND t.group_ordinal = change."group" AND t.verdict = change.own`,
    [id, run, JSON.stringify(changes)],
  );
  const [row] = await rows<{ held: number }>(
    tx,
    `SELECT count(*)::integer AS held FROM gateway.interchange_transaction
     WHERE interchange_id = $1 AND verdict = 'held'`,
    [id],
  );
  return row?.held ?? 0;
}
