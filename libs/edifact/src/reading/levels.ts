import { ControlSet, detached, OpenGroup, OpenInterchange } from '@app/interchange';
import type { EnvelopeParty, GroupHeader, InterchangeHeader, Segment, TransactionHeader } from '@app/interchange';
import { simple } from './checks.js';
import type { UnbDetail } from './dialect.js';

/** An open UNB and what it held. */
export class OpenUnb extends OpenInterchange {
  /** Messages and packages outside of groups. */
  ungrouped = 0;
  readonly groups = new ControlSet();
  readonly controls = new ControlSet();
  /** Escape sequences may switch the character set. */
  escapes = false;
}

export class OpenUng extends OpenGroup {
  /** Messages and packages. */
  units = 0;
  /** Of its first message. */
  type: string | undefined;
}

/** UNB+S001+S002+S003+S004+0020+S005+0026+0029+0031+0032+0035 */
export function interchangeHeader(segment: Segment, detail: UnbDetail, ordinal: number): InterchangeHeader {
  const unb = segment.retain();
  const version = unb.value(1, 2);
  return {
    standard: 'edifact',
    ordinal,
    control: simple(unb, 5),
    sender: party(unb, 2),
    receiver: party(unb, 3),
    version: version === '' ? unb.value(1) : `${unb.value(1)}:${version}`,
    date: unb.value(4, 1),
    time: unb.value(4, 2),
    test: unb.value(11) === '1',
    acknowledgmentRequested: unb.value(9) === '1',
    delimiters: detail.delimiters,
    byteOffset: unb.byteOffset - (detail.unaBefore ?? 0),
    segment: unb,
  };
}

/** S002, S003: identification, qualifier, address for (reverse) routing. */
function party(unb: Segment, element: number): EnvelopeParty {
  const routing = unb.value(element, 3);
  return {
    id: unb.value(element, 1),
    qualifier: unb.value(element, 2),
    ...(routing === '' ? {} : { routing }),
  };
}

/** UNG+0038+S006+S007+S004+0048+0051+S008(0052:0054:0057)+0058 */
export function groupHeader(segment: Segment, ordinal: number): GroupHeader {
  const ung = segment.retain();
  return {
    ordinal,
    functionalId: ung.value(1),
    sender: ung.value(2),
    receiver: ung.value(3),
    control: simple(ung, 5),
    version: directory(ung.value(7, 1), ung.value(7, 2)),
    segment: ung,
  };
}

/** UNH+0062+S009(0065:0052:0054:0051:0057)+.. */
export function messageHeader(segment: Segment, ordinal: number): TransactionHeader {
  const association = detached(segment.value(2, 5));
  return {
    ordinal,
    type: detached(segment.value(2)),
    control: detached(simple(segment, 1)),
    version: detached(directory(segment.value(2, 2), segment.value(2, 3))),
    ...(association === '' ? {} : { association }),
    byteOffset: segment.byteOffset,
    segment: segment.retain(),
  };
}

function directory(version: string, release: string): string {
  return release === '' ? version : `${version}.${release}`;
}
