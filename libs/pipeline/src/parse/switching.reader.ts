import { createEdifactReader } from '@app/edifact';
import type {
  Failure,
  GroupEnd,
  GroupHeader,
  InterchangeEnd,
  InterchangeHandler,
  InterchangeHeader,
  InterchangeReader,
  ReaderOptions,
  Segment,
  Standard,
  TransactionEnd,
  TransactionHeader,
} from '@app/interchange';
import { Gap, parseFailures, readerLimits } from '@app/interchange';
import { createX12Reader } from '@app/x12';
import { createXmlReader } from '@app/xml';
import { trailFor } from './byte-trail.js';
import type { ByteTrail } from './byte-trail.js';
import { objectsDieYoung } from './short-lived.js';
import {
  describeContent,
  DETECTION_WINDOW,
  detectStandard,
  isBlank,
  sampleOf,
  standardAt,
} from './standard.detection.js';

const CREATE: Readonly<Record<Standard, typeof createX12Reader>> = {
  x12: createX12Reader,
  edifact: createEdifactReader,
  xml: createXmlReader,
};

/**
 * A reader of whatever comes: it detects the standard and switches where, after an interchange, one of the other
 * standard begins. Bytes of neither are one failure, `unreadable`. A chunk must not be changed after it was written.
 * What is written goes through the trail, which is one of its own unless told.
 */
export function createReader(
  handler: InterchangeHandler,
  options: ReaderOptions = {},
  trail = trailFor(options),
): InterchangeReader {
  objectsDieYoung();
  return new SwitchingReader(handler, options, trail);
}

class SwitchingReader implements InterchangeReader {
  private readonly limits: Required<ReaderOptions>;
  private head: Uint8Array = new Uint8Array();
  private current:
    { readonly standard: Standard; readonly reader: InterchangeReader; readonly relay: Relay } | undefined;
  /** What is of no standard; its beginning is kept and described at the end, when its length is known. */
  private unreadable: 'none' | 'empty' | undefined;
  private length = 0;
  private nextOrdinal: number;

  constructor(
    private readonly handler: InterchangeHandler,
    options: ReaderOptions,
    private readonly trail: ByteTrail,
  ) {
    this.limits = readerLimits(options);
    this.nextOrdinal = this.limits.firstOrdinal;
  }

  write(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.length += chunk.length;
    if (this.unreadable !== undefined) return;
    this.trail.append(chunk);
    if (this.current === undefined) this.detect(chunk, false);
    else this.read(chunk);
  }

  end(): void {
    if (this.current === undefined && this.unreadable === undefined) this.detect(new Uint8Array(), true);
    if (this.unreadable !== undefined) this.refuse(this.unreadable);
    while (this.current !== undefined) {
      this.current.reader.end();
      if (!this.change()) return;
    }
  }

  private detect(chunk: Uint8Array, whole: boolean): void {
    this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
    const standard = detectStandard(this.head.subarray(0, DETECTION_WINDOW), whole);
    if (standard === undefined) return;
    const { head } = this;
    this.head = new Uint8Array();
    if (standard !== 'none' && standard !== 'empty') {
      this.open(standard, this.limits.baseOffset);
      this.read(head);
      return;
    }
    this.unreadable = standard;
    this.head = head.subarray(0, DETECTION_WINDOW);
  }

  private refuse(kind: 'none' | 'empty'): void {
    const { head } = this;
    const location = { byteOffset: this.limits.baseOffset, byteLength: this.length };
    this.handler.failure(
      kind === 'empty'
        ? parseFailures.raise('emptyTransmission', { location })
        : parseFailures.raise('unreadable', {
            location,
            with: { content: describeContent(head), sample: sampleOf(head) },
          }),
    );
  }

  private open(standard: Standard, baseOffset: number): void {
    const relay = new Relay(this.handler, (end) => this.beginsForeign(standard, end) !== undefined);
    const options = { ...this.limits, baseOffset, firstOrdinal: this.nextOrdinal };
    this.current = { standard, relay, reader: CREATE[standard](relay, options) };
  }

  private read(bytes: Uint8Array): void {
    // What ended the last chunk may be seen now: it is not for the reader that ended there.
    if (!this.change()) {
      this.current?.reader.write(bytes);
      this.change();
    }
  }

  /** Where the other standard begins, a reader of that one goes on from there; false where none does (yet). */
  private change(): boolean {
    let changed = false;
    for (let at = this.foreign(); at !== undefined; at = this.foreign()) {
      this.nextOrdinal += this.current?.relay.interchanges ?? 0;
      this.tellPadding(this.current?.relay.endedAt ?? at, at);
      this.open(this.current?.standard === 'x12' ? 'edifact' : 'x12', at);
      for (const piece of this.trail.slices(at, this.trail.end)) this.current?.reader.write(Buffer.from(piece));
      changed = true;
    }
    return changed;
  }

  /** What is passed over between two standards is told as between interchanges of one. */
  private tellPadding(from: number, to: number): void {
    const gap = new Gap(from);
    for (const piece of this.trail.slices(from, to)) gap.add(Buffer.from(piece), 0, piece.length);
    const { padding: length } = gap;
    if (length > 0)
      this.handler.failure(
        parseFailures.raise('padding', {
          location: { byteOffset: from, byteLength: to - from },
          with: { length },
        }),
      );
  }

  private foreign(): number | undefined {
    const { standard, relay } = this.current ?? {};
    if (standard === undefined || relay?.endedAt === undefined) return undefined;
    return this.beginsForeign(standard, relay.endedAt);
  }

  /** Where, after the end of an interchange, a header of the other standard stands; undefined where none does (yet). */
  private beginsForeign(standard: Standard, end: number): number | undefined {
    let at = end;
    while (isBlank(this.trail.at(at))) at++;
    const tag = [0, 1, 2].map((step) => this.trail.at(at + step));
    if (!tag.every((byte) => byte !== undefined)) return undefined;
    const found = standardAt(Uint8Array.from(tag), 0);
    return found === undefined || found === standard ? undefined : at;
  }
}

/** Passes on what a reader tells, until the other standard begins: what it makes of that is not heard. */
class Relay implements InterchangeHandler {
  interchanges = 0;
  /** Where the last interchange ended; undefined inside of one. */
  endedAt: number | undefined;
  private muted = false;

  constructor(
    private readonly handler: InterchangeHandler,
    private readonly endsHere: (end: number) => boolean,
  ) {}

  interchangeStart(header: InterchangeHeader): void {
    if (this.muted) return;
    this.interchanges++;
    this.endedAt = undefined;
    this.handler.interchangeStart(header);
  }

  groupStart(header: GroupHeader): void {
    if (!this.muted) this.handler.groupStart(header);
  }

  transactionStart(header: TransactionHeader): void {
    if (!this.muted) this.handler.transactionStart(header);
  }

  segment(segment: Segment): void {
    if (!this.muted) this.handler.segment(segment);
  }

  transactionEnd(end: TransactionEnd): void {
    if (!this.muted) this.handler.transactionEnd(end);
  }

  groupEnd(end: GroupEnd): void {
    if (!this.muted) this.handler.groupEnd(end);
  }

  interchangeEnd(end: InterchangeEnd): void {
    if (this.muted) return;
    this.endedAt = end.byteOffset + end.byteLength;
    this.handler.interchangeEnd(end);
    this.muted = this.endsHere(this.endedAt);
  }

  /** What is wrong with the last trailer may be told when the other standard is in sight already. */
  failure(failure: Failure): void {
    const ofTheLast = (failure.location?.byteOffset ?? Infinity) < (this.endedAt ?? 0);
    if (!this.muted || ofTheLast) this.handler.failure(failure);
  }
}
