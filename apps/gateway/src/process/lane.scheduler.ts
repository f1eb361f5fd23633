import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Database, Session } from '@app/persistence';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { Signals } from '../gateway.signals.js';
import { LaneLostError } from './interchange.work.js';
import { LaneStore } from './lane.store.js';
import { LaneWorker } from './lane.worker.js';

/**
 * Gives waiting lanes to workers: a lane to one worker at a time, in whatever process, by a lock that dies with the
 * process; several lanes in parallel. Signals are hints; the tables are asked regularly.
 */
@Injectable()
export class LaneScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Process');
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Promise<void>>();
  /** Lanes of which a signal told, or the table. */
  private readonly waiting = new Set<string>();
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly lanes: LaneStore,
    private readonly worker: LaneWorker,
    private readonly signals: Signals,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** Lets the batches that are under way end, and begins no more. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    const off = this.signals.on('received', (lanes) => {
      for (const lane of lanes) this.waiting.add(lane);
      this.wake();
    });
    while (!this.stopping.signal.aborted) {
      try {
        await this.withLocks();
      } catch (error) {
        this.logger.warn({ message: 'processing pauses: the database does not answer', err: error });
        await delay(this.settings.pollInterval);
      }
    }
    off();
  }

  /** Works while the connection that holds the locks lives. */
  private async withLocks(): Promise<void> {
    const locks = await Session.open(this.database);
    const stop = AbortSignal.any([this.stopping.signal, locks.lost]);
    let asked = 0;
    try {
      while (!stop.aborted) {
        const woken = new Promise<void>((resolve) => (this.wake = resolve));
        if (Date.now() - asked >= this.settings.pollInterval) {
          for (const lane of await this.lanes.waitingLanes()) this.waiting.add(lane);
          asked = Date.now();
        }
        await this.start(locks, stop);
        await Promise.race([woken, delay(this.settings.pollInterval, undefined, { ref: false })]);
      }
    } finally {
      await Promise.all(this.running.values());
      await locks.close();
    }
  }

  private async start(locks: Session, stop: AbortSignal): Promise<void> {
    for (const lane of this.waiting) {
      if (this.running.size >= this.settings.lanes || stop.aborted) return;
      if (this.running.has(lane)) continue;
      this.waiting.delete(lane);
      if (await locks.tryLock(lockName(lane))) this.running.set(lane, this.workOn(lane, locks, stop));
    }
  }

  private async workOn(lane: string, locks: Session, stop: AbortSignal): Promise<void> {
    try {
      await this.worker.work(lane, stop);
    } catch (error) {
      const message = error instanceof LaneLostError ? error.message : `lane ${lane} pauses`;
      this.logger.warn({ message, lane, err: error });
      await delay(this.settings.pollInterval);
    }
    this.running.delete(lane);
    if (!locks.lost.aborted)
      await locks.unlock(lockName(lane)).catch((error: unknown) => this.logger.warn({ err: error }));
    this.wake();
  }
}

const lockName = (lane: string): string => `gateway lane ${lane}`;
