import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { TOPICS } from '@app/canonical';
import type { CrossdockEvent } from '@app/canonical';
import { Outbox } from '@app/messaging';
import { Database, rows } from '@app/persistence';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { Signals } from '../gateway.signals.js';
import { writeToOutbox } from './outbox-folder.js';

/** The most acknowledgments that one database transaction marks as sent. */
const BATCH = 100;

interface Unsent {
  readonly id: string;
  readonly interchangeId: string;
  readonly partnerId: string | null;
  readonly kinds: readonly string[];
  readonly control: string;
  readonly answers: string;
  readonly bytes: Buffer;
}

/**
 * Writes stored acknowledgments to `outbox/<partner>/`, until each is written, and tells so. A crash between the file and
 * the database writes the same file again.
 */
@Injectable()
export class AcknowledgmentSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Publish');
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    const off = this.signals.on('acknowledged', () => this.wake());
    while (!this.stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      const sent = await this.trySend();
      if (sent < BATCH) await Promise.race([woken, delay(this.settings.pollInterval, undefined, { ref: false })]);
    }
    off();
  }

  private async trySend(): Promise<number> {
    try {
      return await this.send();
    } catch (error) {
      this.logger.warn({ message: 'acknowledgments wait to be written to the outbox folder', err: error });
      return 0;
    }
  }

  /** Sends what is unsent, in order; other processes take other rows. */
  private send(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const unsent = await rows<Unsent>(
        tx,
        `SELECT a.id, a.interchange_id AS "interchangeId", a.partner_id AS "partnerId", a.kinds, a.control, a.bytes,
           i.control AS answers
         FROM gateway.acknowledgment a JOIN gateway.interchange i ON i.id = a.interchange_id
         WHERE a.state = 'stored' ORDER BY a.sequence LIMIT ${BATCH} FOR UPDATE OF a SKIP LOCKED`,
      );
      if (unsent.length === 0) return 0;
      const files = await Promise.all(unsent.map((one) => this.write(one)));
      await tx.query(
        `UPDATE gateway.acknowledgment a SET state = 'sent', sent_at = now(), file_name = sent.file
         FROM unnest($1::uuid[], $2::text[]) AS sent(id, file) WHERE a.id = sent.id`,
        [unsent.map(({ id }) => id), files],
      );
      await this.outbox.append(
        tx,
        unsent.map((one, index) => sentEvent(one, files[index] ?? '')),
      );
      return unsent.length;
    });
  }

  private write({ id, partnerId, kinds, control, bytes }: Unsent): Promise<string> {
    const name = `${kinds.join('-').toLowerCase()}-${control.trim()}-${id.slice(-12)}.edi`;
    return writeToOutbox(this.settings.outboxFolder, partnerId ?? undefined, name, bytes);
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
