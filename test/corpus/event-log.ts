import type { ElementValue, Failure, InterchangeHandler, InterchangeReader, ReaderOptions } from '@app/interchange';

/** One line of what a reader told: names the event and all that matters of it. */
export type LoggedEvent = readonly [event: string, ...facts: unknown[]];

export type ReaderFactory = (handler: InterchangeHandler, options?: ReaderOptions) => InterchangeReader;

export interface LoggedSegment {
  readonly id: string;
  readonly ordinal: number;
  readonly position: number | null;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly elements: readonly ElementValue[];
}

/** Everything that a reader tells of some bytes, written in the given chunks, as plain data. */
export class EventLog implements InterchangeHandler {
  readonly events: LoggedEvent[] = [];
  readonly segments: LoggedSegment[] = [];
  readonly failures: Failure[] = [];

  static of(create: ReaderFactory, chunks: Iterable<Uint8Array>, options?: ReaderOptions): EventLog {
    const log = new EventLog();
    const reader = create(log, options);
    for (const chunk of chunks) {
      // A reader may not rely on a chunk after it was written: it is wiped.
      const lent = Uint8Array.from(chunk);
      reader.write(lent);
      lent.fill(0x3f);
    }
    reader.end();
    return log;
  }

  interchangeStart: InterchangeHandler['interchangeStart'] = ({ segment, ...header }) => {
    this.events.push(['interchange', header, segment.byteOffset]);
  };
  groupStart: InterchangeHandler['groupStart'] = ({ segment, ...header }) => {
    this.events.push(['group', header, segment.byteOffset]);
  };
  transactionStart: InterchangeHandler['transactionStart'] = ({ segment, ...header }) => {
    this.events.push(['transaction', header, segment.byteOffset]);
  };
  segment: InterchangeHandler['segment'] = (segment) => {
    const { id, ordinal, position, byteOffset, byteLength } = segment;
    const logged = { id, ordinal, position, byteOffset, byteLength, elements: segment.elements() };
    this.segments.push(logged);
    this.events.push(['segment', logged]);
  };
  transactionEnd: InterchangeHandler['transactionEnd'] = (end) => {
    this.events.push(['transaction end', end]);
  };
  groupEnd: InterchangeHandler['groupEnd'] = (end) => {
    this.events.push(['group end', end]);
  };
  interchangeEnd: InterchangeHandler['interchangeEnd'] = (end) => {
    this.events.push(['interchange end', end]);
  };
  failure: InterchangeHandler['failure'] = (failure) => {
    this.failures.push(failure);
    this.events.push(['failure', failure]);
  };

  get errors(): Failure[] {
    return this.failures.filter((failure) => failure.severity === 'error');
  }
}
