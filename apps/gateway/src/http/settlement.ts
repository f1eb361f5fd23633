import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { Signals } from '../gateway.signals.js';

/** Waits for the results of a transmission, whichever process makes them. */
@Injectable()
export class Settlement {
  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** True when all interchanges are processed, held, parked or known as duplicates; false when the limit passed before. */
  async settled(transmissionId: string): Promise<boolean> {
    const deadline = Date.now() + this.settings.waitLimit;
    while (Date.now() < deadline) {
      const pause = this.pause(transmissionId, Math.min(this.settings.pollInterval, deadline - Date.now()));
      if (!(await this.isOpen(transmissionId))) {
        pause.end();
        return true;
      }
      await pause.over;
    }
    return false;
  }

  private async isOpen(transmissionId: string): Promise<boolean> {
    const open = await this.database.query(
      `SELECT 1 FROM gateway.interchange WHERE transmission_id = $1 AND state IN ('received', 'publishing') LIMIT 1`,
      [transmissionId],
    );
    return open.length > 0;
  }

  /** A pause that ends when this process settles the transmission, or after a while: another process may have. */
  private pause(transmissionId: string, limit: number): { readonly over: Promise<void>; end(): void } {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(() => end(), limit);
      const off = this.signals.on('settled', (ids) => {
        if (ids.includes(transmissionId)) end();
      });
      end = () => {
        clearTimeout(timer);
        off();
        resolve();
      };
    });
    return { over, end: () => end() };
  }
}
