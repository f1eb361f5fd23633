import type { Clock } from '@app/pipeline';

/** Injection token of the {@link Clock} by which documents are sent and deadlines pass. */
export const CLOCK = Symbol('gateway.clock');

export const SYSTEM_CLOCK: Clock = { now: () => new Date() };
