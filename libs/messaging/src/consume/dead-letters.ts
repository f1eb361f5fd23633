import type { FailureRecord } from '../failures/failure-record.js';

/** An event that a service could not process. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly cause: string;
  readonly tries: number;
  readonly failure: FailureRecord;
  readonly failedAt: Date;
  /** Later events of its key that wait behind it. */
  readonly parked: number;
}

export interface ReleaseResult {
  /** Events processed now, the dead one included. */
  readonly processed: number;
  /** Set where an event failed again: it is the dead letter now, and the rest waits behind it. */
  readonly failedAgain?: DeadLetter;
}

/** The dead letters of one service. */
export abstract class DeadLetters {
  /** Those that are open, the oldest first. */
  abstract list(limit?: number): Promise<DeadLetter[]>;
  /** Tries a dead letter again, then what waits behind it, in order. Throws a RangeError for an unknown id. */
  abstract release(id: string, by?: string): Promise<ReleaseResult>;
  /** Gives a dead letter up, then processes what waits behind it. Throws a RangeError for an unknown id. */
  abstract discard(id: string, by?: string): Promise<ReleaseResult>;
}
