/**
 * What takes longest is done with one input in so many, and with each that is the first to be judged as it is: the
 * failures told of it are a set that no input before had. All else is done with every input.
 */
export const SPLIT_EVERY = 8;
export const ANSWERED_EVERY = 128;
/** So many sets of failures are remembered by a worker. */
export const MOST_VERDICTS = 50_000;

export const SAMPLING =
  `Every input is read whole, and its counts and control numbers are judged by an oracle. One in ${SPLIT_EVERY} is read ` +
  `again in two chunks, one in ${ANSWERED_EVERY} is examined and answered, and the answer read; so is each input whose ` +
  `set of failures is new (the first ${MOST_VERDICTS} sets of a worker).`;
