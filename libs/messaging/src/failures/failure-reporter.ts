import type { EntityManager } from 'typeorm';
import type { Failure } from '@app/interchange';
import type { Outbox } from '../outbox/outbox.js';
import type { ServiceName } from '../service-name.js';
import { failureEvent, failureRecord } from './failure-record.js';
import type { FailureRecord, FailureSubject } from './failure-record.js';

/** Puts failures on the failures topic through the service's outbox, in the transaction in which they happened. */
export class FailureReporter {
  constructor(
    private readonly service: ServiceName,
    private readonly outbox: Outbox,
  ) {}

  /** Raises one failure and answers its record. */
  async raise(tx: EntityManager, failure: Failure, about: FailureSubject = {}): Promise<FailureRecord> {
    const record = failureRecord(failure, about);
    await this.publish(tx, [record]);
    return record;
  }

  /** Says that a failure is over; answers the record as it is now. */
  async resolve(
    tx: EntityManager,
    record: FailureRecord,
    resolvedBy: string,
    status: 'resolved' | 'ignored' = 'resolved',
  ): Promise<FailureRecord> {
    const resolved = { ...record, status, resolvedBy, resolvedAt: new Date().toISOString() };
    await this.publish(tx, [resolved]);
    return resolved;
  }

  /** Publishes records made with {@link failureRecord}, in one statement. */
  async publish(tx: EntityManager, records: readonly FailureRecord[]): Promise<void> {
    await this.outbox.append(
      tx,
      records.map((record) => failureEvent(record, this.service)),
    );
  }
}
