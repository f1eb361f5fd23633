import { acknowledgeFailures, receiveFailures } from '@app/interchange';
import type { Partners } from '@app/partners';
import type { InterchangeWork } from './interchange.work.js';

/** What keeps an interchange, or a part of it, waiting for a person. */
export const HOLD_CODES: readonly string[] = [
  acknowledgeFailures.definitions.unknownSender.code,
  acknowledgeFailures.definitions.unknownReceiver.code,
  acknowledgeFailures.definitions.noAgreement.code,
  acknowledgeFailures.definitions.noGuide.code,
  acknowledgeFailures.definitions.sameControlOtherBytes.code,
  acknowledgeFailures.definitions.unknownGroupParty.code,
  receiveFailures.definitions.folderOfAnotherPartner.code,
  receiveFailures.definitions.processingFailed.code,
];

/** Whether a file lay in the folder of one partner and names another as the one we exchange it with. */
export function isInForeignFolder(partners: Partners, work: InterchangeWork): boolean {
  const { folderPartnerId, decisions, sender, receiver, standard } = work;
  if (folderPartnerId === undefined || decisions.length > 0) return false;
  const counterparty = partners.identify(sender, receiver, standard);
  return (
    counterparty.kind === 'known' && counterparty.partner !== undefined && counterparty.partner.id !== folderPartnerId
  );
}
