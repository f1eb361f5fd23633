import { existsSync } from 'node:fs';
import { nearestName } from '@app/definitions';
import type { Partner } from '@app/partners';
import { Partners } from '@app/partners';
import type { Agreements } from '@app/pipeline';
import { PARTNERS_FOLDER } from './folders.js';
import { SentenceError } from './sentence.error.js';

/** Whose agreements hold; nobody's, where neither is told. */
export interface PartnerOptions {
  /** The partner, whoever the envelope names. */
  readonly partner?: string;
  /** The folder of the partners; without it, the package's, or CROSSDOCK_PARTNERS. */
  readonly partners?: string;
}

/** The folder of the partners, where agreements are asked for. */
export function partnersFolder({ partner, partners }: PartnerOptions): string | undefined {
  return partners ?? (partner === undefined ? undefined : PARTNERS_FOLDER);
}

/**
 * The agreements of a folder, as the gateway has them: those of the sender that the envelope names, or of one partner.
 *
 * @throws SentenceError for an unknown partner; DefinitionError where a file is wrong
 */
export function chosenAgreements(folder: string, partner: string | undefined): Agreements {
  if (!existsSync(folder)) throw new SentenceError(`There is no folder ${folder}.`);
  const partners = Partners.load(folder);
  return partner === undefined ? partners : sentBy(findPartner(partner, partners), partners);
}

/** @throws SentenceError that names the nearest one */
export function findPartner(id: string, partners: Partners): Partner {
  const found = partners.get(id);
  if (found !== undefined) return found;
  const ids = partners.list().map((partner) => partner.id);
  const near = nearestName(id, ids);
  const remedy = near === undefined ? `There are ${ids.join(', ')}.` : `Did you mean "${near}"?`;
  throw new SentenceError(`There is no partner "${id}". ${remedy}`);
}

/** Every envelope is taken as one from this partner to us. */
function sentBy(partner: Partner, partners: Partners): Agreements {
  return {
    identify: () => ({ kind: 'known', direction: 'in', partner }),
    resolve(query) {
      const named = ({ standard }: { readonly standard: string }): boolean => standard === query.standard;
      const [sender, receiver] = [partner.identities.find(named), partners.company.identities.find(named)];
      if (sender === undefined || receiver === undefined) return { kind: 'no-agreement', partner, direction: 'in' };
      const { standard, message, version, test } = query;
      return partners.resolve({
        ...{ standard, message, version, test, sender, receiver },
        ...(sender.group === undefined ? {} : { groupSender: sender.group }),
        ...(receiver.group === undefined ? {} : { groupReceiver: receiver.group }),
      });
    },
  };
}
