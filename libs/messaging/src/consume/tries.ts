import { isTransient } from '@app/persistence';
import { EventFailure } from '../failures/event-failure.js';
import { sleep } from '../pulse.js';
import { OffsetMoved } from './offsets.js';

/** How often a failure of the event itself is tried. */
export const TRIES = 5;
const PAUSE_MS = 50;

export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown; readonly tries: number }
  | { readonly kind: 'interrupted' };

/**
 * Tries work on one event up to {@link TRIES} times, over two seconds. What is not the event's fault is thrown at once
 * and counts for nothing; a failure that says of itself that it is not retryable is not tried again.
 */
export async function tried<T>(work: () => Promise<T>, signal: AbortSignal): Promise<Outcome<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return { kind: 'done', value: await work() };
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      const hopeless = error instanceof EventFailure && !error.failure.retryable;
      if (tries === TRIES || hopeless) return { kind: 'failed', error, tries };
    }
    await sleep(PAUSE_MS * 3 ** (tries - 1), signal);
    if (signal.aborted) return { kind: 'interrupted' };
  }
}

export function isOfTheEvent(error: unknown): boolean {
  return !isTransient(error) && !(error instanceof OffsetMoved);
}
