import type { EnvelopeParty, Standard } from '@app/interchange';
import type { ControlScope } from '../ports.js';

/** The sequence of our control numbers of a level from one party to another; acknowledgments take theirs from it, too. */
export function controlScope(
  standard: Standard,
  level: ControlScope['level'],
  sender: EnvelopeParty,
  receiver: EnvelopeParty,
): ControlScope {
  return { standard, level, sender, receiver, key: [standard, level, text(sender), text(receiver)].join('/') };
}

function text({ qualifier, id }: EnvelopeParty): string {
  return `${encodeURIComponent(qualifier)}:${encodeURIComponent(id)}`;
}
