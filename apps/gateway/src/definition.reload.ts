import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { countReload } from '@app/observability';
import { DefinitionWatch, LiveDefinitions } from '@app/pipeline';
import type { Reload } from '@app/pipeline';
import { GATEWAY_SETTINGS } from './gateway.settings.js';
import type { GatewaySettings } from './gateway.settings.js';

/** An editor saves several files; they rest for so long before they are read. */
const SETTLE_MS = 300;

/** Brings changed guides, maps and partners into force while the gateway runs, and says so, or why not. */
@Injectable()
export class DefinitionReload implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Definitions');
  private watch: DefinitionWatch | undefined;

  constructor(
    private readonly live: LiveDefinitions,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  onApplicationBootstrap(): void {
    const { reloadInterval: interval } = this.settings;
    if (interval === 0) return;
    this.watch = new DefinitionWatch(this.live, this.settings, {
      settle: SETTLE_MS,
      interval,
      onReload: (reload) => {
        this.tell(reload);
      },
      onError: (error) => {
        this.logger.error(`The folders of the definitions cannot be read: ${String(error)}.`);
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.watch?.stop();
  }

  private tell(reload: Exclude<Reload, { kind: 'unchanged' }>): void {
    countReload(reload.kind);
    const files = reload.files.join(', ');
    if (reload.kind === 'switched') {
      this.logger.log(`New definitions are in force; ${reload.examples} examples agree. Written were ${files}.`);
    } else this.logger.error(`The definitions stay as they were, since ${files} cannot be used.\n${reload.reason}`);
  }
}
