import type { EnvelopeParty, Failure, GroupHeader, InterchangeHeader } from '@app/interchange';
import { acknowledgeFailures } from '@app/interchange';
import type { Counterparty, Resolution } from '@app/partners';
import type { DuplicateVerdict } from '../ports.js';

/** Why an interchange waits for a person as a whole: its sender or its receiver is not known. */
export function interchangeHold(header: InterchangeHeader, counterparty: Counterparty): Failure | undefined {
  const location = { interchangeControl: header.control, ...rangeOf(header) };
  if (counterparty.kind === 'unknown-sender') {
    const sender = written(header.sender);
    return acknowledgeFailures.raise('unknownSender', { with: { sender }, location, value: sender });
  }
  if (counterparty.kind === 'unknown-receiver') {
    const receiver = written(header.receiver);
    return acknowledgeFailures.raise('unknownReceiver', { with: { receiver }, location, value: receiver });
  }
  return undefined;
}

/** Why a group waits for a person as a whole: GS02 or GS03 belongs to nobody. */
export function groupHold(group: GroupHeader | undefined, resolution: Resolution): Failure | undefined {
  if (group === undefined || resolution.kind === 'agreement' || resolution.kind === 'no-agreement') return undefined;
  const { sender, receiver, control, segment } = group;
  const { byteOffset, byteLength } = segment;
  return acknowledgeFailures.raise('unknownGroupParty', {
    with: { sender, receiver },
    location: { groupControl: control, segmentId: segment.id, byteOffset, byteLength },
    value: resolution.kind === 'unknown-sender' ? sender : receiver,
  });
}

/** That the control number came before: with the same bytes, or with others. */
export function repeatFailure(
  header: InterchangeHeader,
  duplicate: Exclude<DuplicateVerdict, { kind: 'new' }>,
): Failure {
  return acknowledgeFailures.raise(duplicate.kind === 'repeat' ? 'duplicate' : 'sameControlOtherBytes', {
    with: { control: header.control, of: duplicate.of },
    location: { interchangeControl: header.control, ...rangeOf(header) },
    value: header.control,
  });
}

function rangeOf({ segment }: InterchangeHeader): { segmentId: string; byteOffset: number; byteLength: number } {
  return { segmentId: segment.id, byteOffset: segment.byteOffset, byteLength: segment.byteLength };
}

/** `ZZ:ACMERETAIL`; the id alone where no qualifier was sent. */
export function written({ qualifier, id }: EnvelopeParty): string {
  return qualifier === '' ? id : `${qualifier}:${id}`;
}
