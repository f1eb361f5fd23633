import type { EntityManager } from 'typeorm';

/**
 * Locks of one space that a transaction may hold at once. Names share them by hash: a bulk of thousands of names must
 * not fill the server's lock table (max_locks_per_transaction times max_connections).
 */
const LOCKS_PER_SPACE = 128;

/**
 * Waits until no other transaction holds any of these names, and holds them until the end of this one. Transactions
 * that lock the spaces in one order cannot deadlock, whatever names they take: the locks are taken in one order too.
 *
 * @param space what the names are, "orders" say
 */
export async function lockNames(tx: EntityManager, space: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtext($1), bucket)
     FROM (SELECT DISTINCT abs(hashtext(name) % $3::int) AS bucket FROM unnest($2::text[]) AS name ORDER BY bucket) AS buckets`,
    [space, names, LOCKS_PER_SPACE],
  );
}
