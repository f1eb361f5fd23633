import type { ListOf } from './evaluate.js';
import type { Frame, Place } from './frame.js';
import type { Run } from './run.js';

/**
 * A compiled path: what it leads to from a scope. The frames of one map are all of its source language, so an
 * implementation takes its own kind of frame.
 */
export interface Source {
  /** What the map's language knows of the scopes that this path enters; see {@link SourceLanguage}. */
  readonly entered: Scopes;

  /**
   * The one text that is meant, without spaces at its end; "" when none is sent. Several different ones are a failure
   * of the field, and none.
   */
  text(frame: Frame, run: Run): string;

  /** All texts that are sent, in order. */
  texts(frame: Frame, run: Run): readonly string[];

  /** How many matches there are, sent or empty. */
  count(frame: Frame, run: Run): number;

  /** Whether there is such a thing; of a path to values, whether one of them is sent. */
  isSent(frame: Frame, run: Run): boolean;

  /**
   * Makes the items of all scopes that it leads to, never of the scope itself. Numbered scopes are items of the list
   * that is being made.
   */
  each(frame: Frame, run: Run, make: ListOf, out: unknown[], numbered: boolean): void;

  /** The scopes to enter; the scope itself where the path names it. */
  enter(frame: Frame, run: Run): readonly Frame[];

  /** Where the values stand that `text` and `texts` give, in order; of a path without a value, the scopes. Slow. */
  places(frame: Frame, run: Run): Place[];

  /** Where the values stand that decided which of several places is meant. Slow. */
  tested(frame: Frame, run: Run): Place[];
}

/** Only the language that made it looks into it. */
export type Scopes = unknown;

/** Goes through runs of values, `$1` and `$2`, that a path leads to. */
export type Walk = Pick<Source, 'each' | 'entered' | 'tested'>;
