import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { InterchangeIndexEntry } from '@app/pipeline';
import { v7 as uuid } from 'uuid';
import { FailureStore } from '../failures/failure.store.js';
import { Signals } from '../gateway.signals.js';
import { columnText } from '../storage/text.js';
import { CHUNK_BYTES } from './spool.js';
import type { SpooledBody } from './spool.js';

/** By what door a transmission came. */
export interface Reception {
  readonly channel: 'http' | 'folder';
  readonly contentType?: string;
  /** Of the partner whose folder it lay in. */
  readonly partnerId?: string;
  readonly fileName?: string;
}

export interface StoredTransmission {
  readonly transmissionId: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** One statement for the common case: a transmission whose bytes fit one piece is one round trip and one commit. */
const STORE = `
  WITH stored AS (
    INSERT INTO gateway.transmission (id, channel, partner_id, file_name, content_type, byte_length, sha256,
      interchange_count, received_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, json_array_length($10), $8)
  ), piece AS (
    INSERT INTO gateway.transmission_chunk (transmission_id, position, bytes) VALUES ($1, 0, $9)
  )
  INSERT INTO gateway.interchange (id, transmission_id, ordinal, received_at, lane, standard, control, sender_qualifier,
    sender_id, receiver_qualifier, receiver_id, test, byte_offset, byte_length)
  SELECT id, $1, ordinal, $8, lane, standard, control, sender_qualifier, sender_id, receiver_qualifier, receiver_id,
    test, byte_offset, byte_length
  FROM json_to_recordset($10) AS found (id uuid, ordinal integer, lane text, standard text, control text,
    sender_qualifier text, sender_id text, receiver_qualifier text, receiver_id text, test boolean, byte_offset bigint,
    byte_length bigint)
  ORDER BY ordinal`;

/** Writes what was received: when `store` returns, the bytes are committed. */
@Injectable()
export class TransmissionStore {
  constructor(
    private readonly database: Database,
    private readonly failures: FailureStore,
    private readonly signals: Signals,
  ) {}

  async store(body: SpooledBody, reception: Reception): Promise<StoredTransmission> {
    const transmissionId = uuid();
    const { interchanges, failures } = body.index;
    if (body.byteLength <= CHUNK_BYTES && failures.length === 0) {
      for await (const bytes of body.chunks())
        await this.database.query(STORE, head(transmissionId, body, reception, bytes));
    } else {
      await this.database.transaction(async (tx) => {
        await writeChunks(tx, transmissionId, body, reception);
        const partner = reception.partnerId === undefined ? {} : { partnerId: reception.partnerId };
        await this.failures.raise(
          tx,
          failures.map((failure) => ({ failure, transmissionId, ...partner })),
        );
      });
    }
    if (interchanges.length > 0) this.signals.received([...new Set(interchanges.map(laneOf))]);
    return { transmissionId, sha256: body.sha256 };
  }
}

async function writeChunks(tx: EntityManager, id: string, body: SpooledBody, reception: Reception): Promise<void> {
  let position = 0;
  for await (const bytes of body.chunks()) {
    if (position === 0) await tx.query(STORE, head(id, body, reception, bytes));
    else await tx.query('INSERT INTO gateway.transmission_chunk VALUES ($1, $2, $3)', [id, position, bytes]);
    position++;
  }
}

/** The parameters of {@link STORE}. */
function head(id: string, { byteLength, sha256, index }: SpooledBody, reception: Reception, bytes: Buffer): unknown[] {
  const { channel, partnerId = null, fileName = null, contentType = null } = reception;
  const found = JSON.stringify(index.interchanges.map(interchangeRow));
  return [
    id, channel, partnerId, fileName && columnText(fileName), contentType && columnText(contentType), byteLength, sha256,
    new Date(), bytes, found,
  ]; // prettier-ignore
}

function interchangeRow(entry: InterchangeIndexEntry): object {
  const { ordinal, standard, control, sender, receiver, test, byteOffset, byteLength } = entry;
  return {
    id: uuid(),
    ordinal,
    lane: laneOf(entry),
    standard,
    control: columnText(control),
    sender_qualifier: columnText(sender.qualifier),
    sender_id: columnText(sender.id),
    receiver_qualifier: columnText(receiver.qualifier),
    receiver_id: columnText(receiver.id),
    test,
    byte_offset: byteOffset,
    byte_length: byteLength,
  };
}

/** The interchanges of one sender are processed one after the other. */
function laneOf({ standard, sender }: InterchangeIndexEntry): string {
  return columnText(`${standard}:${sender.qualifier}:${sender.id}`);
}
