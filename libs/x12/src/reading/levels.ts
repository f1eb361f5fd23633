import { ControlSet, detached, OpenInterchange, UNDECLARED } from '@app/interchange';
import type { GroupHeader, InterchangeHeader, Segment, Syntax, TransactionHeader } from '@app/interchange';
import type { IsaDetail } from './dialect.js';

/** An open ISA and the groups it had. */
export class OpenIsa extends OpenInterchange {
  private readonly groups = new Map<string, ControlSet>();

  constructor(
    header: InterchangeHeader,
    syntax: Syntax,
    readonly detail: IsaDetail,
  ) {
    super(header, syntax, UNDECLARED);
  }

  /** GS01, GS02, GS03 and GS06 together name a group (X12.6). Returns false when it was there before. */
  addGroup({ functionalId, sender, receiver, control }: GroupHeader): boolean {
    const key = JSON.stringify([functionalId, sender, receiver]);
    const controls = this.groups.get(key) ?? new ControlSet();
    this.groups.set(key, controls);
    return controls.add(/^\d{1,9}$/.test(control) ? String(Number(control)) : control);
  }
}

/** The padding of ISA06 and ISA08 belongs to the form and is removed. */
export function interchangeHeader(segment: Segment, detail: IsaDetail, ordinal: number): InterchangeHeader {
  const isa = segment.retain();
  return {
    standard: 'x12',
    ordinal,
    control: isa.value(13),
    sender: { qualifier: isa.value(5), id: isa.value(6).trimEnd() },
    receiver: { qualifier: isa.value(7), id: isa.value(8).trimEnd() },
    version: isa.value(12),
    date: isa.value(9),
    time: isa.value(10),
    test: isa.value(15) === 'T',
    acknowledgmentRequested: isa.value(14) === '1',
    delimiters: detail.delimiters,
    byteOffset: isa.byteOffset,
    segment: isa,
  };
}

/** Its elements are simple: one that holds the component separator is kept whole. */
export function groupHeader(segment: Segment, ordinal: number): GroupHeader {
  const gs = segment.retain();
  return {
    ordinal,
    functionalId: gs.sent(1),
    sender: gs.sent(2),
    receiver: gs.sent(3),
    control: gs.sent(6),
    version: gs.sent(8),
    segment: gs,
  };
}

/** As {@link groupHeader}. */
export function transactionHeader(
  segment: Segment,
  ordinal: number,
  group: GroupHeader | undefined,
): TransactionHeader {
  return {
    ordinal,
    type: detached(segment.sent(1)),
    control: detached(segment.sent(2)),
    version: detached(segment.sent(3)) || (group?.version ?? ''),
    byteOffset: segment.byteOffset,
    segment: segment.retain(),
  };
}
