import type { MapLookups } from '../map.js';
import type { FieldPlace, Run } from './run.js';
import type { Place } from './frame.js';
import type { Scopes, Source, Walk } from './source.js';
import type { Trace } from './trace.js';

/** What is wrong with a path, and what to write instead. */
export class PathError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

/** A date as a message sends it: some standards say its layout beside it. */
export interface DateSource {
  readonly value: Source;
  /** The code of the layout (2379), where one can be sent. */
  readonly format?: Source;
}

/**
 * How the paths of a map read one kind of source: segments, XML, documents. The constructs know only this; a new kind
 * of source is a new language. One object serves one map: what it compiles may share what it learns.
 */
export interface SourceLanguage<Input = unknown> {
  /** The scopes of the whole of what is read. */
  readonly root: Scopes;

  /** Compiles a path seen from some scopes. Throws a PathError for what is none, or cannot lead to anything. */
  source(path: string, scopes: Scopes, field: FieldPlace): Source;

  /** Runs of pairs: a qualifier and its value. Throws a PathError where the source has none. */
  pairs(path: string, scopes: Scopes, field: FieldPlace): Walk;

  /** The value behind one of some qualifiers, the first of several. Throws a PathError. */
  qualified(path: string, qualifiers: readonly string[], scopes: Scopes, field: FieldPlace): Source;

  /** A date, with the layout that may be sent beside it. Throws a PathError. */
  date(path: string, scopes: Scopes, field: FieldPlace): DateSource;

  /**
   * Bits of a frame's `tags` of which at least one must be there, or the path leads nowhere; -1 where that cannot be
   * said. It spares the hot path the many fields of which nothing was sent.
   */
  needs(path: string): number;

  /** Begins an evaluation. */
  run(input: Input, lookups: MapLookups | undefined, trace: Trace | undefined): Run;

  /** What was sent and is none of the places that were read. */
  unread(input: Input, read: readonly Place[]): Place[];
}
