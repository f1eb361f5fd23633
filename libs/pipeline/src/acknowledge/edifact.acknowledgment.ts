import type { EnvelopeParty } from '@app/interchange';
import type { EdifactInterchangeAnswer, EdifactMessageAnswer, EdifactSegmentData, LevelCharset } from '@app/edifact';
import {
  contrlSegments,
  fittingParty,
  isSyntax4,
  levelCharset,
  mirrorEdifactDelimiters,
  writeEdifactInterchange,
} from '@app/edifact';
import type { AcknowledgePorts } from '../ports.js';
import type { AcknowledgmentInterchange, GroupResult, InterchangeResult } from '../results.js';
import { answerScope } from '../control.scope.js';

/** UNH S009 of our answer, by the syntax of what it answers. */
const CONTRL = { syntax3: ['CONTRL', 'D', '3', 'UN'], syntax4: ['CONTRL', '4', '1', 'UN'] };

/** 0001. One that is none is not mirrored: our answer must be sound itself. */
const SYNTAX_LEVEL = /^UNO[A-LW-Y]$/;
/** 0002. */
const SYNTAX_VERSION = /^\d{1,2}$/;

/** The CONTRL of an interchange: one message that answers all of it, or only tells that it came. */
export async function acknowledgeEdifact(
  result: InterchangeResult,
  receiptOnly: boolean,
  ports: AcknowledgePorts,
): Promise<AcknowledgmentInterchange> {
  const { header, counterparty, groups } = result;
  const [level = '', version = '1'] = header.version.split(':');
  const syntaxVersion = SYNTAX_VERSION.test(version) ? version : '3';
  const syntax4 = isSyntax4(syntaxVersion);
  const control = String(await ports.controlNumbers.next(answerScope(header, 'interchange')));
  const partnerId =
    (counterparty.kind === 'known' ? counterparty.partner?.id : undefined) ??
    groups.find((group) => group.partnerId !== undefined)?.partnerId;
  const syntax = levelFor(SYNTAX_LEVEL.test(level) ? level : 'UNOA', result);
  const charset = levelCharset(syntax);
  const bytes = writeEdifactInterchange({
    syntax,
    syntaxVersion,
    sender: writableParty(header.receiver, charset),
    receiver: writableParty(header.sender, charset),
    control,
    at: ports.clock.now(),
    test: header.test,
    delimiters: mirrorEdifactDelimiters(header.delimiters, syntaxVersion),
    messages: [
      {
        reference: '1',
        identifier: syntax4 ? CONTRL.syntax4 : CONTRL.syntax3,
        segments: writableSegments(contrlSegments(answerOf(result, receiptOnly), syntax4), charset),
      },
    ],
  });
  return {
    kinds: ['CONTRL'],
    bytes,
    control,
    ...(partnerId === undefined ? {} : { partnerId }),
    answers: {
      interchangeControl: header.control,
      groupControls: groups.flatMap((group) => (group.header === undefined ? [] : [group.header.control])),
    },
  };
}

/** The received level where it has what our answer repeats; who broke their own level gets the next that has it. */
function levelFor(received: string, result: InterchangeResult): string {
  const levels = received === 'UNOA' || received === 'UNOB' ? [received, 'UNOB', 'UNOC'] : [received];
  const used = new Set<string>();
  for (const text of echoed(result)) for (const character of text) used.add(character);
  return levels.find((level) => [...used].every((one) => levelCharset(level).has(one))) ?? levels.at(-1) ?? received;
}

/** Every text that is copied from the received interchange. */
function* echoed({ header: { sender, receiver, control }, groups }: InterchangeResult): Generator<string> {
  for (const { id, qualifier, routing = '' } of [sender, receiver]) yield* [id, qualifier, routing];
  yield control;
  for (const { header, transactions } of groups) {
    if (header !== undefined) yield* [header.sender, header.receiver, header.control];
    for (const transaction of transactions) yield* [transaction.control, ...transaction.identifier];
  }
}

/** What the level cannot carry is a question mark in our answer. */
function writable(text: string, charset: LevelCharset): string {
  return [...text].map((one) => (charset.has(one) ? one : '?')).join('');
}

function writableParty(party: EnvelopeParty, charset: LevelCharset): EnvelopeParty {
  const { id, qualifier, routing = '' } = fittingParty(party);
  return {
    id: writable(id, charset),
    qualifier: writable(qualifier, charset),
    ...(routing === '' ? {} : { routing: writable(routing, charset) }),
  };
}

function* writableSegments(
  segments: Iterable<EdifactSegmentData>,
  charset: LevelCharset,
): Generator<EdifactSegmentData> {
  for (const [tag, ...elements] of segments)
    yield [
      tag,
      ...elements.map((element) =>
        typeof element === 'string'
          ? writable(element, charset)
          : element.map((part) => (typeof part === 'string' ? writable(part, charset) : part)),
      ),
    ] as EdifactSegmentData;
}

function answerOf(
  { header, failures, groups, verdict }: InterchangeResult,
  receiptOnly: boolean,
): EdifactInterchangeAnswer {
  // Without UNG the messages have no level of their own between them and the interchange.
  const ungrouped = groups.filter((group) => group.header === undefined).flatMap((group) => group.failures);
  const errors = [...failures, ...ungrouped];
  return {
    header,
    rejected: verdict === 'rejected' && errors.length > 0,
    receiptOnly,
    failures: errors,
    groups: groups
      .filter(({ acknowledgment }) => acknowledgment === 'CONTRL')
      .map((group) => ({
        header: group.header,
        rejected: group.verdict === 'rejected' && group.failures.length > 0,
        failures: group.failures,
        messages: messagesOf(group),
      })),
  };
}

function* messagesOf({ transactions }: GroupResult): Generator<EdifactMessageAnswer> {
  for (const { control, identifier, verdict, failures } of transactions) {
    const accepted = verdict === 'accepted' || verdict === 'accepted-with-errors';
    yield { control, identifier, accepted, failures };
  }
}
