import { Injectable } from '@nestjs/common';
import { Database, rows } from '@app/persistence';
import { problem } from '@app/service';
import type { EntityManager } from 'typeorm';

/** What a person sets: the last number that counts as used, so that the next one is one higher. */
export interface ControlNumberSetting {
  readonly scope: string;
  readonly last: number;
  readonly reason: string;
  readonly by: string;
  /** Allows a number below one that was used. */
  readonly force: boolean;
}

const SCOPE = /^(x12|edifact)\/(interchange|group|transaction)\/[^/:]*:[^/:]+\/[^/:]*:[^/:]+$/;

/** Sets our control numbers by hand; what was changed, by whom and why is kept for ever. */
@Injectable()
export class ControlNumberStore {
  constructor(private readonly database: Database) {}

  /**
   * Waits for the acknowledgments that take numbers of the same sequence, and they wait for it. Throws a 400 problem for
   * a scope of another form, 409 for a number below the last one used, unless it is forced.
   */
  async set(setting: ControlNumberSetting): Promise<void> {
    const { scope, last, reason, by, force } = setting;
    if (!SCOPE.test(scope)) {
      const detail = `"${scope}" is not of the form x12/interchange/ZZ:OURS/ZZ:THEIRS.`;
      throw problem(400, 'No such sequence', detail);
    }
    await this.database.transaction(async (tx) => {
      const before = await lockSequence(tx, scope);
      if (last < before && !force) {
        const detail = `Number ${before} of ${scope} was used; going back to ${last} would use numbers twice.`;
        throw problem(409, 'Control numbers would repeat', `${detail} Say "force": true if that is meant.`);
      }
      await tx.query('UPDATE gateway.control_number SET last = $2 WHERE scope = $1', [scope, last]);
      await tx.query(
        `INSERT INTO gateway.control_number_change (scope, before, after, reason, forced, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [scope, before, last, reason, last < before, by],
      );
    });
  }
}

/** The last number of a sequence, 0 where none was used; others wait for it until the transaction ends. */
export async function lockSequence(tx: EntityManager, scope: string): Promise<number> {
  const [row] = await rows<{ last: string }>(
    tx,
    `INSERT INTO gateway.control_number AS c (scope, last) VALUES ($1, 0)
     ON CONFLICT (scope) DO UPDATE SET last = c.last RETURNING last`,
    [scope],
  );
  return Number(row?.last);
}
