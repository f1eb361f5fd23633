import { Injectable } from '@nestjs/common';
import { TOPICS } from '@app/canonical';
import type { CrossdockEvent } from '@app/canonical';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { OutboxFile, OutboxQueue } from './outbox.queue.js';

interface Unsent {
  readonly id: string;
  readonly interchangeId: string;
  readonly partnerId: string | null;
  readonly kinds: readonly string[];
  readonly control: string;
  readonly answers: string;
  readonly bytes: Buffer;
}

interface AcknowledgmentFile extends OutboxFile {
  readonly acknowledgment: Unsent;
}

/** Stored acknowledgments, on their way to the partner whom they answer. */
@Injectable()
export class AcknowledgmentQueue implements OutboxQueue {
  readonly name = 'acknowledgments';

  async take(tx: EntityManager, limit: number): Promise<readonly AcknowledgmentFile[]> {
    const unsent = await rows<Unsent>(
      tx,
      `SELECT a.id, a.interchange_id AS "interchangeId", a.partner_id AS "partnerId", a.kinds, a.control, a.bytes,
         i.control AS answers
       FROM gateway.acknowledgment a JOIN gateway.interchange i ON i.id = a.interchange_id
       WHERE a.state = 'stored' ORDER BY a.sequence LIMIT $1 FOR UPDATE OF a SKIP LOCKED`,
      [limit],
    );
    return unsent.map((acknowledgment) => {
      const { id, partnerId, kinds, control, bytes } = acknowledgment;
      const fileName = `${kinds.join('-').toLowerCase()}-${control.trim()}-${id.slice(-12)}.edi`;
      return { id, partnerId: partnerId ?? undefined, fileName, bytes, acknowledgment };
    });
  }

  async sent(
    tx: EntityManager,
    files: readonly AcknowledgmentFile[],
    paths: readonly string[],
  ): Promise<readonly CrossdockEvent[]> {
    await tx.query(
      `UPDATE gateway.acknowledgment a SET state = 'sent', sent_at = now(), file_name = sent.file
       FROM unnest($1::uuid[], $2::text[]) AS sent(id, file) WHERE a.id = sent.id`,
      [files.map(({ id }) => id), paths],
    );
    return files.map(({ acknowledgment }, index) => sentEvent(acknowledgment, paths[index] ?? ''));
  }
}

function sentEvent({ id, interchangeId, partnerId, kinds, control, answers }: Unsent, file: string): CrossdockEvent {
  return {
    id,
    type: 'acknowledgment.sent',
    source: '/gateway',
    subject: control,
    time: new Date().toISOString(),
    topic: TOPICS.acknowledgments,
    key: interchangeId,
    ...(partnerId === null ? {} : { receiver: partnerId }),
    data: { acknowledgmentId: id, interchangeId, kinds, control, answers, file, ...(partnerId && { partnerId }) },
  };
}
