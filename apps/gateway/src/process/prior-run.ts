import type { Failure } from '@app/interchange';
import type { TransactionVerdict } from '@app/pipeline';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { fingerprint } from '../failures/open.failures.js';
import type { InterchangeWork } from './interchange.work.js';

/** What earlier runs of the first pass decided about an interchange, so that the next one repeats none of it. */
export class PriorRun {
  private constructor(
    private readonly verdicts: ReadonlyMap<number, TransactionVerdict>,
    private readonly failures: ReadonlySet<string>,
    /** Whether an acknowledgment went out for part of it. */
    readonly answered: boolean,
  ) {}

  /** Reads earlier verdicts; those that were held are taken out of the tables, since this run decides them anew. */
  static async take(tx: EntityManager, { id, run }: InterchangeWork): Promise<PriorRun> {
    if (run === 1) return new PriorRun(new Map(), new Set(), false);
    const decided = await rows<{ ordinal: number; verdict: TransactionVerdict }>(
      tx,
      "SELECT ordinal, verdict FROM gateway.interchange_transaction WHERE interchange_id = $1 AND verdict <> 'held'",
      [id],
    );
    const failures = await rows<{ failure: Failure }>(
      tx,
      "SELECT failure FROM gateway.failure_record WHERE interchange_id = $1 AND source = 'gateway' AND status = 'open'",
      [id],
    );
    const answers = await rows(tx, 'SELECT id FROM gateway.acknowledgment WHERE interchange_id = $1 LIMIT 1', [id]);
    await tx.query("DELETE FROM gateway.interchange_transaction WHERE interchange_id = $1 AND verdict = 'held'", [id]);
    await tx.query('DELETE FROM gateway.interchange_group WHERE interchange_id = $1', [id]);
    return new PriorRun(
      new Map(decided.map(({ ordinal, verdict }) => [ordinal, verdict])),
      new Set(failures.map(({ failure }) => fingerprint(failure))),
      answers.length > 0,
    );
  }

  /** Whether the verdict on a transaction is this run's to give. */
  decides(ordinal: number): boolean {
    return !this.verdicts.has(ordinal);
  }

  /** Whether the failure stands in the list already. */
  told(failure: Failure): boolean {
    return this.failures.has(fingerprint(failure));
  }
}
