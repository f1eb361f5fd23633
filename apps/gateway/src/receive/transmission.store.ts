import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { InterchangeIndexEntry } from '@app/pipeline';
import { v7 as uuid } from 'uuid';
import { FailureStore } from '../failures/failure.store.js';
import { Signals } from '../gateway.signals.js';
import { columnText } from '../storage/text.js';
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
    await this.database.transaction(async (tx) => {
      await writeBytes(tx, transmissionId, body, reception);
      const about = {
        transmissionId,
        ...(reception.partnerId === undefined ? {} : { partnerId: reception.partnerId }),
      };
      await this.failures.raise(
        tx,
        body.index.failures.map((failure) => ({ failure, ...about })),
      );
    });
    if (body.index.interchanges.length > 0) this.signals.received();
    return { transmissionId, sha256: body.sha256 };
  }
}

async function writeBytes(tx: EntityManager, id: string, body: SpooledBody, reception: Reception): Promise<void> {
  const { channel, partnerId = null, fileName = null, contentType = null } = reception;
  let position = 0;
  for await (const bytes of body.chunks()) {
    if (position > 0) {
      await tx.query('INSERT INTO gateway.transmission_chunk VALUES ($1, $2, $3)', [id, position, bytes]);
    } else {
      const found = JSON.stringify(body.index.interchanges.map(interchangeRow));
      await tx.query(STORE, [
        id, channel, partnerId, fileName && columnText(fileName), contentType && columnText(contentType),
        body.byteLength, body.sha256, new Date(), bytes, found,
      ]); // prettier-ignore
    }
    position++;
  }
}

function interchangeRow(entry: InterchangeIndexEntry): object {
  const { ordinal, standard, control, sender, receiver, test, byteOffset, byteLength } = entry;
  return {
    id: uuid(),
    ordinal,
    lane: columnText(`${standard}:${sender.qualifier}:${sender.id}`),
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
