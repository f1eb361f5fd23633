import { Injectable } from '@nestjs/common';
import type { Failure } from '@app/interchange';
import { FailureReporter, failureRecord } from '@app/messaging';
import type { FailureRecord, FailureSubject } from '@app/messaging';
import { countFailure } from '@app/observability';
import { copyRows, rows } from '@app/persistence';
import type { CopyValue } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { columnText } from '../storage/text.js';

/** A failure and what it is about. */
export interface Raised extends Omit<FailureSubject, 'event'> {
  readonly failure: Failure;
}

const COLUMNS =
  'id, source, code, severity, failure, cause, partner_id, account_id, transmission_id, interchange_id, ' +
  'document_id, document_number, raised_at, status';

/** Every failure that was raised: the gateway's own, and those that the services put on the failures topic. */
@Injectable()
export class FailureStore {
  constructor(private readonly reporter: FailureReporter) {}

  /** Keeps failures of the gateway and publishes them, in the transaction in which they happened. */
  async raise(tx: EntityManager, raised: readonly Raised[]): Promise<void> {
    if (raised.length === 0) return;
    const records = raised.map(({ failure, ...about }) => failureRecord(failure, about));
    const target = `gateway.failure_record (${COLUMNS})`;
    await copyRows(
      tx,
      target,
      records.map((record) => failureRow(record, 'gateway')),
    );
    await this.reporter.publish(tx, records);
    for (const { failure } of records) countFailure(failure);
  }

  /** Keeps what the topic told: new failures once, and for known ones how they ended. */
  async merge(tx: EntityManager, records: readonly { record: FailureRecord; source: string }[]): Promise<void> {
    for (const { record, source } of records) {
      const { status, resolvedBy = null, resolvedAt = null } = record;
      await tx.query(
        `INSERT INTO gateway.failure_record (${COLUMNS}, resolved_by, resolved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (id) DO UPDATE SET status = excluded.status, resolved_by = excluded.resolved_by,
           resolved_at = excluded.resolved_at WHERE excluded.status <> 'open'`,
        [...failureRow(record, source), status === 'open' ? null : resolvedBy, resolvedAt],
      );
    }
  }

  /** Closes what kept an interchange waiting, in the name of who decided last about it; publishes that. */
  resolve(tx: EntityManager, interchangeId: string, codes: readonly string[]): Promise<void> {
    return this.close(tx, interchangeId, 'code = ANY($2)', codes);
  }

  /** The same of single records. */
  resolveRecords(tx: EntityManager, interchangeId: string, ids: readonly string[]): Promise<void> {
    return ids.length === 0 ? Promise.resolve() : this.close(tx, interchangeId, 'id = ANY($2::uuid[])', ids);
  }

  private async close(
    tx: EntityManager,
    interchangeId: string,
    which: string,
    values: readonly string[],
  ): Promise<void> {
    const resolved = await rows<{ record: FailureRecord }>(
      tx,
      `UPDATE gateway.failure_record SET status = 'resolved', resolved_at = now(), resolved_by = coalesce(
         (SELECT decided_by FROM gateway.decision WHERE interchange_id = $1 ORDER BY sequence DESC LIMIT 1), 'gateway')
       WHERE interchange_id = $1 AND status = 'open' AND ${which}
       RETURNING ${FAILURE_JSON} AS record`,
      [interchangeId, values],
    );
    await this.reporter.publish(
      tx,
      resolved.map(({ record }) => record),
    );
  }
}

/** A row of `gateway.failure_record` as the FailureRecord that the API and the topic carry. */
export const FAILURE_JSON = `json_strip_nulls(json_build_object('id', id, 'failure', failure, 'cause', cause,
  'source', source, 'partnerId', partner_id, 'accountId', account_id, 'transmissionId', transmission_id,
  'interchangeId', interchange_id, 'documentId', document_id, 'documentNumber', document_number,
  'raisedAt', to_char(raised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', status,
  'resolvedBy', resolved_by, 'resolvedAt', to_char(resolved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))`;

const orNull = (text: string | undefined): string | null => (text === undefined ? null : columnText(text));

function failureRow(record: FailureRecord, source: string): CopyValue[] {
  const { id, failure, cause, raisedAt, status } = record;
  return [
    id,
    source,
    failure.code,
    failure.severity,
    JSON.stringify(failure),
    cause,
    orNull(record.partnerId),
    orNull(record.accountId),
    orNull(record.transmissionId),
    orNull(record.interchangeId),
    orNull(record.documentId),
    orNull(record.documentNumber),
    raisedAt,
    status,
  ];
}
