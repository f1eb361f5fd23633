import type { EnvelopeParty, InterchangeHeader } from '@app/interchange';
import type { ControlScope } from '../ports.js';

/** The sequence of our control numbers towards the sender of an interchange. */
export function answerScope(received: InterchangeHeader, level: ControlScope['level']): ControlScope {
  const { standard, sender: receiver, receiver: sender } = received;
  return { standard, level, sender, receiver, key: [standard, level, text(sender), text(receiver)].join('/') };
}

function text({ qualifier, id }: EnvelopeParty): string {
  return `${encodeURIComponent(qualifier)}:${encodeURIComponent(id)}`;
}
