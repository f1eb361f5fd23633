import type { GuideLibrary } from '@app/guide';
import type { Identity } from '@app/partners';
import { Partners } from '@app/partners';
import type { OutboundParty, OutboundTerms } from '@app/pipeline';
import { findPartner } from '../console/partner.choice.js';
import { SentenceError } from '../console/sentence.error.js';

/** Who is named where no partner is: an interchange that nobody takes for a real one. */
const NOBODY = {
  x12: { sender: { qualifier: 'ZZ', id: 'SENDER' }, receiver: { qualifier: 'ZZ', id: 'RECEIVER' } },
  edifact: { sender: { qualifier: 'ZZZ', id: 'SENDER' }, receiver: { qualifier: 'ZZZ', id: 'RECEIVER' } },
  xml: { sender: { qualifier: '', id: 'SENDER' }, receiver: { qualifier: '', id: 'RECEIVER' } },
};

/**
 * What an interchange by a guide bears: of a partner the identities and the agreement that sends the message; without
 * one SENDER and RECEIVER, as a test.
 *
 * @throws SentenceError for an unknown partner, or one that takes no such message
 */
export function outboundTerms(
  to: string,
  partnerId: string | undefined,
  guides: GuideLibrary,
  folder: string,
): OutboundTerms {
  const standard = guides.get(to)?.standard ?? 'x12';
  if (partnerId === undefined) return { to, ...NOBODY[standard], test: true };
  const partners = Partners.load(folder);
  const partner = findPartner(partnerId, partners);
  const sender = identity(partners.company.identities, standard, partners.company.name);
  const receiver = identity(partner.identities, standard, partner.name);
  const agreement = partner.agreements.find(
    ({ direction, message, version = '' }) =>
      direction === 'out' && message === messageOf(to, guides) && versionOf(to).startsWith(version),
  );
  if (agreement === undefined) throw new SentenceError(`There is no agreement that sends "${to}" to ${partner.name}.`);
  const { guide = to, map, options, charset, usage } = agreement;
  return {
    to: guide,
    sender,
    receiver,
    test: usage === 'test',
    options,
    ...(map === undefined ? {} : { map }),
    ...(charset === undefined ? {} : { charset }),
  };
}

function identity(identities: readonly Identity[], standard: string, name: string): OutboundParty {
  const found = identities.find((each) => each.standard === standard);
  if (found === undefined) throw new SentenceError(`${name} has no identity for ${standard}.`);
  const { qualifier, id, group } = found;
  return { qualifier, id, ...(group === undefined ? {} : { group }) };
}

/** `810` of `x12/004010/810`; of a guide that is known what it says. */
function messageOf(to: string, guides: GuideLibrary): string {
  return guides.get(to)?.message ?? to.slice(to.lastIndexOf('/') + 1);
}

function versionOf(to: string): string {
  return to.split('/')[1] ?? '';
}
