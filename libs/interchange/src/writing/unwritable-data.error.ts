import type { Failure } from '../failure.js';

/** Thrown when data cannot be written: the failure names the element, and what of its text stands in the way. */
export class UnwritableDataError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'UnwritableDataError';
  }
}
