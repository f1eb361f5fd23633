import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@app/messaging';
import type { EntityManager } from 'typeorm';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { ReceivedAcknowledgments } from '../send/received.acknowledgments.js';
import { storeDocuments } from './document.store.js';
import type { DocumentDraft } from './document.store.js';

/** Documents, the events that tell of them, and what they say of what we sent, in one database transaction. */
@Injectable()
export class Publisher {
  constructor(
    private readonly outbox: Outbox,
    private readonly acknowledgments: ReceivedAcknowledgments,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  async publish(tx: EntityManager, drafts: readonly DocumentDraft[]): Promise<void> {
    const { taken, events } = await storeDocuments(tx, drafts, this.settings);
    await this.acknowledgments.take(tx, taken);
    await this.outbox.append(tx, events);
  }
}
