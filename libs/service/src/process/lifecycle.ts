export type Phase = 'starting' | 'ready' | 'stopping';

/** Where the process stands in its life; readiness and the stopping of requests follow it. */
export class Lifecycle {
  phase: Phase = 'starting';
  readonly startedAt = new Date();
}
