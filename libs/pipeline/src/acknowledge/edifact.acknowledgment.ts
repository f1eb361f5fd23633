import type { EdifactInterchangeAnswer, EdifactMessageAnswer } from '@app/edifact';
import { contrlSegments, isSyntax4, mirrorEdifactDelimiters, writeEdifactInterchange } from '@app/edifact';
import type { AcknowledgePorts } from '../ports.js';
import type { AcknowledgmentInterchange, GroupResult, InterchangeResult } from '../results.js';
import { answerScope } from './control.scope.js';

/** UNH S009 of our answer, by the syntax of what it answers. */
const CONTRL = { syntax3: ['CONTRL', 'D', '3', 'UN'], syntax4: ['CONTRL', '4', '1', 'UN'] };

/** 0001. One that is none is not mirrored: our answer must be sound itself. */
const SYNTAX_LEVEL = /^UNO[A-LW-Y]$/;

/** The CONTRL of an interchange: one message that answers all of it, or only tells that it came. */
export async function acknowledgeEdifact(
  result: InterchangeResult,
  receiptOnly: boolean,
  ports: AcknowledgePorts,
): Promise<AcknowledgmentInterchange> {
  const { header, counterparty, groups } = result;
  const [level = '', syntaxVersion = '1'] = header.version.split(':');
  const syntax4 = isSyntax4(syntaxVersion);
  const control = String(await ports.controlNumbers.next(answerScope(header, 'interchange')));
  const partnerId =
    (counterparty.kind === 'known' ? counterparty.partner?.id : undefined) ??
    groups.find((group) => group.partnerId !== undefined)?.partnerId;
  const bytes = writeEdifactInterchange({
    syntax: SYNTAX_LEVEL.test(level) ? level : 'UNOA',
    syntaxVersion,
    sender: header.receiver,
    receiver: header.sender,
    control,
    at: ports.clock.now(),
    test: header.test,
    delimiters: mirrorEdifactDelimiters(header.delimiters, syntaxVersion),
    messages: [
      {
        reference: '1',
        identifier: syntax4 ? CONTRL.syntax4 : CONTRL.syntax3,
        segments: contrlSegments(answerOf(result, receiptOnly), syntax4),
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
