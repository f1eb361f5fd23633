import { customerParties } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { publishFailures } from '@app/interchange';
import type { Account, Agreement, Partner } from '@app/partners';
import { sends } from '@app/pipeline';
import type { Definitions, OutboundTerms } from '@app/pipeline';
import { nameOf } from './document.name.js';
import { termsOf } from './outbound.terms.js';

/** Whom a document goes to, under which agreement. */
export interface Recipient {
  readonly partner: Partner;
  readonly agreement: Agreement;
  readonly accountId: string | undefined;
  readonly terms: OutboundTerms;
}

export type RecipientFound = Recipient | { readonly failure: Failure; readonly partnerId?: string };

type Known = Pick<Definitions, 'partners' | 'guides' | 'outbound'>;

/**
 * The partner named by the caller, else those who get documents for the account of the document; and of their agreements
 * of direction `out` the one whose message is made of documents of this type. Where several fit, none is taken.
 */
export function recipientOf(document: CanonicalDocument, named: string | undefined, known: Known): RecipientFound {
  const partner = named === undefined ? undefined : known.partners.get(named);
  if (named !== undefined && partner === undefined) return { failure: unknownPartner(document, named, known) };
  const about = partner === undefined ? {} : { partnerId: partner.id };
  const account = accountOf(document, partner, known);
  if (account !== undefined && 'failure' in account) return { ...account, ...about };
  if (account === undefined && partner === undefined) {
    return { failure: publishFailures.raise('recipientMissing', { with: { document: nameOf(document) } }) };
  }
  const offered = (partner === undefined ? known.partners.list() : [partner]).flatMap((one) =>
    one.agreements
      .filter((agreement) => isOffered(agreement, account))
      .map((agreement) => ({ partner: one, agreement })),
  );
  const [found, ...others] = closest(document, offered, known);
  if (found === undefined) {
    const recipient = partner?.id ?? account?.id ?? '';
    return {
      failure: missing(
        document,
        recipient,
        offered.map(({ agreement }) => agreement),
      ),
      ...about,
    };
  }
  if (others.length > 0) {
    return {
      failure: ambiguous(
        document,
        [found, ...others].map(({ agreement }) => agreement),
      ),
      ...about,
    };
  }
  const terms = termsOf(document, found, known);
  if ('failure' in terms) return { ...terms, partnerId: found.partner.id };
  return { ...found, accountId: account?.id, terms };
}

/** The account that the document says, else the one that its parties name; undefined where they name none. */
function accountOf(
  document: CanonicalDocument,
  partner: Partner | undefined,
  { partners }: Known,
): Account | { readonly failure: Failure } | undefined {
  if (document.account !== undefined) {
    const account = partners.account(document.account);
    const location = { pointer: '/account', path: 'account' };
    const values = { document: nameOf(document) };
    return account ?? { failure: publishFailures.raise('recipientMissing', { with: values, location }) };
  }
  const ids = new Set(customerParties(document).flatMap((party) => party.ids.map(keyOf)));
  const accounts = (partner === undefined ? partners.list() : [partner]).flatMap((one) => one.accounts);
  const [account, ...others] = accounts.filter((one) => one.ids.some((id) => ids.has(keyOf(id))));
  if (account === undefined || others.length === 0) return account;
  const names = [account, ...others].map(({ id }) => id).join(', ');
  return {
    failure: publishFailures.raise('accountAmbiguous', { with: { document: nameOf(document), accounts: names } }),
  };
}

const keyOf = ({ scheme, value }: { readonly scheme: string; readonly value: string }): string => `${scheme} ${value}`;

function isOffered({ direction, accounts }: Agreement, account: Account | undefined): boolean {
  return direction === 'out' && (account === undefined || accounts.includes(account.id));
}

interface Offered {
  readonly partner: Partner;
  readonly agreement: Agreement;
}

/** Those that an outbound map serves; an agreement for just this usage goes before one for any. */
function closest(document: CanonicalDocument, offered: readonly Offered[], known: Known): readonly Offered[] {
  const usage = document.test === true ? 'test' : 'live';
  const fitting = offered.filter(
    ({ agreement }) =>
      (agreement.usage === usage || agreement.usage === 'any') && sends(agreement, document.documentType, known),
  );
  const exact = fitting.filter(({ agreement }) => agreement.usage === usage);
  return fitting.filter(
    (one) => exact.includes(one) || !exact.some((other) => differInUsage(one.agreement, other.agreement)),
  );
}

/** Whether two agreements say the same message for the same accounts, one for all traffic and one for test or live. */
function differInUsage(one: Agreement, other: Agreement): boolean {
  return (
    one.partner === other.partner &&
    one.message === other.message &&
    one.accounts.join(' ') === other.accounts.join(' ')
  );
}

function unknownPartner(document: CanonicalDocument, partner: string, { partners }: Known): Failure {
  const names = partners
    .list()
    .map(({ id }) => id)
    .join(', ');
  const values = { document: nameOf(document), partner: JSON.stringify(partner), partners: names };
  return publishFailures.raise('recipientUnknown', { with: values, value: partner });
}

function missing(document: CanonicalDocument, recipient: string, offered: readonly Agreement[]): Failure {
  const agreements = offered.map(({ id }) => id).join(', ') || 'none';
  const values = { document: nameOf(document), recipient, agreements, type: document.documentType };
  return publishFailures.raise('outboundAgreementMissing', { with: values });
}

function ambiguous(document: CanonicalDocument, offered: readonly Agreement[]): Failure {
  const agreements = offered.map(({ id }) => id).join(', ');
  return publishFailures.raise('outboundAgreementAmbiguous', { with: { document: nameOf(document), agreements } });
}
