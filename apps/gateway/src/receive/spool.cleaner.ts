import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { clearSpool } from './spool.js';

/** Empties the spool before the first request: what is in it was never said to be received. */
@Injectable()
export class SpoolCleaner implements OnModuleInit {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  async onModuleInit(): Promise<void> {
    await clearSpool(this.settings.spoolFolder);
  }
}
