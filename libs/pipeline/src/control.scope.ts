import type { EnvelopeParty, InterchangeHeader, Standard } from '@app/interchange';
import type { ControlScope } from './ports.js';

/** The sequence of our control numbers of a level from one party to another; acknowledgments and documents share it. */
export function controlScope(
  standard: Standard,
  level: ControlScope['level'],
  sender: EnvelopeParty,
  receiver: EnvelopeParty,
): ControlScope {
  return { standard, level, sender, receiver, key: [standard, level, text(sender), text(receiver)].join('/') };
}

/** The sequence towards the sender of an interchange. */
export function answerScope(
  { standard, sender, receiver }: InterchangeHeader,
  level: ControlScope['level'],
): ControlScope {
  return controlScope(standard, level, receiver, sender);
}

function text({ qualifier, id }: EnvelopeParty): string {
  return `${encodeURIComponent(qualifier)}:${encodeURIComponent(id)}`;
}
