import { createHash, randomUUID } from 'node:crypto';
import type { CrossdockEvent } from '@app/canonical';
import { TOPICS, recordKey } from '@app/canonical';
import type { Failure } from '@app/interchange';
import type { ServiceName } from '../service-name.js';

export type FailureStatus = 'open' | 'resolved' | 'ignored';

/** A failure that happened, as the failures topic carries it and the gateway lists it. */
export interface FailureRecord {
  readonly id: string;
  readonly failure: Failure;
  /** Equal for failures of one cause: groups them. */
  readonly cause: string;
  readonly partnerId?: string;
  readonly accountId?: string;
  readonly transmissionId?: string;
  readonly interchangeId?: string;
  readonly documentId?: string;
  readonly documentNumber?: string;
  /** ISO 8601 instant. */
  readonly raisedAt: string;
  readonly status: FailureStatus;
  readonly resolvedBy?: string;
  readonly resolvedAt?: string;
}

/** What a failure is about; what the event tells need not be said again. */
export interface FailureSubject {
  readonly event?: CrossdockEvent;
  readonly partnerId?: string;
  readonly accountId?: string;
  readonly transmissionId?: string;
  readonly interchangeId?: string;
  readonly documentId?: string;
  readonly documentNumber?: string;
}

/** A fingerprint of what went wrong and where in the structure, without the values of this one case: 16 hex digits. */
export function causeOf(failure: Failure, partnerId = ''): string {
  const { transactionType, segmentId, loop, elementPosition, componentPosition } = failure.location ?? {};
  const parts = [failure.code, partnerId, transactionType, loop, segmentId, elementPosition, componentPosition];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The record of a failure raised now. */
export function failureRecord(failure: Failure, about: FailureSubject = {}): FailureRecord {
  const { event, ...said } = about;
  const subject = { ...(event === undefined ? {} : subjectOf(event)), ...said };
  return {
    id: randomUUID(),
    failure,
    cause: causeOf(failure, subject.partnerId),
    ...subject,
    raisedAt: new Date().toISOString(),
    status: 'open',
  };
}

/** `failure.raised` while the record is open, `failure.resolved` after. */
export function failureEvent(record: FailureRecord, service: ServiceName): CrossdockEvent<FailureRecord> {
  const raised = record.status === 'open';
  return {
    id: raised ? record.id : `${record.id}.resolved`,
    type: raised ? 'failure.raised' : 'failure.resolved',
    source: `/${service}`,
    subject: record.failure.code,
    time: record.resolvedAt ?? record.raisedAt,
    topic: TOPICS.failures,
    key: recordKey(record.partnerId ?? 'unknown', record.interchangeId ?? record.transmissionId ?? record.id),
    ...(record.partnerId === undefined ? {} : { sender: record.partnerId }),
    data: record,
  };
}

function subjectOf(event: CrossdockEvent): Omit<FailureSubject, 'event'> {
  const documentId = /^([0-9a-f-]{36})\.[1-9]\d*$/.exec(event.id)?.[1];
  const partnerId = event.sender ?? event.receiver; // what our own ERP sends names the receiver alone
  const account = (event.data as { account?: unknown } | undefined)?.account;
  return {
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(typeof account === 'string' ? { accountId: account } : {}),
    ...(event.lineage === undefined
      ? {}
      : { transmissionId: event.lineage.transmissionId, interchangeId: event.lineage.interchangeId }),
    ...(documentId === undefined ? {} : { documentId }),
  };
}
