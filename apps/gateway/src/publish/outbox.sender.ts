import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Outbox } from '@app/messaging';
import { Database } from '@app/persistence';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { Signals } from '../gateway.signals.js';
import { OutboundQueue } from '../send/outbound.queue.js';
import { AcknowledgmentQueue } from './acknowledgment.queue.js';
import { writeToOutbox } from './outbox-folder.js';
import type { OutboxQueue } from './outbox.queue.js';

/** The most files that one database transaction marks as sent. */
const BATCH = 100;

/**
 * Writes what is for partners, acknowledgments and documents, to `outbox/<partner>/`, until each is written, and tells so.
 * A crash between the file and the database writes the same file again.
 */
@Injectable()
export class OutboxSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Publish');
  private readonly stopping = new AbortController();
  private readonly queues: readonly OutboxQueue[];
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly signals: Signals,
    acknowledgments: AcknowledgmentQueue,
    outbound: OutboundQueue,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {
    this.queues = [acknowledgments, outbound];
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    const off = this.signals.on('toSend', () => this.wake());
    while (!this.stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      let most = 0;
      for (const queue of this.queues) most = Math.max(most, await this.trySend(queue));
      if (most < BATCH) await Promise.race([woken, delay(this.settings.pollInterval, undefined, { ref: false })]);
    }
    off();
  }

  private async trySend(queue: OutboxQueue): Promise<number> {
    try {
      return await this.send(queue);
    } catch (error) {
      this.logger.warn({ message: `${queue.name} wait to be written to the outbox folder`, err: error });
      return 0;
    }
  }

  /** Sends what waits, in order; other processes take other rows. */
  private send(queue: OutboxQueue): Promise<number> {
    return this.database.transaction(async (tx) => {
      const files = await queue.take(tx, BATCH);
      if (files.length === 0) return 0;
      const { outboxFolder } = this.settings;
      const paths = await Promise.all(
        files.map(({ partnerId, fileName, bytes }) => writeToOutbox(outboxFolder, partnerId, fileName, bytes)),
      );
      await this.outbox.append(tx, await queue.sent(tx, files, paths));
      return files.length;
    });
  }
}
