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
import { checkCount, checkReference, checkUnb, lacks } from './checks.js';
import type { UnbDetail } from './dialect.js';
import { groupHeader, interchangeHeader, messageHeader, OpenGroup, OpenInterchange, OpenMessage } from './levels.js';
import { UNE, UNG, UNH, UNO, UNP, UNT, UNZ } from './tags.js';
import { UnaSegment } from './una-segment.js';

/**
 * The envelopes of EDIFACT: UNB..UNZ hold UNH..UNT and UNO..UNP, or groups of them, UNG..UNE. Tells the handler what
 * opens and closes, and whatever breaks a rule. What is broken costs itself only: each header closes what stands open of
 * its level and below.
 */
export class EdifactEnvelope implements ScannerSink<UnbDetail> {
  private interchange: OpenInterchange | undefined;
  private group: OpenGroup | undefined;
  private message: OpenMessage | undefined;
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

  open(segment: ByteSegment, detail: UnbDetail, syntax: Syntax): void {
    this.report.forget();
    this.found++;
    const { serviceString } = detail;
    this.ordinal = segment.ordinal = serviceString === undefined ? 1 : 2;
    segment.position = null;
    const header = interchangeHeader(segment, detail, ++this.count);
    this.interchange = new OpenInterchange(header, syntax);
    this.handler.interchangeStart(header);
    if (serviceString !== undefined) this.handler.segment(new UnaSegment(header.byteOffset, serviceString));
    this.handler.segment(segment);
    checkUnb(header.segment, detail, this.report);
  }

  segment(segment: ByteSegment, kind: number, breakAt: number): Syntax | undefined {
    const { message, interchange } = this;
    if (interchange === undefined) return undefined;
    segment.ordinal = ++this.ordinal;
    if (kind >= UNG) this.service(segment, kind, interchange);
    else if (message !== undefined) this.data(segment, message);
    else this.stray(segment, 'outsideMessage');
    if (breakAt !== -1 && interchange.syntax.dropsBreaks)
      this.report.once('lineBreakDropped', { byteOffset: breakAt, byteLength: 1 });
    return this.interchange?.syntax;
  }

  empty(range: ByteRange): void {
    this.report.raise('emptySegment', range);
  }

  indented(range: ByteRange): void {
    this.report.once('indented', range);
  }

  raggedLine(byteOffset: number): void {
    this.report.once('lineBreakDropped', { byteOffset, byteLength: 1 });
  }

  oversized(range: ByteRange): void {
    this.ordinal++;
    if (this.message !== undefined) this.message.segmentCount++;
    const limit = this.options.maxSegmentBytes;
    this.report.raise('segmentTooLong', range, { with: { length: range.byteLength, limit } });
  }

  cut(segment: ByteSegment, kind: number): boolean {
    if (kind === UNZ && segment.value(1) !== '') {
      this.report.raise('terminatorMissing', locate(segment), { with: { id: 'UNZ' } });
      this.unterminated = true;
      this.segment(segment, kind, -1);
      this.unterminated = false;
      return true;
    }
    segment.position = this.message === undefined ? null : this.message.segmentCount + 1;
    this.report.raise('cutSegment', locate(segment), { with: { id: segment.id } });
    return false;
  }

  abandon(byteOffset: number): void {
    const { interchange } = this;
    if (interchange === undefined) return;
    this.closeGroup(byteOffset);
    const { control } = interchange.header;
    this.report.raise('unbTrailerMissing', { byteOffset, byteLength: 0 }, { with: { control } });
    this.endInterchange(interchange, byteOffset, false);
  }

  headless(range: ByteRange): void {
    this.found++;
    this.report.raise('headerUnfinished', range, { with: { offset: range.byteOffset } });
  }

  gap(gap: Gap, last: boolean): void {
    this.report.gap(gap, this.found, last);
  }

  private service(segment: ByteSegment, kind: number, interchange: OpenInterchange): void {
    switch (kind) {
      case UNH:
        return this.startMessage(segment, interchange);
      case UNT:
        return this.endMessage(segment);
      case UNG:
        return this.startGroup(segment, interchange);
      case UNE:
        return this.endGroup(segment);
      case UNZ:
        return this.finish(segment, interchange);
      default:
        return this.package(segment, kind, interchange);
    }
  }

  private data(segment: ByteSegment, message: OpenMessage): void {
    segment.position = ++message.segmentCount;
    const { header } = message;
    const limit = this.options.maxTransactionBytes;
    if (message.refused) return;
    if (segment.byteOffset + segment.byteLength - header.byteOffset > limit) {
      message.refused = true;
      this.report.raise('transactionTooLong', locate(segment), { with: { control: header.control, limit } });
    } else this.handler.segment(segment);
  }

  private startMessage(segment: ByteSegment, interchange: OpenInterchange): void {
    this.closeMessage(segment.byteOffset);
    this.report.forget('outsideMessage');
    const { group } = this;
    segment.position = 1;
    const header = messageHeader(segment, ++interchange.messageCount);
    this.message = new OpenMessage(header);
    this.countUnit(segment, interchange);
    this.handler.transactionStart(header);
    this.handler.segment(segment);
    const { control, type } = header;
    if (control === '') lacks(header.segment, 1, 'reference', this.report);
    if (type === '') lacks(header.segment, 2, 'message identifier', this.report);
    if (control !== '' && !(group ?? interchange).messages.add(control))
      this.report.raise('messageDuplicate', locate(segment, 1), {
        with: { control, level: group === undefined ? 'interchange' : 'group' },
      });
    if (group === undefined) return;
    group.type ??= type;
    if (group.type !== type)
      this.report.once('mixedTypes', locate(segment, 2), {
        with: { control: group.header.control, first: group.type, other: type },
      });
  }

  /** A message or a package counts in its group, or in an interchange without groups. */
  private countUnit(segment: ByteSegment, interchange: OpenInterchange): void {
    if (this.group !== undefined) this.group.messageCount++;
    else {
      interchange.ungrouped++;
      if (interchange.groupCount > 0) this.report.once('mixedGroups', locate(segment));
    }
  }

  private endMessage(segment: ByteSegment): void {
    const { message } = this;
    if (message === undefined) return this.stray(segment, 'invalidNesting');
    segment.position = ++message.segmentCount;
    this.handler.segment(segment);
    checkCount(segment, message.segmentCount, 'untCount', this.report);
    checkReference(segment, message.header.control, 'messageReferenceMismatch', this.report);
    this.leaveMessage(message, this.behind(segment), true);
  }

  private startGroup(segment: ByteSegment, interchange: OpenInterchange): void {
    this.closeGroup(segment.byteOffset);
    this.report.forget('outsideMessage', 'mixedTypes');
    segment.position = null;
    const header = groupHeader(segment, ++interchange.groupCount);
    this.group = new OpenGroup(header);
    this.handler.groupStart(header);
    this.handler.segment(segment);
    if (interchange.ungrouped > 0) this.report.once('mixedGroups', locate(segment));
    if (header.control === '') lacks(header.segment, 5, 'reference', this.report);
    else if (!interchange.groups.add(header.control))
      this.report.raise('ungDuplicate', locate(segment, 5), { with: { control: header.control } });
  }

  private endGroup(segment: ByteSegment): void {
    this.closeMessage(segment.byteOffset);
    const { group } = this;
    if (group === undefined) return this.stray(segment, 'invalidNesting');
    segment.position = null;
    this.handler.segment(segment);
    checkCount(segment, group.messageCount, 'uneCount', this.report);
    checkReference(segment, group.header.control, 'ungReferenceMismatch', this.report);
    this.leaveGroup(group, this.behind(segment), segment.value(1));
  }

  private finish(segment: ByteSegment, interchange: OpenInterchange): void {
    this.closeGroup(segment.byteOffset);
    segment.position = null;
    this.handler.segment(segment);
    const { groupCount, ungrouped, header } = interchange;
    const counted = groupCount > 0 ? groupCount : ungrouped;
    if (counted === 0) this.report.raise('emptyInterchange', locate(segment), { with: { control: header.control } });
    checkCount(segment, counted, 'unzCount', this.report, { unit: groupCount > 0 ? 'groups' : 'messages' });
    checkReference(segment, header.control, 'unbReferenceMismatch', this.report);
    this.endInterchange(interchange, this.behind(segment), true);
  }

  /** UNO and UNP stand where messages stand (ISO 9735-8). */
  private package(segment: ByteSegment, kind: number, interchange: OpenInterchange): void {
    this.closeMessage(segment.byteOffset);
    segment.position = null;
    this.handler.segment(segment);
    if (kind === UNP) return;
    this.countUnit(segment, interchange);
    if (kind === UNO && segment.binary(segment.elementCount) === undefined)
      this.report.raise('objectLength', locate(segment, 4), {
        with: { value: segment.value(4) },
        value: segment.value(4),
      });
  }

  private closeMessage(byteOffset: number): void {
    const { message } = this;
    if (message === undefined) return;
    const { control, segment } = message.header;
    this.report.raise('messageTrailerMissing', locate(segment), { with: { control } });
    this.leaveMessage(message, byteOffset, false);
  }

  private closeGroup(byteOffset: number): void {
    this.closeMessage(byteOffset);
    const { group } = this;
    if (group === undefined) return;
    const { control, segment } = group.header;
    this.report.raise('ungTrailerMissing', locate(segment), { with: { control } });
    this.leaveGroup(group, byteOffset, undefined);
  }

  private leaveMessage({ header, segmentCount }: OpenMessage, end: number, closed: boolean): void {
    this.message = undefined;
    const { byteOffset } = header;
    this.handler.transactionEnd({ byteOffset, byteLength: end - byteOffset, closed, segmentCount });
  }

  private leaveGroup({ header, messageCount }: OpenGroup, end: number, declared: string | undefined): void {
    this.group = undefined;
    const closed = declared !== undefined;
    const { byteOffset } = header.segment;
    this.handler.groupEnd({
      byteOffset,
      byteLength: end - byteOffset,
      closed,
      transactionCount: messageCount,
      ...(closed ? { declaredCount: declared } : {}),
    });
  }

  private endInterchange({ header, groupCount, messageCount }: OpenInterchange, end: number, closed: boolean): void {
    this.interchange = undefined;
    const { byteOffset } = header;
    const range = { byteOffset, byteLength: end - byteOffset };
    this.handler.interchangeEnd({ ...range, closed, groupCount, transactionCount: messageCount });
  }

  /** A segment that has no place where it stands. */
  private stray(segment: ByteSegment, name: 'outsideMessage' | 'invalidNesting'): void {
    segment.position = null;
    this.handler.segment(segment);
    this.report.once(name, locate(segment), { with: { id: segment.id } });
  }

  private around(): FailureLocation {
    const { interchange, group, message } = this;
    return {
      ...(interchange === undefined ? {} : { interchangeControl: interchange.header.control }),
      ...(group === undefined ? {} : { groupControl: group.header.control }),
      ...(message === undefined
        ? {}
        : { transactionControl: message.header.control, transactionType: message.header.type }),
    };
  }

  /** Where the terminator of a segment ends. */
  private behind(segment: ByteSegment): number {
    return segment.byteOffset + segment.byteLength + (this.unterminated ? 0 : 1);
  }
}
