import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { DefinitionRoots } from './definitions.js';
import type { LiveDefinitions, Reload } from './live.definitions.js';

/** Times in milliseconds. */
export interface WatchTerms {
  /** How long files rest before they are read: an editor writes several. */
  readonly settle: number;
  /** How often they are looked at, though nothing told of a change. */
  readonly interval: number;
  /** Told of every switch and refusal. */
  readonly onReload: (reload: Exclude<Reload, { kind: 'unchanged' }>) => void;
  /** The folders cannot be read now. */
  readonly onError: (error: unknown) => void;
}

/** Reloads definitions when their files change: what the file system tells is a hint, a look at all of them the truth. */
export class DefinitionWatch {
  private readonly stopping = new AbortController();
  private readonly watchers: FSWatcher[];
  private readonly loop: Promise<void>;
  private wake: () => void = () => undefined;

  constructor(
    private readonly live: LiveDefinitions,
    { mappings, partners }: DefinitionRoots,
    private readonly terms: WatchTerms,
  ) {
    this.watchers = [mappings, partners].flatMap((folder) => this.hints(folder));
    this.loop = this.run();
  }

  /** Returns when nothing is read any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    for (const watcher of this.watchers) watcher.close();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const reload = await this.live.reload();
        if (reload.kind !== 'unchanged') this.terms.onReload(reload);
      } catch (error) {
        this.terms.onError(error);
      }
      await this.pause(signal);
    }
  }

  /** Until a hint comes, or the interval is over; then until the files rest. */
  private async pause(signal: AbortSignal): Promise<void> {
    const { settle, interval } = this.terms;
    const hint = new Promise<void>((resolve) => (this.wake = resolve));
    const over = new AbortController();
    const late = delay(interval, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([hint, late]);
    over.abort();
    if (!signal.aborted) await delay(settle, undefined, { signal }).catch(() => undefined);
  }

  /** Not every file system can watch a tree, and a watch may break: then the looks alone must do. */
  private hints(folder: string): FSWatcher[] {
    try {
      const watcher = watch(folder, { recursive: true, persistent: false }, () => {
        this.wake();
      });
      watcher.on('error', () => {
        watcher.close();
      });
      return [watcher];
    } catch {
      return [];
    }
  }
}
