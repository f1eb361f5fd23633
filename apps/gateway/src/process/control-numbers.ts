import type { ControlNumbers, ControlScope } from '@app/pipeline';
import type { EntityManager } from 'typeorm';
import { columnText } from '../storage/text.js';
import { lockSequence } from './control-number.store.js';

/**
 * Our own control numbers, one sequence per pair of identities and level. A sequence is locked when its first number is
 * taken and written back with the acknowledgments, in one transaction: no gap, no repeat, whatever fails.
 */
export class StoredControlNumbers implements ControlNumbers {
  private readonly last = new Map<string, number>();

  constructor(private readonly tx: EntityManager) {}

  async next({ key }: ControlScope): Promise<number> {
    const scope = columnText(key);
    const number = (this.last.get(scope) ?? (await lockSequence(this.tx, scope))) + 1;
    this.last.set(scope, number);
    return number;
  }

  /** Writes back what was taken. */
  async save(): Promise<void> {
    if (this.last.size === 0) return;
    await this.tx.query(
      `UPDATE gateway.control_number c SET last = taken.last
       FROM unnest($1::text[], $2::bigint[]) AS taken(scope, last) WHERE c.scope = taken.scope`,
      [[...this.last.keys()], [...this.last.values()]],
    );
  }
}
