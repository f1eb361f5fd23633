import type { CrossdockEvent, Lineage, Topic } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { EventFailure } from '../failures/event-failure.js';
import { JsonText } from './json-text.js';

/** A record as a topic carries it: CloudEvents 1.0, Kafka protocol binding, binary mode (`ce_*` headers, JSON value). */
export interface TopicRecord {
  /** Without the prefix. */
  readonly topic: Topic;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** null where `ce_dataref` stands for it. */
  readonly value: string | null;
}

/** A record with its place in the log. */
export interface LogRecord extends TopicRecord {
  readonly partition: number;
  readonly offset: bigint;
}

/** What one record may take, headers and key included; a larger document travels by `dataref`. */
export const MAX_RECORD_BYTES = 900_000;

const ATTRIBUTES = ['id', 'type', 'source', 'subject', 'time', 'sender', 'receiver', 'supersedes', 'dataref', 'sha256'] as const; // prettier-ignore

/** Throws an EventFailure (CD-6101) where the record would be larger than {@link MAX_RECORD_BYTES}. */
export function encodeEvent(event: CrossdockEvent): TopicRecord {
  const headers: Record<string, string> = { ce_specversion: '1.0' };
  for (const name of ATTRIBUTES) {
    const value = event[name];
    if (value !== undefined) headers[`ce_${name}`] = value;
  }
  if (event.lineage !== undefined) headers.ce_lineage = JSON.stringify(event.lineage);
  if (event.test === true) headers.ce_test = 'true';
  if (event.data !== undefined) headers['content-type'] = 'application/json';
  const value = valueOf(event);
  const record = { topic: event.topic, key: event.key, headers, value };
  const bytes = recordBytes(record);
  if (bytes > MAX_RECORD_BYTES) {
    const values = { type: event.type, id: event.id, bytes, limit: MAX_RECORD_BYTES };
    throw new EventFailure(publishFailures.raise('recordTooLarge', { with: values }));
  }
  return record;
}

/** Throws an EventFailure (CD-6102) for a record that is no event of ours. */
export function decodeRecord(record: TopicRecord & Partial<LogRecord>): CrossdockEvent {
  const { topic, key, headers, value } = record;
  try {
    const [id, type, source, time] = ['ce_id', 'ce_type', 'ce_source', 'ce_time'].map((name) =>
      required(headers, name),
    );
    const event: Record<string, unknown> = { id, type, source, time, topic, key };
    for (const name of ATTRIBUTES) {
      if (headers[`ce_${name}`] !== undefined) event[name] = headers[`ce_${name}`];
    }
    if (headers.ce_lineage !== undefined) event.lineage = JSON.parse(headers.ce_lineage) as Lineage;
    if (headers.ce_test === 'true') event.test = true;
    if (value !== null) event.data = JSON.parse(value) as unknown;
    return event as unknown as CrossdockEvent;
  } catch (error) {
    const { partition = '?', offset = '?' } = record;
    const place = `${topic}/${partition}/${offset}`;
    const reason = (error as Error).message;
    throw new EventFailure(publishFailures.raise('recordUnreadable', { with: { place, reason } }), { cause: error });
  }
}

function valueOf({ data }: CrossdockEvent): string | null {
  if (data instanceof JsonText) return data.text;
  return data === undefined ? null : JSON.stringify(data);
}

/** The bytes of key, headers and value. */
export function recordBytes({ key, headers, value }: TopicRecord): number {
  let bytes = Buffer.byteLength(key) + (value === null ? 0 : Buffer.byteLength(value));
  for (const [name, text] of Object.entries(headers)) bytes += name.length + Buffer.byteLength(text);
  return bytes;
}

function required(headers: Readonly<Record<string, string>>, name: string): string {
  const value = headers[name];
  if (value === undefined || value === '') throw new TypeError(`the header ${name} is missing`);
  return value;
}
