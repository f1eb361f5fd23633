import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@app/pipeline';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../gateway.clock.js';
import type { OutboxFile, OutboxQueue } from '../publish/outbox.queue.js';

interface Unsent {
  readonly id: string;
  readonly partnerId: string;
  readonly standard: string;
  readonly message: string;
  readonly control: string;
  readonly bytes: Buffer;
}

/** Outbound interchanges, on their way to the partner; the time to acknowledge begins when the file is there. */
@Injectable()
export class OutboundQueue implements OutboxQueue {
  readonly name = 'outbound interchanges';

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async take(tx: EntityManager, limit: number): Promise<readonly OutboxFile[]> {
    const unsent = await rows<Unsent>(
      tx,
      `SELECT id, partner_id AS "partnerId", standard, message, control, bytes FROM gateway.outbound
       WHERE sent_at IS NULL ORDER BY sequence LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return unsent.map(({ id, partnerId, standard, message, control, bytes }) => ({
      id,
      partnerId,
      fileName: `${message.toLowerCase()}-${control}-${id.slice(-12)}.${standard === 'xml' ? 'xml' : 'edi'}`,
      bytes,
    }));
  }

  async sent(tx: EntityManager, files: readonly OutboxFile[], paths: readonly string[]): Promise<readonly []> {
    const now = this.clock.now();
    await tx.query(
      `WITH written AS (
         UPDATE gateway.outbound o SET sent_at = $3, file_name = sent.file,
           due_at = $3::timestamptz + o.deadline_hours * interval '1 hour',
           state = CASE o.state WHEN 'created' THEN 'sent' ELSE o.state END
         FROM unnest($1::uuid[], $2::text[]) AS sent(id, file) WHERE o.id = sent.id RETURNING o.id)
       INSERT INTO gateway.outbound_state (outbound_id, state, at) SELECT id, 'sent', $3 FROM written`,
      [files.map(({ id }) => id), paths, now],
    );
    return [];
  }
}
