import type { EntityManager } from 'typeorm';

/** The position of a consumer group in one partition, as the adapter keeps it. */
export interface Offsets {
  /**
   * Moves to `next` in the transaction of the effect. Throws an {@link OffsetMoved} where this consumer no longer owns
   * the partition, so that the effect rolls back.
   */
  move(tx: EntityManager, next: bigint): Promise<void>;
  /** Called after the commit. */
  moved(next: bigint): Promise<void>;
}

/** Another consumer has moved on: this one is a zombie for the partition. */
export class OffsetMoved extends Error {
  override name = 'OffsetMoved';
}
