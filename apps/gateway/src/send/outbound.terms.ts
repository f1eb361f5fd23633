import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { publishFailures } from '@app/interchange';
import type { Agreement, Company, Identity, Partner, Partners } from '@app/partners';
import { sentGuide } from '@app/pipeline';
import type { OutboundParty, OutboundTerms } from '@app/pipeline';
import { nameOf } from './document.name.js';

interface Agreed {
  readonly partner: Partner;
  readonly agreement: Agreement;
}

/** What the agreement says of how a document is written: from our first identity of its standard to the partner's first. */
export function termsOf(
  document: CanonicalDocument,
  { partner, agreement }: Agreed,
  { partners }: { readonly partners: Partners },
): OutboundTerms | { readonly failure: Failure } {
  const sender = partyOf(partners.company, agreement);
  const receiver = partyOf(partner, agreement);
  if (sender === undefined || receiver === undefined) {
    const file = sender === undefined ? 'company.yaml' : `${partner.id}/partner.yaml`;
    const values = { document: nameOf(document), file, standard: agreement.standard };
    return { failure: publishFailures.raise('identityMissing', { with: values }) };
  }
  const { map, charset, options } = agreement;
  return {
    to: sentGuide(agreement) ?? '',
    sender,
    receiver,
    test: document.test === true,
    ...(map === undefined ? {} : { map }),
    ...(charset === undefined ? {} : { charset }),
    options,
  };
}

function partyOf({ identities }: Company | Partner, { standard }: Agreement): OutboundParty | undefined {
  const identity: Identity | undefined = identities.find((one) => one.standard === standard);
  if (identity === undefined) return undefined;
  const { qualifier, id, group } = identity;
  return { qualifier, id, ...(group === undefined ? {} : { group }) };
}
