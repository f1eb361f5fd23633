import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@app/messaging';
import type { EntityManager } from 'typeorm';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { storeDocuments } from './document.store.js';
import type { DocumentDraft } from './document.store.js';

/** Documents and the events that tell of them, in one database transaction. */
@Injectable()
export class Publisher {
  constructor(
    private readonly outbox: Outbox,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  async publish(tx: EntityManager, drafts: readonly DocumentDraft[]): Promise<void> {
    await this.outbox.append(tx, await storeDocuments(tx, drafts, this.settings));
  }
}
