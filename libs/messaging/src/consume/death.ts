import type { CrossdockEvent } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { EventFailure } from '../failures/event-failure.js';
import { failureRecord } from '../failures/failure-record.js';
import type { LogRecord } from '../log/record.js';
import { decodeRecord } from '../log/record.js';
import type { ServiceName } from '../service-name.js';
import type { Death } from './dead-letter.store.js';
import { eventId } from './inbox.js';

/** Why a record went to the dead letters, as a failure about its event. */
export function deathOf(service: ServiceName, record: LogRecord, error: unknown, tries: number): Death {
  const cause = causeOfDeath(error);
  const event = readable(record);
  const type = record.headers.ce_type ?? 'event';
  const values = { service, type, id: eventId(record), tries, cause };
  const failure =
    error instanceof EventFailure ? error.failure : publishFailures.raise('eventFailed', { with: values });
  return { cause, tries, failure: failureRecord(failure, event === undefined ? {} : { event }) };
}

/** The sentence of an error. */
export function causeOfDeath(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A failure event that cannot be processed raises no further one: that would never end. */
export function isReported(record: LogRecord): boolean {
  return record.headers.ce_type?.startsWith('failure.') !== true;
}

function readable(record: LogRecord): CrossdockEvent | undefined {
  try {
    return decodeRecord(record);
  } catch (error) {
    if (error instanceof EventFailure) return undefined;
    throw error;
  }
}
