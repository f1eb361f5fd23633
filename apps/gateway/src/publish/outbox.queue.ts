import type { CrossdockEvent } from '@app/canonical';
import type { EntityManager } from 'typeorm';

/** Something for a partner that waits to be written to the outbox folder. */
export interface OutboxFile {
  readonly id: string;
  readonly partnerId: string | undefined;
  /** The same at every try, so that a file that was written before a crash is replaced by itself. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Where such files are kept; `OutboxSender` writes them and tells. */
export interface OutboxQueue {
  /** In log messages: `acknowledgments`. */
  readonly name: string;
  /** The first files that wait, in their order, locked for the transaction; what another process writes is left out. */
  take(tx: EntityManager, limit: number): Promise<readonly OutboxFile[]>;
  /**
   * Keeps that files were written. Answers the events that tell of it.
   *
   * @param paths below the outbox folder, one for each file
   */
  sent(tx: EntityManager, files: readonly OutboxFile[], paths: readonly string[]): Promise<readonly CrossdockEvent[]>;
}
