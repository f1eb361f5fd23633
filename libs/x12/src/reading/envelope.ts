import { elementAt, EnvelopeMachine, locate, OpenGroup } from '@app/interchange';
import type { ByteSegment, InterchangeHandler, ReaderOptions, Syntax, TrailerRules } from '@app/interchange';
import { checkBinary, checkGroupHeader, checkIsa, checkTransactionHeader } from './checks.js';
import { checkDataTag, checkTag, sameCount, sameNumber } from './checks.js';
import type { IsaDetail } from './dialect.js';
import { isReleaseCharacter } from './isx.js';
import { groupHeader, interchangeHeader, OpenIsa, transactionHeader } from './levels.js';
import { BDS, BIN, DATA, GE, GS, IEA, ISA, ISX, SE, SERVICE, ST, TA1 } from './tags.js';

const TRAILERS: TrailerRules = {
  interchange: 'interchangeTrailerMissing',
  group: 'groupTrailerMissing',
  transaction: 'transactionTrailerMissing',
  last: { kind: IEA, elements: 2 },
};

/** The envelopes of X12: ISA..IEA hold GS..GE hold ST..SE (X12.5). */
export class X12Envelope extends EnvelopeMachine<IsaDetail, OpenIsa, OpenGroup> {
  constructor(handler: InterchangeHandler, options: Required<ReaderOptions>) {
    super(handler, options, TRAILERS);
  }

  raggedLine(byteOffset: number): void {
    const width = this.interchange?.detail.lineWidth ?? 0;
    this.report.raise('raggedLine', { byteOffset, byteLength: 1 }, { with: { width } });
  }

  protected openInterchange(segment: ByteSegment, detail: IsaDetail, syntax: Syntax, ordinal: number): void {
    this.ordinal = segment.ordinal = 1;
    const header = interchangeHeader(segment, detail, ordinal);
    this.interchange = new OpenIsa(header, syntax, detail);
    this.handler.interchangeStart(header);
    this.handler.segment(segment);
    checkIsa(header.segment, detail, this.report);
    if (detail.lineWidth > 0) this.report.once('lineBreakDropped', locate(header.segment));
  }

  protected place(segment: ByteSegment, kind: number, interchange: OpenIsa): void {
    const { transaction } = this;
    if (kind >= GS && kind <= IEA) this.service(segment, kind, interchange);
    else if (transaction !== undefined) {
      const told = this.inTransaction(segment, transaction);
      if (kind === DATA && segment.tag !== 0) return;
      if (told) checkDataTag(segment, this.report);
      if (told && (kind === BIN || kind === BDS)) checkBinary(segment, kind === BIN ? 1 : 2, this.report);
      if (kind === ISA)
        this.report.raise('headerInTransaction', locate(segment), { with: { control: transaction.header.control } });
    } else {
      this.outsideTransaction(segment);
      if (this.group !== undefined) this.stray(segment, this.group);
      else this.outsideGroup(segment, kind, interchange);
    }
  }

  protected lineBreak(segment: ByteSegment, byteOffset: number, { syntax }: OpenIsa): void {
    const element = elementAt(segment, byteOffset);
    const location = { ...locate(segment, element), byteOffset, byteLength: 1 };
    if (syntax.dropsBreaks) this.report.once('lineBreakDropped', location);
    else this.report.raise('lineBreakInData', location, { with: { id: segment.id } });
  }

  private service(segment: ByteSegment, kind: number, interchange: OpenIsa): void {
    checkTag(segment, this.report);
    switch (kind) {
      case ST:
        return this.readSt(segment, interchange);
      case SE:
        return this.readSe(segment);
      case GS:
        return this.readGs(segment, interchange);
      case GE:
        return this.readGe(segment);
      default:
        return this.readIea(segment, interchange);
    }
  }

  private readSt(segment: ByteSegment, interchange: OpenIsa): void {
    this.closeTransaction(segment.byteOffset);
    this.report.forget('outsideTransaction');
    const { group } = this;
    segment.position = 1;
    const header = transactionHeader(segment, ++interchange.transactionCount, group?.header);
    this.openTransaction(header, interchange);
    this.handler.transactionStart(header);
    this.handler.segment(segment);
    checkTransactionHeader(header, this.report);
    if (group === undefined) {
      this.report.raise('outsideGroup', locate(segment), { with: { id: 'ST' } });
      return;
    }
    group.transactionCount++;
    const { control } = header;
    if (control !== '' && !group.controls.add(control))
      this.report.raise('transactionDuplicate', locate(segment, 2), { with: { control }, value: control });
  }

  private readSe(segment: ByteSegment): void {
    const { transaction } = this;
    if (transaction === undefined) return this.unopened(segment);
    const counted = ++transaction.segmentCount;
    segment.position = counted;
    this.handler.segment(segment);
    const [declared, trailer, header] = [segment.sent(1), segment.sent(2), transaction.header.control];
    if (!sameCount(declared, counted))
      this.report.raise('segmentCount', locate(segment, 1), { with: { declared, counted }, value: declared });
    if (trailer !== header)
      this.report.raise('transactionControlMismatch', locate(segment, 2), {
        with: { trailer, header },
        value: trailer,
      });
    this.endTransaction(transaction, this.behind(segment), true);
  }

  private readGs(segment: ByteSegment, interchange: OpenIsa): void {
    this.closeGroup(segment.byteOffset);
    this.report.forget('outsideTransaction', 'outsideGroup');
    segment.position = null;
    const header = groupHeader(segment, ++interchange.groupCount);
    this.group = new OpenGroup(header);
    this.handler.groupStart(header);
    this.handler.segment(segment);
    checkGroupHeader(header, this.report);
    const { control } = header;
    if (!interchange.addGroup(header))
      this.report.raise('groupDuplicate', locate(segment, 6), { with: { control }, value: control });
  }

  private readGe(segment: ByteSegment): void {
    this.closeTransaction(segment.byteOffset);
    const { group } = this;
    if (group === undefined) return this.unopened(segment);
    this.outsideTransaction(segment);
    const [declared, trailer, header] = [segment.sent(1), segment.sent(2), group.header.control];
    const counted = group.transactionCount;
    if (!sameCount(declared, counted))
      this.report.raise('transactionCount', locate(segment, 1), { with: { declared, counted }, value: declared });
    if (!sameNumber(trailer, header))
      this.report.raise('groupControlMismatch', locate(segment, 2), { with: { trailer, header }, value: trailer });
    this.endGroup(group, this.behind(segment), declared);
  }

  private readIea(segment: ByteSegment, interchange: OpenIsa): void {
    this.closeGroup(segment.byteOffset);
    this.outsideTransaction(segment);
    const [declared, trailer, header] = [segment.sent(1), segment.sent(2), interchange.header.control];
    const counted = interchange.groupCount;
    if (!sameCount(declared, counted))
      this.report.raise('groupCount', locate(segment, 1), { with: { declared, counted }, value: declared });
    if (!sameNumber(trailer, header))
      this.report.raise('interchangeControlMismatch', locate(segment, 2), {
        with: { trailer, header },
        value: trailer,
      });
    this.endInterchange(interchange, this.behind(segment), true);
  }

  /** A segment between GS and GE, outside of the transactions: the first of a run is said. */
  private stray(segment: ByteSegment, { header }: OpenGroup): void {
    this.report.once('outsideTransaction', locate(segment), { with: { id: segment.id, control: header.control } });
  }

  /** A segment between ISA and IEA, outside of the groups. */
  private outsideGroup(segment: ByteSegment, kind: number, interchange: OpenIsa): void {
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
    this.outsideTransaction(segment);
    if (this.group !== undefined) this.stray(segment, this.group);
    else this.report.once('outsideGroup', locate(segment), { with: { id: segment.id } });
  }
}
