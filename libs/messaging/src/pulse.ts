import { setTimeout as delay } from 'node:timers/promises';

const SHORTEST_MS = 2;
const LONGEST_MS = 200;

/**
 * The rhythm of a loop that polls: at once after a hint, then less and less often. A lost hint costs at most
 * {@link LONGEST_MS}.
 */
export class Pulse {
  #pause = SHORTEST_MS;
  #wake: AbortController | undefined;

  /** Something may have happened: ends the pause, and shortens the next ones. */
  nudge(): void {
    this.#pause = SHORTEST_MS;
    this.#wake?.abort();
  }

  /** Waits until it is time to look again, or until `signal` aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#wake = new AbortController();
    const pause = this.#pause;
    this.#pause = Math.min(pause * 2, LONGEST_MS);
    await sleep(pause, AbortSignal.any([signal, this.#wake.signal]));
  }
}

/** Waits; less long when `signal` aborts. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
