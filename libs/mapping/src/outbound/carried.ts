import type { Place } from '../source/frame.js';
import type { Run } from '../source/run.js';
import type { Reading } from '../source/trace.js';

/** What was read of the document. It is written only where it is kept: see `keep`. */
export interface Carried {
  readonly readings: readonly Reading[];
  readonly consulted: readonly Place[];
}

const NOTHING: Carried = { readings: [], consulted: [] };

/**
 * Reads apart from the trace of the run, so that in the end the trace holds what is written and nothing else. A run
 * without a trace, as every one that writes a message, is not held up.
 */
export function apart<T>({ trace }: Run, read: () => T): { readonly made: T; readonly carried: Carried } {
  if (trace === undefined) return { made: read(), carried: NOTHING };
  const [readings, consulted] = [trace.readings.length, trace.consulted.length];
  const made = read();
  return { made, carried: { readings: trace.readings.splice(readings), consulted: trace.consulted.splice(consulted) } };
}

/** What was read apart is written after all. */
export function keep({ trace }: Run, { readings, consulted }: Carried): void {
  trace?.readings.push(...readings);
  trace?.consulted.push(...consulted);
}
