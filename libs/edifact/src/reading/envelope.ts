import { EnvelopeMachine, locate } from '@app/interchange';
import type { ByteSegment, InterchangeHandler, ReaderOptions, Syntax, TrailerRules } from '@app/interchange';
import { checkCount, checkEscape, checkReference, checkUnb, holdsBreak, lacks, mayEscape, simple } from './checks.js';
import type { UnbDetail } from './dialect.js';
import { groupHeader, interchangeHeader, messageHeader, OpenUnb, OpenUng } from './levels.js';
import { DATA, UNA, UNB, UNE, UNG, UNH, UNO, UNT, UNZ } from './tags.js';
import { UnaSegment } from './una-segment.js';

const TRAILERS: TrailerRules = {
  interchange: 'unbTrailerMissing',
  group: 'ungTrailerMissing',
  transaction: 'messageTrailerMissing',
  last: { kind: UNZ, elements: 1 },
};

/** The envelopes of EDIFACT: UNB..UNZ hold UNH..UNT and UNO..UNP, or groups of them, UNG..UNE (ISO 9735-1, -8). */
export class EdifactEnvelope extends EnvelopeMachine<UnbDetail, OpenUnb, OpenUng> {
  constructor(handler: InterchangeHandler, options: Required<ReaderOptions>) {
    super(handler, options, TRAILERS);
  }

  raggedLine(byteOffset: number): void {
    this.report.once('lineBreakDropped', { byteOffset, byteLength: 1 });
  }

  protected openInterchange(segment: ByteSegment, detail: UnbDetail, syntax: Syntax, ordinal: number): void {
    const { serviceString } = detail;
    this.ordinal = segment.ordinal = serviceString === undefined ? 1 : 2;
    const header = interchangeHeader(segment, detail, ordinal);
    this.interchange = new OpenUnb(header, syntax, detail.charset);
    this.interchange.escapes = mayEscape(detail);
    this.handler.interchangeStart(header);
    if (serviceString !== undefined) this.handler.segment(new UnaSegment(header.byteOffset, serviceString));
    this.handler.segment(segment);
    checkUnb(header.segment, detail, this.report);
    if (syntax.dropsBreaks && holdsBreak(header.segment)) this.report.once('lineBreakDropped', locate(header.segment));
  }

  protected place(segment: ByteSegment, kind: number, interchange: OpenUnb): void {
    const { transaction } = this;
    if (interchange.escapes && kind !== UNO) checkEscape(segment, this.report);
    if (kind === DATA && transaction !== undefined) this.inTransaction(segment, transaction);
    else if (kind >= UNG) this.service(segment, kind, interchange);
    else if (transaction !== undefined) {
      this.inTransaction(segment, transaction);
      if (kind === UNA || kind === UNB) this.headerWithin(segment, transaction.header.control);
    } else this.stray(segment, 'outsideMessage');
  }

  protected lineBreak(segment: ByteSegment, byteOffset: number, { syntax }: OpenUnb): void {
    if (syntax.dropsBreaks) this.report.once('lineBreakDropped', { ...locate(segment), byteOffset, byteLength: 1 });
  }

  private service(segment: ByteSegment, kind: number, interchange: OpenUnb): void {
    switch (kind) {
      case UNH:
        return this.readUnh(segment, interchange);
      case UNT:
        return this.readUnt(segment);
      case UNG:
        return this.readUng(segment, interchange);
      case UNE:
        return this.readUne(segment);
      case UNZ:
        return this.readUnz(segment, interchange);
      default:
        return this.readPackage(segment, kind, interchange);
    }
  }

  private readUnh(segment: ByteSegment, interchange: OpenUnb): void {
    this.closeTransaction(segment.byteOffset);
    this.report.forget('outsideMessage');
    const { group } = this;
    segment.position = 1;
    const header = messageHeader(segment, ++interchange.transactionCount);
    this.openTransaction(header, interchange);
    if (group !== undefined) group.transactionCount++;
    this.handler.transactionStart(header);
    this.handler.segment(segment);
    this.countUnit(segment, interchange);
    const { control, type } = header;
    if (control === '') lacks(segment, 1, 'reference', this.report);
    else if (!(group ?? interchange).controls.add(control)) {
      const level = group === undefined ? 'interchange' : 'group';
      this.report.raise('messageDuplicate', locate(segment, 1), { with: { control, level }, value: control });
    }
    if (type === '') lacks(segment, 2, 'message identifier', this.report);
    if (group !== undefined) this.checkType(segment, group, type);
  }

  private checkType(segment: ByteSegment, group: OpenUng, type: string): void {
    const first = (group.type ??= type);
    const { control } = group.header;
    if (first !== type)
      this.report.once('mixedTypes', locate(segment, 2), { with: { control, first, other: type }, value: type });
  }

  /** A message or a package counts in its group, or in an interchange without groups. */
  private countUnit(segment: ByteSegment, interchange: OpenUnb): void {
    if (this.group !== undefined) this.group.units++;
    else {
      interchange.ungrouped++;
      if (interchange.groupCount > 0) this.report.once('mixedGroups', locate(segment));
    }
  }

  private readUnt(segment: ByteSegment): void {
    const { transaction } = this;
    if (transaction === undefined) return this.stray(segment, 'invalidNesting');
    segment.position = ++transaction.segmentCount;
    this.handler.segment(segment);
    checkCount(segment, transaction.segmentCount, 'untCount', this.report);
    checkReference(segment, transaction.header.control, 'messageReferenceMismatch', this.report);
    this.endTransaction(transaction, this.behind(segment), true);
  }

  private readUng(segment: ByteSegment, interchange: OpenUnb): void {
    this.closeGroup(segment.byteOffset);
    this.report.forget('outsideMessage', 'mixedTypes');
    segment.position = null;
    const header = groupHeader(segment, ++interchange.groupCount);
    this.group = new OpenUng(header);
    this.handler.groupStart(header);
    this.handler.segment(segment);
    if (interchange.ungrouped > 0) this.report.once('mixedGroups', locate(segment));
    const { control } = header;
    if (control === '') lacks(segment, 5, 'reference', this.report);
    else if (!interchange.groups.add(control))
      this.report.raise('ungDuplicate', locate(segment, 5), { with: { control }, value: control });
  }

  private readUne(segment: ByteSegment): void {
    this.closeTransaction(segment.byteOffset);
    const { group } = this;
    if (group === undefined) return this.stray(segment, 'invalidNesting');
    this.outsideTransaction(segment);
    const { control } = group.header;
    if (group.units === 0) this.report.raise('emptyGroup', locate(segment), { with: { control } });
    checkCount(segment, group.units, 'uneCount', this.report);
    checkReference(segment, control, 'ungReferenceMismatch', this.report);
    this.endGroup(group, this.behind(segment), simple(segment, 1));
  }

  private readUnz(segment: ByteSegment, interchange: OpenUnb): void {
    this.closeGroup(segment.byteOffset);
    this.outsideTransaction(segment);
    const { groupCount, ungrouped, header } = interchange;
    const counted = groupCount > 0 ? groupCount : ungrouped;
    if (counted === 0) this.report.raise('emptyInterchange', locate(segment), { with: { control: header.control } });
    checkCount(segment, counted, 'unzCount', this.report, { unit: groupCount > 0 ? 'groups' : 'messages' });
    checkReference(segment, header.control, 'unbReferenceMismatch', this.report);
    this.endInterchange(interchange, this.behind(segment), true);
  }

  /** UNO and UNP stand where messages stand; the object is the last element of UNO. */
  private readPackage(segment: ByteSegment, kind: number, interchange: OpenUnb): void {
    this.closeTransaction(segment.byteOffset);
    this.outsideTransaction(segment);
    if (kind !== UNO) return;
    this.countUnit(segment, interchange);
    if (segment.binary(segment.elementCount) !== undefined) return;
    const value = segment.value(4);
    this.report.raise('objectLength', locate(segment, 4), { with: { value }, value });
  }

  private headerWithin(segment: ByteSegment, control: string): void {
    this.report.raise('headerInMessage', locate(segment), { with: { id: segment.id, control } });
  }

  /** A segment that has no place where it stands: the first of a run is said. */
  private stray(segment: ByteSegment, name: 'outsideMessage' | 'invalidNesting'): void {
    this.outsideTransaction(segment);
    this.report.once(name, locate(segment), { with: { id: segment.id } });
  }
}
