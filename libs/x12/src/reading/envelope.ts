import { EnvelopeReporter, locate } from '@app/interchange';
import type {
  ByteRange,
  ByteSegment,
  FailureLocation,
  Gap,
  InterchangeHandler,
  ReaderOptions,
  ScannerSink,
  Syntax,
} from '@app/interchange';
import {
  checkBinary,
  checkGroupHeader,
  checkIsa,
  checkTransactionHeader,
  elementAt,
  sameCount,
  sameNumber,
} from './checks.js';
import type { IsaDetail } from './dialect.js';
import { isReleaseCharacter } from './isx.js';
import {
  groupHeader,
  interchangeHeader,
  OpenGroup,
  OpenInterchange,
  OpenTransaction,
  transactionHeader,
} from './levels.js';
import { BDS, BIN, GE, GS, IEA, ISX, SE, SERVICE, ST, TA1 } from './tags.js';

/**
 * The envelopes of X12: ISA..IEA hold GS..GE hold ST..SE. Tells the handler what opens and closes, and whatever breaks
 * a rule. What is broken costs itself only: each header closes what stands open of its level and below.
 */
export class X12Envelope implements ScannerSink<IsaDetail> {
  private interchange: OpenInterchange | undefined;
  private group: OpenGroup | undefined;
  private transaction: OpenTransaction | undefined;
  private count: number;
  private found = 0;
  private ordinal = 0;
  /** The segment in hand lacks its terminator. */
  private unterminated = false;
  private readonly report: EnvelopeReporter;

  constructor(
    private readonly handler: InterchangeHandler,
    private readonly options: Required<ReaderOptions>,
  ) {
    this.count = options.firstOrdinal - 1;
    this.report = new EnvelopeReporter(handler, () => this.around());
  }

  open(segment: ByteSegment, detail: IsaDetail, syntax: Syntax): void {
    this.ordinal = segment.ordinal = 1;
    segment.position = null;
    this.report.forget();
    this.found++;
    const header = interchangeHeader(segment, detail, ++this.count);
    this.interchange = new OpenInterchange(header, detail, syntax);
    this.handler.interchangeStart(header);
    this.handler.segment(segment);
    checkIsa(header.segment, detail, this.report);
    if (detail.lineWidth > 0) this.report.once('lineBreakDropped', locate(header.segment));
  }

  segment(segment: ByteSegment, kind: number, breakAt: number): Syntax | undefined {
    const { transaction, interchange } = this;
    if (interchange === undefined) return undefined;
    segment.ordinal = ++this.ordinal;
    if (kind >= GS && kind <= IEA) {
      this.service(segment, kind);
    } else if (transaction !== undefined) {
      segment.position = ++transaction.segmentCount;
      this.data(segment, kind, transaction);
    } else {
      segment.position = null;
      this.handler.segment(segment);
      if (this.group !== undefined) this.stray(segment);
      else this.outside(segment, kind, interchange);
    }
    if (breakAt !== -1) this.lineBreak(segment, breakAt, interchange);
    return this.interchange?.syntax;
  }

  empty(range: ByteRange): void {
    this.report.raise('emptySegment', range);
  }

  indented(range: ByteRange): void {
    this.report.once('indented', range);
  }

  raggedLine(byteOffset: number): void {
    const width = this.interchange?.detail.lineWidth ?? 0;
    this.report.raise('raggedLine', { byteOffset, byteLength: 1 }, { with: { width } });
  }

  oversized(range: ByteRange): void {
    this.ordinal++;
    if (this.transaction !== undefined) this.transaction.segmentCount++;
    const limit = this.options.maxSegmentBytes;
    this.report.raise('segmentTooLong', range, { with: { length: range.byteLength, limit } });
  }

  cut(segment: ByteSegment, kind: number): boolean {
    if (kind === IEA && segment.value(2) !== '') {
      this.report.raise('terminatorMissing', locate(segment), { with: { id: 'IEA' } });
      this.unterminated = true;
      this.segment(segment, kind, -1);
      this.unterminated = false;
      return true;
    }
    segment.position = this.transaction === undefined ? null : this.transaction.segmentCount + 1;
    this.report.raise('cutSegment', locate(segment), { with: { id: segment.id } });
    return false;
  }

  abandon(byteOffset: number): void {
    const { interchange } = this;
    if (interchange === undefined) return;
    this.closeGroup(byteOffset);
    const { control } = interchange.header;
    this.report.raise('interchangeTrailerMissing', { byteOffset, byteLength: 0 }, { with: { control } });
    this.endInterchange(interchange, byteOffset, false);
  }

  headless(range: ByteRange): void {
    this.found++;
    this.report.raise('headerUnfinished', range, { with: { offset: range.byteOffset } });
  }

  gap(gap: Gap, last: boolean): void {
    this.report.gap(gap, this.found, last);
  }

  private service(segment: ByteSegment, kind: number): void {
    switch (kind) {
      case ST:
        return this.startTransaction(segment);
      case SE:
        return this.endTransaction(segment);
      case GS:
        return this.startGroup(segment);
      case GE:
        return this.endGroup(segment);
      default:
        return this.finish(segment);
    }
  }

  private data(segment: ByteSegment, kind: number, transaction: OpenTransaction): void {
    const { header } = transaction;
    const limit = this.options.maxTransactionBytes;
    if (transaction.refused) return;
    if (segment.byteOffset + segment.byteLength - header.byteOffset > limit) {
      transaction.refused = true;
      this.report.raise('transactionTooLong', locate(segment), { with: { control: header.control, limit } });
      return;
    }
    this.handler.segment(segment);
    if (kind === BIN || kind === BDS) checkBinary(segment, kind === BIN ? 1 : 2, this.report);
  }

  private startTransaction(segment: ByteSegment): void {
    const { interchange, group } = this;
    if (interchange === undefined) return;
    this.closeTransaction(segment.byteOffset);
    this.report.forget('outsideTransaction');
    segment.position = 1;
    const header = transactionHeader(segment, ++interchange.transactionCount, group?.header);
    const transaction = (this.transaction = new OpenTransaction(header));
    transaction.segmentCount = 1;
    this.handler.transactionStart(header);
    this.handler.segment(segment);
    if (group === undefined) this.report.raise('outsideGroup', locate(segment), { with: { id: 'ST' } });
    else group.transactionCount++;
    checkTransactionHeader(header, this.report);
    if (group !== undefined && header.control !== '' && !group.controls.add(header.control))
      this.report.raise('transactionDuplicate', locate(segment, 2), { with: { control: header.control } });
  }

  private endTransaction(segment: ByteSegment): void {
    const { transaction } = this;
    if (transaction === undefined) {
      this.unopened(segment);
      return;
    }
    segment.position = ++transaction.segmentCount;
    this.handler.segment(segment);
    const [declared, trailer, header] = [segment.value(1), segment.value(2), transaction.header.control];
    if (!sameCount(declared, transaction.segmentCount))
      this.report.raise('segmentCount', locate(segment, 1), { with: { declared, counted: transaction.segmentCount } });
    if (trailer !== header)
      this.report.raise('transactionControlMismatch', locate(segment, 2), { with: { trailer, header } });
    this.leaveTransaction(transaction, this.behind(segment), true);
  }

  private startGroup(segment: ByteSegment): void {
    const { interchange } = this;
    if (interchange === undefined) return;
    this.closeGroup(segment.byteOffset);
    this.report.forget('outsideTransaction', 'outsideGroup');
    segment.position = null;
    const header = groupHeader(segment, ++interchange.groupCount);
    this.group = new OpenGroup(header);
    this.handler.groupStart(header);
    this.handler.segment(segment);
    checkGroupHeader(header, this.report);
    if (!interchange.addGroup(header))
      this.report.raise('groupDuplicate', locate(segment, 6), { with: { control: header.control } });
  }

  private endGroup(segment: ByteSegment): void {
    this.closeTransaction(segment.byteOffset);
    const { group } = this;
    if (group === undefined) {
      this.unopened(segment);
      return;
    }
    segment.position = null;
    this.handler.segment(segment);
    const [declared, trailer, header] = [segment.value(1), segment.value(2), group.header.control];
    if (!sameCount(declared, group.transactionCount))
      this.report.raise('transactionCount', locate(segment, 1), {
        with: { declared, counted: group.transactionCount },
      });
    if (!sameNumber(trailer, header))
      this.report.raise('groupControlMismatch', locate(segment, 2), { with: { trailer, header } });
    this.leaveGroup(group, this.behind(segment), declared);
  }

  private finish(segment: ByteSegment): void {
    const { interchange } = this;
    if (interchange === undefined) return;
    this.closeGroup(segment.byteOffset);
    segment.position = null;
    this.handler.segment(segment);
    const [declared, trailer, header] = [segment.value(1), segment.value(2), interchange.header.control];
    if (!sameCount(declared, interchange.groupCount))
      this.report.raise('groupCount', locate(segment, 1), { with: { declared, counted: interchange.groupCount } });
    if (!sameNumber(trailer, header))
      this.report.raise('interchangeControlMismatch', locate(segment, 2), { with: { trailer, header } });
    this.endInterchange(interchange, this.behind(segment), true);
  }

  private closeTransaction(byteOffset: number): void {
    const { transaction } = this;
    if (transaction === undefined) return;
    const { control, segment } = transaction.header;
    this.report.raise('transactionTrailerMissing', locate(segment), { with: { control } });
    this.leaveTransaction(transaction, byteOffset, false);
  }

  private closeGroup(byteOffset: number): void {
    this.closeTransaction(byteOffset);
    const { group } = this;
    if (group === undefined) return;
    const { control, segment } = group.header;
    this.report.raise('groupTrailerMissing', locate(segment), { with: { control } });
    this.leaveGroup(group, byteOffset, undefined);
  }

  private leaveTransaction({ header, segmentCount }: OpenTransaction, end: number, closed: boolean): void {
    this.transaction = undefined;
    const { byteOffset } = header;
    this.handler.transactionEnd({ byteOffset, byteLength: end - byteOffset, closed, segmentCount });
  }

  private leaveGroup({ byteOffset, transactionCount }: OpenGroup, end: number, declared: string | undefined): void {
    this.group = undefined;
    const closed = declared !== undefined;
    const range = { byteOffset, byteLength: end - byteOffset };
    this.handler.groupEnd({ ...range, closed, transactionCount, ...(closed ? { declaredCount: declared } : {}) });
  }

  private endInterchange(
    { header, groupCount, transactionCount }: OpenInterchange,
    end: number,
    closed: boolean,
  ): void {
    this.interchange = undefined;
    const { byteOffset } = header;
    const range = { byteOffset, byteLength: end - byteOffset };
    this.handler.interchangeEnd({ ...range, closed, groupCount, transactionCount });
  }

  private stray(segment: ByteSegment): void {
    const control = this.group?.header.control ?? '';
    this.report.once('outsideTransaction', locate(segment), { with: { id: segment.id, control } });
  }

  /** A segment between ISA and IEA, outside of the groups. */
  private outside(segment: ByteSegment, kind: number, interchange: OpenInterchange): void {
    if (kind === TA1) {
      if (interchange.groupCount > 0) this.report.once('misplacedTa1', locate(segment));
    } else if (kind === ISX) {
      const value = segment.value(1);
      const { version } = interchange.header;
      if (isReleaseCharacter(value, version))
        interchange.syntax = { ...interchange.syntax, release: value.charCodeAt(0) };
      else this.report.raise('releaseCharacter', locate(segment, 1), { with: { value, version }, value });
    } else if (kind !== SERVICE) {
      this.report.once('outsideGroup', locate(segment), { with: { id: segment.id } });
    }
  }

  /** A trailer without its header. */
  private unopened(segment: ByteSegment): void {
    segment.position = null;
    this.handler.segment(segment);
    if (this.group !== undefined) this.stray(segment);
    else this.report.once('outsideGroup', locate(segment), { with: { id: segment.id } });
  }

  private lineBreak(segment: ByteSegment, byteOffset: number, interchange: OpenInterchange): void {
    const place = { byteOffset, byteLength: 1 };
    const location = { ...locate(segment, elementAt(segment, byteOffset)), ...place };
    if (interchange.syntax.dropsBreaks) this.report.once('lineBreakDropped', location);
    else this.report.raise('lineBreakInData', location, { with: { id: segment.id } });
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

  /** Where the terminator of a segment ends. */
  private behind(segment: ByteSegment): number {
    const terminator = this.unterminated ? 0 : (this.interchange?.syntax.terminator.length ?? 1);
    return segment.byteOffset + segment.byteLength + terminator;
  }
}
