import type { InterchangeHandler, TransactionHeader } from '../envelope.js';
import { locate } from '../failure.js';
import type { FailureLocation } from '../failure.js';
import type { ByteRange } from '../segment.js';
import { AgreedReadings } from './agreed-readings.js';
import type { ByteSegment } from './byte-segment.js';
import type { ScannerSink } from './dialect.js';
import { EnvelopeReporter } from './envelope-reporter.js';
import type { ParseFailureName } from './envelope-reporter.js';
import { OBJECT } from './byte-classes.js';
import { UNDECLARED } from './charset.js';
import { elementAt } from './elements.js';
import type { Gap } from './gap.js';
import { OpenTransaction } from './open-levels.js';
import type { OpenGroup, OpenInterchange } from './open-levels.js';
import type { ReaderOptions } from './reader-options.js';
import type { Syntax } from './syntax.js';

/** What each standard calls the lack of a trailer, and the trailer that closes an interchange. */
export interface TrailerRules {
  readonly interchange: ParseFailureName;
  readonly group: ParseFailureName;
  readonly transaction: ParseFailureName;
  /** The kind of IEA or UNZ, and how many of its elements must be there before it counts as whole. */
  readonly last: { readonly kind: number; readonly elements: number };
}

/** For {@link ByteSegment.firstOutside}. */
const ASCII = new Uint8Array(256).fill(1, 0, 128);

/**
 * What the envelopes of both standards have in common: three levels, of which each header closes what stands open of its
 * level and below, so that what is broken costs itself only. The standard adds its segments and its rules.
 */
export abstract class EnvelopeMachine<
  Detail,
  Interchange extends OpenInterchange,
  Group extends OpenGroup,
> implements ScannerSink<Detail> {
  protected interchange: Interchange | undefined;
  protected group: Group | undefined;
  protected transaction: OpenTransaction | undefined;
  protected readonly report: EnvelopeReporter;
  /** Of the segment in hand, in its interchange. */
  protected ordinal = 0;
  private readonly readings = new AgreedReadings();
  private interchangeOrdinal: number;
  private found = 0;
  /** The segment in hand lacks its terminator. */
  private unterminated = false;

  constructor(
    protected readonly handler: InterchangeHandler,
    private readonly options: Required<ReaderOptions>,
    private readonly trailers: TrailerRules,
  ) {
    this.interchangeOrdinal = options.firstOrdinal - 1;
    this.report = new EnvelopeReporter(handler, () => this.around());
  }

  open(segment: ByteSegment, detail: Detail, syntax: Syntax): void {
    this.report.forget();
    this.found++;
    segment.position = null;
    this.openInterchange(segment, detail, syntax, ++this.interchangeOrdinal);
    if (!segment.block.ascii) this.checkCharacters(segment, this.interchange);
  }

  segment(segment: ByteSegment, kind: number, breakAt: number): Syntax | undefined {
    const { interchange } = this;
    if (interchange === undefined) return undefined;
    segment.ordinal = ++this.ordinal;
    this.place(segment, kind, interchange);
    if (!segment.block.ascii) this.checkCharacters(segment, interchange);
    if (breakAt !== -1) this.lineBreak(segment, breakAt, interchange);
    return this.transaction?.agreed?.syntax ?? this.interchange?.syntax;
  }

  empty(range: ByteRange): void {
    this.report.raise('emptySegment', range);
  }

  indented(range: ByteRange): void {
    this.report.once('indented', range);
  }

  abstract raggedLine(byteOffset: number): void;

  oversized(range: ByteRange): void {
    this.ordinal++;
    if (this.transaction !== undefined) this.transaction.segmentCount++;
    const limit = this.options.maxSegmentBytes;
    this.report.raise('segmentTooLong', range, { with: { length: range.byteLength, limit } });
  }

  cut(segment: ByteSegment, kind: number): boolean {
    const { last } = this.trailers;
    segment.position = this.transaction === undefined ? null : this.transaction.segmentCount + 1;
    if (kind !== last.kind || segment.value(last.elements) === '') {
      this.report.raise('cutSegment', locate(segment), { with: { id: segment.id } });
      return false;
    }
    this.report.raise('terminatorMissing', locate(segment), { with: { id: segment.id } });
    this.unterminated = true;
    this.segment(segment, kind, -1);
    this.unterminated = false;
    return true;
  }

  abandon(byteOffset: number): void {
    const { interchange } = this;
    if (interchange === undefined) return;
    this.closeGroup(byteOffset);
    const { control } = interchange.header;
    this.report.raise(this.trailers.interchange, { byteOffset, byteLength: 0 }, { with: { control } });
    this.endInterchange(interchange, byteOffset, false);
  }

  headless(range: ByteRange): void {
    this.found++;
    this.report.raise('headerUnfinished', range, { with: { offset: range.byteOffset } });
  }

  gap(gap: Gap, last: boolean): void {
    this.report.gap(gap, this.found, last);
  }

  protected abstract openInterchange(segment: ByteSegment, detail: Detail, syntax: Syntax, ordinal: number): void;
  /** A segment within an interchange, to be handed on and held against the rules. */
  protected abstract place(segment: ByteSegment, kind: number, interchange: Interchange): void;
  protected abstract lineBreak(segment: ByteSegment, byteOffset: number, interchange: Interchange): void;

  /** A transaction begins, and is read as it is agreed. */
  protected openTransaction(header: TransactionHeader, { header: around, syntax }: Interchange): void {
    const terms = this.options.terms(header, around, this.group?.header) ?? {};
    const maxBytes = terms.maxTransactionBytes ?? this.options.maxTransactionBytes;
    const agreed = this.readings.apply(syntax, terms);
    this.transaction = new OpenTransaction(header, maxBytes, agreed);
  }

  /** A segment of the open transaction. Returns whether it was handed on. */
  protected inTransaction(segment: ByteSegment, transaction: OpenTransaction): boolean {
    segment.position = ++transaction.segmentCount;
    if (transaction.refused) return false;
    if (segment.block.base + segment.end <= transaction.limit) {
      this.handler.segment(segment);
      return true;
    }
    const { header, maxBytes: limit } = transaction;
    transaction.refused = true;
    this.report.raise('transactionTooLong', locate(header.segment), { with: { control: header.control, limit } });
    return false;
  }

  /** A segment outside of transactions. */
  protected outsideTransaction(segment: ByteSegment): void {
    segment.position = null;
    this.handler.segment(segment);
  }

  /** A byte that is no character is said, once in a segment, and kept. */
  private checkCharacters(segment: ByteSegment, interchange: Interchange | undefined): void {
    const { name, fault } = this.transaction?.agreed?.charset ?? interchange?.charset ?? UNDECLARED;
    if (segment.firstOutside(ASCII) === -1 || (segment.meanings & OBJECT) !== 0) return;
    const start = segment.from(0);
    const at = fault(segment.bytes.subarray(start, start + segment.byteLength));
    if (at === -1) return;
    const byteOffset = segment.byteOffset + at;
    const byte = (segment.bytes[start + at] ?? 0).toString(16).toUpperCase();
    const location = { ...locate(segment, elementAt(segment, byteOffset)), byteOffset, byteLength: 1 };
    this.report.raise('noCharacter', location, { with: { id: segment.id, byte, charset: name } });
  }

  protected closeTransaction(byteOffset: number): void {
    const { transaction } = this;
    if (transaction === undefined) return;
    const { control, segment } = transaction.header;
    this.report.raise(this.trailers.transaction, locate(segment), { with: { control } });
    this.endTransaction(transaction, byteOffset, false);
  }

  protected closeGroup(byteOffset: number): void {
    this.closeTransaction(byteOffset);
    const { group } = this;
    if (group === undefined) return;
    const { control, segment } = group.header;
    this.report.raise(this.trailers.group, locate(segment), { with: { control } });
    this.endGroup(group, byteOffset, undefined);
  }

  protected endTransaction({ header, segmentCount }: OpenTransaction, end: number, closed: boolean): void {
    this.transaction = undefined;
    const { byteOffset } = header;
    this.handler.transactionEnd({ byteOffset, byteLength: end - byteOffset, closed, segmentCount });
  }

  protected endGroup({ header, transactionCount }: Group, end: number, declaredCount: string | undefined): void {
    this.group = undefined;
    const { byteOffset } = header.segment;
    this.handler.groupEnd({
      byteOffset,
      byteLength: end - byteOffset,
      closed: declaredCount !== undefined,
      transactionCount,
      ...(declaredCount === undefined ? {} : { declaredCount }),
    });
  }

  protected endInterchange({ header, groupCount, transactionCount }: Interchange, end: number, closed: boolean): void {
    this.interchange = undefined;
    const { byteOffset } = header;
    const range = { byteOffset, byteLength: end - byteOffset };
    this.handler.interchangeEnd({ ...range, closed, groupCount, transactionCount });
  }

  /** Where the terminator of a segment ends. */
  protected behind(segment: ByteSegment): number {
    const terminator = this.unterminated ? 0 : (this.interchange?.syntax.terminator.length ?? 1);
    return segment.byteOffset + segment.byteLength + terminator;
  }

  private around(): FailureLocation {
    const { interchange, group, transaction } = this;
    return {
      ...(interchange === undefined ? {} : { interchangeControl: interchange.header.control }),
      ...(group === undefined ? {} : { groupControl: group.header.control }),
      ...(transaction === undefined
        ? {}
        : { transactionControl: transaction.header.control, transactionType: transaction.header.type }),
    };
  }
}
