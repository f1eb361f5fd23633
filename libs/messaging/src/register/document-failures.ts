import type { CanonicalDocument, CrossdockEvent } from '@app/canonical';
import { countFailure } from '@app/observability';
import type { EntityManager } from 'typeorm';
import type { FailureRecord } from '../failures/failure-record.js';
import type { FailureReporter } from '../failures/failure-reporter.js';
import type { ServiceName } from '../service-name.js';
import { documentOf } from './registered-document.js';
import { testFailure } from './standing-failures.js';
import type { StandingFailureTable } from './standing-failures.js';

/** What a service with a register says of the documents that it takes in: failures raised and counted, and those over. */
export class DocumentFailures {
  constructor(
    private readonly service: ServiceName,
    private readonly table: StandingFailureTable,
    private readonly reporter: FailureReporter,
  ) {}

  /** Raises a failure for each test document, which live books refuse. Answers the other events. */
  async refuseTests<Content extends CanonicalDocument>(
    tx: EntityManager,
    events: readonly CrossdockEvent<Content>[],
  ): Promise<CrossdockEvent<Content>[]> {
    const tests = events.filter(({ test }) => test === true);
    await this.raise(
      tx,
      tests.map((event) => testFailure(this.table, documentOf<CanonicalDocument>(event))),
    );
    return events.filter(({ test }) => test !== true);
  }

  async raise(tx: EntityManager, records: readonly FailureRecord[]): Promise<void> {
    await this.reporter.publish(tx, records);
    for (const { failure } of records) countFailure(failure);
  }

  /** Says that failures are over, by what the service took in since. */
  async resolve(tx: EntityManager, records: readonly FailureRecord[]): Promise<void> {
    const resolvedAt = new Date().toISOString();
    await this.reporter.publish(
      tx,
      records.map((record) => ({ ...record, status: 'resolved', resolvedBy: this.service, resolvedAt })),
    );
  }
}
