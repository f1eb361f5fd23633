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

/** What a reader tells, in short: enough to see any difference between two readings, and quick to compare. */
export function fingerprint(create: ReaderFactory, chunks: Iterable<Uint8Array>): string {
  const told: string[] = [];
  const reader = create({
    interchangeStart: ({ ordinal, byteOffset }) => told.push(`interchange ${ordinal} ${byteOffset}`),
    groupStart: ({ control }) => told.push(`group ${control}`),
    transactionStart: ({ control, byteOffset }) => told.push(`transaction ${control} ${byteOffset}`),
    segment: (segment) => {
      const { id, ordinal, position, byteOffset, byteLength, elementCount } = segment;
      told.push(
        `${id} ${ordinal} ${position} ${byteOffset} ${byteLength} ${elementCount} ${segment.value(elementCount)}`,
      );
    },
    transactionEnd: ({ byteLength, closed }) => told.push(`transaction end ${byteLength} ${closed}`),
    groupEnd: ({ byteLength, closed }) => told.push(`group end ${byteLength} ${closed}`),
    interchangeEnd: ({ byteLength, closed }) => told.push(`interchange end ${byteLength} ${closed}`),
    failure: ({ code, location }) => told.push(`${code} ${location?.byteOffset} ${location?.byteLength}`),
  });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return told.join('\n');
}

/** `error CD-1143 AK502 4 transaction SE-1 @206`: how bad, which, standard codes, scope, place. */
export function summary({ code, standardCodes = [], scope, severity, location }: Failure): string {
  const codes = standardCodes.map((each) => `${each.table} ${each.code}`).join(', ');
  const { segmentId, elementPosition, byteOffset } = location ?? {};
  const element = elementPosition === undefined ? '' : `-${elementPosition}`;
  const place = segmentId === undefined ? '' : `${segmentId}${element} `;
  return `${severity} ${code} ${codes === '' ? '' : `${codes} `}${scope} ${place}@${byteOffset}`;
}

/** The bytes in chunks of one size. */
export function chunked(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
