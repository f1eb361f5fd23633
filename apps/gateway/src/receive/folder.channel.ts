import { createReadStream, watch } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { receiveFailures } from '@app/interchange';
import { countReceivedBytes, timed, withLogContext } from '@app/observability';
import { Database, tryLock } from '@app/persistence';
import type { SessionLock } from '@app/persistence';
import { LiveDefinitions } from '@app/pipeline';
import { FailureStore } from '../failures/failure.store.js';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';
import { endsWithTrailer, fileAt, isUnchanged, listInbox } from './inbox.files.js';
import type { InboxFile } from './inbox.files.js';
import { TooLargeError, spool } from './spool.js';
import { TransmissionStore } from './transmission.store.js';

interface Seen {
  readonly file: InboxFile;
  readonly since: number;
}

/**
 * Takes files from `inbox/<partner>/`, one process per inbox. A file leaves for `archive/<date>/` after its bytes are
 * committed; a crash in between takes it a second time, as a duplicate.
 */
@Injectable()
export class FolderChannel implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Receive');
  private readonly stopping = new AbortController();
  private seen = new Map<string, Seen>();
  /** Files that are too large, as they were when that was said. */
  private readonly refused = new Map<string, InboxFile>();
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;
  private lock: SessionLock | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: TransmissionStore,
    private readonly definitions: LiveDefinitions,
    private readonly failures: FailureStore,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of this.definitions.current.partners.list()) {
      await mkdir(join(this.settings.inboxFolder, basename(id)), { recursive: true });
    }
    await mkdir(this.settings.inboxFolder, { recursive: true });
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
    await this.lock?.release();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const watcher = watch(this.settings.inboxFolder, { recursive: true, persistent: false }, () => this.wake());
    watcher.on('error', (error) => this.logger.warn({ message: 'the inbox is not watched, only scanned', err: error }));
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      try {
        if (await this.isOurs()) await this.scan(Date.now());
      } catch (error) {
        this.logger.warn({ message: 'the inbox could not be scanned', err: error });
      }
      const pause = Math.min(1000, this.settings.fileStable / 2);
      await Promise.race([woken, delay(pause, undefined, { ref: false })]);
      // What woke us is still being written: a burst of events is one scan.
      await delay(Math.min(50, pause));
    }
    watcher.close();
  }

  private async isOurs(): Promise<boolean> {
    if (this.lock?.lost.aborted === true) this.lock = undefined;
    this.lock ??= await tryLock(this.database, `gateway inbox ${this.settings.inboxFolder}`);
    return this.lock !== undefined;
  }

  /** Takes the files that are due at this time (milliseconds). */
  private async scan(now: number): Promise<void> {
    const seen = new Map<string, Seen>();
    for (const file of await listInbox(this.settings.inboxFolder)) {
      const before = this.seen.get(file.path);
      const since = before !== undefined && isUnchanged(before.file, file) ? before.since : now;
      seen.set(file.path, { file, since });
    }
    this.seen = seen;
    for (const { file, since } of seen.values()) {
      if (this.stopping.signal.aborted) return;
      try {
        if (await this.isDue(file, now - since)) await this.take(file);
      } catch (error) {
        seen.set(file.path, { file, since: now });
        await this.report(file, error);
      }
    }
  }

  private async isDue(file: InboxFile, unchangedFor: number): Promise<boolean> {
    if (unchangedFor >= this.settings.fileOverdue) return true;
    return unchangedFor >= this.settings.fileStable && (await endsWithTrailer(file));
  }

  private async take(file: InboxFile): Promise<void> {
    const { path, partnerId, name } = file;
    const transmissionId = await timed('receive', async () => {
      const body = await spool(createReadStream(path), this.settings.spoolFolder, this.settings.maxBytes);
      try {
        const stored = await this.store.store(body, { channel: 'folder', partnerId, fileName: name });
        countReceivedBytes('folder', body.byteLength);
        return stored.transmissionId;
      } finally {
        await body.discard();
      }
    });
    withLogContext({ transmissionId, partner: partnerId }, () => this.logger.log({ message: 'stored', file: name }));
    this.seen.delete(path);
    if (isUnchanged(file, await fileAt(path, partnerId, name))) await this.archive(file, transmissionId);
  }

  /** A file that cannot be taken stays, is tried again later, and holds up no other. */
  private async report(file: InboxFile, error: unknown): Promise<void> {
    const { name, partnerId, path } = file;
    const refused = this.refused.get(path);
    if (refused !== undefined && isUnchanged(refused, file)) return;
    this.logger.warn({ message: 'a file of the inbox could not be taken', file: name, partner: partnerId, err: error });
    if (!(error instanceof TooLargeError)) return;
    this.refused.set(path, file);
    const failure = receiveFailures.raise('fileTooLarge', { with: { file: name, limit: error.limit } });
    await this.database.transaction((tx) => this.failures.raise(tx, [{ failure, partnerId }]));
  }

  private async archive({ path, partnerId, name }: InboxFile, transmissionId: string): Promise<void> {
    const folder = join(this.settings.archiveFolder, new Date().toISOString().slice(0, 10));
    await mkdir(folder, { recursive: true });
    await rename(path, join(folder, `${partnerId}-${transmissionId}-${name}`));
  }
}
