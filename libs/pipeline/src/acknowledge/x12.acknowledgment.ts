import type { EnvelopeParty, Failure, InterchangeHeader } from '@app/interchange';
import type {
  FunctionalAcknowledgmentType,
  OutgoingX12Group,
  X12Delimiters,
  X12GroupAnswer,
  X12SegmentData,
  X12TransactionAnswer,
} from '@app/x12';
import {
  ACKNOWLEDGMENT_FORMS,
  acknowledgmentVersion,
  functionalAcknowledgment,
  interchangeAcknowledgment,
  isaControl,
  isWritableX12,
  mirrorX12Delimiters,
  wrapX12Control,
  writeX12Interchange,
} from '@app/x12';
import type { AcknowledgePorts } from '../ports.js';
import type {
  AcknowledgmentInterchange,
  AcknowledgmentKind,
  GroupResult,
  InterchangeResult,
  TransactionResult,
} from '../results.js';
import { answerScope } from '../control.scope.js';

/** The TA1 that rejects the interchange, alone in its envelope: its groups are not answered. */
export async function rejectX12Interchange(
  result: InterchangeResult,
  failures: readonly Failure[],
  ports: AcknowledgePorts,
): Promise<AcknowledgmentInterchange> {
  const ta1 = interchangeAcknowledgment({ header: result.header, rejected: true, failures });
  return envelope(result, ports, [printableSegment(ta1)], []);
}

/** The TA1 of an accepted interchange where one is due, then the 997 or 999 of the groups, in their order. */
export async function acknowledgeX12(
  result: InterchangeResult,
  { ta1, groups }: { readonly ta1: boolean; readonly groups: readonly GroupResult[] },
  ports: AcknowledgePorts,
): Promise<AcknowledgmentInterchange> {
  const { header, warnings: failures } = result;
  const accepted = ta1 ? [interchangeAcknowledgment({ header, rejected: false, failures })] : [];
  return envelope(result, ports, accepted.map(printableSegment), groups);
}

async function envelope(
  { header, counterparty, groups: all }: InterchangeResult,
  ports: AcknowledgePorts,
  interchangeAcknowledgments: readonly X12SegmentData[],
  groups: readonly GroupResult[],
): Promise<AcknowledgmentInterchange> {
  const delimiters = mirrorX12Delimiters(header.delimiters, echoed(header, groups));
  const control = wrapX12Control(await ports.controlNumbers.next(answerScope(header, 'interchange')));
  const kinds: AcknowledgmentKind[] = [
    ...(interchangeAcknowledgments.length > 0 ? (['TA1'] as const) : []),
    ...new Set(groups.flatMap(functionalType)),
  ];
  const partnerId =
    (counterparty.kind === 'known' ? counterparty.partner?.id : undefined) ??
    all.find((group) => group.partnerId !== undefined)?.partnerId;
  const bytes = writeX12Interchange({
    sender: printableParty(header.receiver),
    receiver: printableParty(header.sender),
    version: SOUND_VERSION.test(header.version) ? header.version : USUAL_VERSION,
    control,
    at: ports.clock.now(),
    test: header.test,
    delimiters,
    interchangeAcknowledgments,
    groups: await acknowledgmentGroups(header, groups, delimiters, ports),
  });
  return {
    kinds,
    bytes,
    control: isaControl(control),
    ...(partnerId === undefined ? {} : { partnerId }),
    answers: {
      interchangeControl: header.control,
      groupControls: groups.flatMap((group) => (group.header === undefined ? [] : [group.header.control])),
    },
  };
}

/** One FA group per pair of GS codes and version; in it one 997 or 999 per received group, in order. */
async function acknowledgmentGroups(
  received: InterchangeHeader,
  groups: readonly GroupResult[],
  delimiters: X12Delimiters,
  { controlNumbers }: AcknowledgePorts,
): Promise<OutgoingX12Group[]> {
  const isWritable = (value: string): boolean => isWritableX12(value, delimiters);
  const together = new Map<string, { type: FunctionalAcknowledgmentType; version: string; answers: Answers }>();
  for (const group of groups) {
    const answer = answerOf(group);
    const [type] = functionalType(group);
    if (answer === undefined || type === undefined) continue;
    const { sender, receiver } = answer.header;
    const version = acknowledgmentVersion(type, answer.header.version);
    const key = [sender, receiver, version].join('\n');
    const before = together.get(key);
    if (before === undefined) together.set(key, { type, version, answers: [answer] });
    else before.answers.push(answer);
  }
  const outgoing: OutgoingX12Group[] = [];
  for (const { type, version, answers } of together.values()) {
    const { sender: receiver, receiver: sender } = answers[0].header;
    const { convention }: { convention?: string } = ACKNOWLEDGMENT_FORMS[type];
    const control = wrapX12Control(await controlNumbers.next(answerScope(received, 'group')));
    const transactions = [];
    for (const answer of answers) {
      transactions.push({
        type,
        control: wrapX12Control(await controlNumbers.next(answerScope(received, 'transaction'))),
        ...(convention === undefined ? {} : { convention }),
        segments: printableSegments(functionalAcknowledgment(type, answer, isWritable)),
      });
    }
    outgoing.push({
      functionalId: 'FA',
      sender: printable(sender),
      receiver: printable(receiver),
      control,
      version: printable(version),
      transactions,
    });
  }
  return outgoing;
}

type Answers = [X12GroupAnswer, ...X12GroupAnswer[]];

/** How a group is answered; none where it is not. */
function functionalType({ acknowledgment }: GroupResult): FunctionalAcknowledgmentType[] {
  return acknowledgment === '997' || acknowledgment === '999' ? [acknowledgment] : [];
}

function answerOf({ header, verdict, ...group }: GroupResult): X12GroupAnswer | undefined {
  if (header === undefined) return undefined;
  const rejected = verdict === 'rejected' && (group.failures.length > 0 || group.acceptedCount === 0);
  return {
    header,
    rejected,
    failures: group.failures,
    declaredCount: group.declaredCount,
    transactionCount: group.transactionCount,
    acceptedCount: group.acceptedCount,
    transactions: answersOf(group.transactions, rejected && group.failures.length > 0),
  };
}

/** Of a group that is rejected for its own failures, only what would be rejected without them. */
function* answersOf(named: Iterable<TransactionResult>, rejectedAbove: boolean): Generator<X12TransactionAnswer> {
  for (const { type, control, identifier, failures, verdict, decision } of named) {
    if (rejectedAbove && (verdict !== 'rejected' || decision)) continue;
    const [convention = ''] = identifier;
    yield { type, control, convention, verdict: verdict === 'held' ? 'rejected' : verdict, failures };
  }
}

/** ISA12: five digits. One that is none is not mirrored: our answer must be sound itself. */
const SOUND_VERSION = /^\d{5}$/;
const USUAL_VERSION = '00401';

/** Every text that is copied from the received interchange: no delimiter may be in one. */
function* echoed(
  { sender, receiver, control, date, time }: InterchangeHeader,
  groups: readonly GroupResult[],
): Generator<string> {
  yield* [sender.qualifier, sender.id, receiver.qualifier, receiver.id, control, date, time];
  for (const { header, transactions } of groups) {
    if (header !== undefined)
      yield* [header.functionalId, header.sender, header.receiver, header.control, header.version];
    for (const { type, control: reference, identifier, failures } of transactions) {
      yield* [type, reference, ...identifier];
      for (const { location } of failures) yield location?.segmentId ?? '';
    }
  }
}

/** What X12 cannot carry, a letter beyond ASCII say, is a question mark in our answer. */
function printable(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}

/** ISA05 to ISA08 have fixed widths: of a party that does not fit them, our answer names what does. */
function printableParty({ qualifier, id }: EnvelopeParty): EnvelopeParty {
  const fitting = (text: string, width: number): string => printable(text.replace(/[\r\n]/g, '')).slice(0, width);
  return { qualifier: fitting(qualifier, 2), id: fitting(id, 15) };
}

function* printableSegments(segments: Iterable<X12SegmentData>): Generator<X12SegmentData> {
  for (const segment of segments) yield printableSegment(segment);
}

function printableSegment([id, ...elements]: X12SegmentData): X12SegmentData {
  return [id, ...elements.map((element) => (typeof element === 'string' ? printable(element) : element))];
}
