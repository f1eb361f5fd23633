import type { Failure } from '@app/interchange';

/**
 * Thrown by a handler that can say what is wrong with an event: its dead letter raises this failure in place of the
 * general one. A failure that is not retryable goes to the dead letters at once, without five tries.
 */
export class EventFailure extends Error {
  override name = 'EventFailure';

  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
  }
}
