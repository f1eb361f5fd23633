import type {
  Failure,
  GroupEnd,
  GroupHeader,
  InterchangeEnd,
  InterchangeHandler,
  InterchangeHeader,
  Segment,
  TransactionEnd,
  TransactionHeader,
} from '@app/interchange';
import { BoundedFailures, KeptSegments, parseFailures } from '@app/interchange';
import type { InterchangeHash } from './interchange.hash.js';
import { locationOf } from '../transaction.location.js';
import type { ParseEvent } from './parse-event.js';

const SERVICE_SEGMENTS: ReadonlySet<string> = new Set(['ISA', 'GS', 'GE', 'IEA', 'UNA', 'UNB', 'UNG', 'UNE', 'UNZ']);

interface OpenTransaction {
  readonly header: TransactionHeader;
  collected: boolean;
  readonly failures: BoundedFailures;
}

const TOO_LONG = parseFailures.definitions.transactionTooLong.code;

/** Gathers what a reader tells into events, one whole transaction each; without its segments where it is too long. */
export class TransactionCollector implements InterchangeHandler {
  private events: ParseEvent[] = [];
  private interchange: InterchangeHeader | undefined;
  private group: GroupHeader | undefined;
  private open: OpenTransaction | undefined;
  private readonly kept = new KeptSegments();

  /** `collect` says which transactions are wanted with their segments; the others come without. */
  constructor(
    private readonly hash: InterchangeHash,
    private readonly collect: (header: TransactionHeader, interchange: InterchangeHeader) => boolean,
  ) {}

  /** The events since the last call. */
  take(): ParseEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  interchangeStart(header: InterchangeHeader): void {
    this.interchange = header;
    this.hash.start(header.byteOffset);
    this.events.push({ kind: 'interchange', header });
  }

  groupStart(header: GroupHeader): void {
    this.group = header;
    this.events.push({ kind: 'group', header });
  }

  transactionStart(header: TransactionHeader): void {
    const collected = this.interchange !== undefined && this.collect(header, this.interchange);
    this.open = { header, collected, failures: new BoundedFailures() };
  }

  segment(segment: Segment): void {
    if (this.open === undefined) {
      if (!SERVICE_SEGMENTS.has(segment.id)) this.events.push({ kind: 'segment', segment: segment.retain() });
    } else if (this.open.collected) this.kept.add(segment);
  }

  transactionEnd({ segmentCount, closed, byteOffset, byteLength }: TransactionEnd): void {
    const { open, interchange, group } = this;
    const segments = this.kept.take();
    this.open = undefined;
    if (open === undefined || interchange === undefined) return;
    const { header } = open;
    const failures = open.failures.all(() => locationOf({ interchange, group, header, byteOffset, byteLength }));
    this.events.push({
      kind: 'transaction',
      transaction: { interchange, group, header, segments, closed, failures, byteOffset, byteLength },
      segmentCount,
    });
  }

  groupEnd(end: GroupEnd): void {
    if (this.group !== undefined) this.events.push({ kind: 'group-end', header: this.group, end });
    this.group = undefined;
  }

  interchangeEnd(end: InterchangeEnd): void {
    const { interchange: header } = this;
    if (header !== undefined) this.events.push({ kind: 'interchange-end', header, end, sha256: this.hash.end(end) });
    this.interchange = undefined;
  }

  failure(failure: Failure): void {
    const ofTransaction = failure.scope === 'transaction' || failure.scope === 'segment' || failure.scope === 'element';
    if (this.open === undefined || !ofTransaction) this.events.push({ kind: 'failure', failure });
    else {
      this.open.failures.add(failure.severity, () => failure);
      if (failure.code === TOO_LONG) this.drop(this.open);
    }
  }

  /** What is kept of a transaction that is too long would be of no use. */
  private drop(open: OpenTransaction): void {
    open.collected = false;
    this.kept.drop();
  }
}
