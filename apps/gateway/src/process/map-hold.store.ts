import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';

/**
 * Accepted transactions whose documents wait for a person, since a code of theirs is in no table. They are acknowledged:
 * `held` until a person decides, `released` until they are mapped again, `refused` for good.
 */
export type MapHold = 'held' | 'released' | 'refused';

/** A part of an interchange, by ordinals; all of it where neither is given. */
export interface Part {
  readonly group?: number;
  readonly transaction?: number;
}

export interface HeldTransaction {
  readonly interchangeId: string;
  readonly ordinal: number;
}

/** After the first pass over interchanges: what was held now, or is still, makes them `held`; what was released is due. */
export async function settleMapHolds(
  tx: EntityManager,
  interchanges: readonly string[],
  held: readonly HeldTransaction[],
): Promise<void> {
  if (held.length > 0) {
    await tx.query(
      `UPDATE gateway.interchange_transaction t SET mapping = 'held'
       FROM unnest($1::uuid[], $2::integer[]) AS held(interchange, ordinal)
       WHERE t.interchange_id = held.interchange AND t.ordinal = held.ordinal`,
      [held.map(({ interchangeId }) => interchangeId), held.map(({ ordinal }) => ordinal)],
    );
  }
  if (interchanges.length === 0) return;
  await tx.query(
    `UPDATE gateway.interchange i SET held_count = i.held_count + m.held,
       state = CASE WHEN m.released > 0 THEN 'publishing' WHEN i.state = 'processed' THEN 'held' ELSE i.state END,
       pass = CASE WHEN m.released > 0 THEN 2 ELSE i.pass END
     FROM (SELECT interchange_id, (count(*) FILTER (WHERE mapping = 'held'))::integer AS held,
             count(*) FILTER (WHERE mapping = 'released') AS released
           FROM gateway.interchange_transaction
           WHERE interchange_id = ANY($1) AND mapping IN ('held', 'released') GROUP BY interchange_id) m
     WHERE i.id = m.interchange_id AND i.state IN ('processed', 'held', 'publishing')`,
    [interchanges],
  );
}

/** After a batch of the second pass: what it held, and that what was released in it is mapped now. */
export async function keepMapHolds(
  tx: EntityManager,
  interchangeId: string,
  { from, last, held }: { readonly from: number; readonly last: number; readonly held: readonly number[] },
): Promise<void> {
  await tx.query(
    `UPDATE gateway.interchange_transaction SET mapping = CASE WHEN ordinal = ANY($4) THEN 'held' END
     WHERE interchange_id = $1 AND ordinal BETWEEN $2 AND $3 AND (mapping = 'released' OR ordinal = ANY($4))`,
    [interchangeId, from, last, held],
  );
}

/** Moves what is held in a part of an interchange on. Answers the bytes of the transactions. */
export async function decideMapHolds(
  tx: EntityManager,
  interchangeId: string,
  { group, transaction }: Part,
  decision: 'released' | 'refused',
): Promise<readonly { readonly byteOffset: number; readonly byteLength: number }[]> {
  return rows(
    tx,
    `UPDATE gateway.interchange_transaction SET mapping = $4
     WHERE interchange_id = $1 AND mapping = 'held'
       AND ($2::integer IS NULL OR group_ordinal = $2) AND ($3::integer IS NULL OR ordinal = $3)
     RETURNING byte_offset::float8 AS "byteOffset", byte_length::float8 AS "byteLength"`,
    [interchangeId, group ?? null, transaction ?? null, decision],
  );
}

/** How many transactions of an interchange are held by the second pass. */
export async function countMapHolds(tx: EntityManager, interchangeId: string): Promise<number> {
  const [row] = await rows<{ held: number }>(
    tx,
    `SELECT count(*)::integer AS held FROM gateway.interchange_transaction
     WHERE interchange_id = $1 AND mapping = 'held'`,
    [interchangeId],
  );
  return row?.held ?? 0;
}
