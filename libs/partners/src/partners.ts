import type { Place } from '@app/definitions';
import type { EnvelopeParty, Standard } from '@app/interchange';
import { IdentityIndex } from './identity.index.js';
import { impliedAgreement } from './implied.agreement.js';
import { checkPartners } from './partner.check.js';
import type { DeclaredPartners } from './partner.load.js';
import { readPartners } from './partner.load.js';
import type { Account, AccountId, Agreement, Company, Partner } from './partner.js';
import type { AccountResolution, AgreementQuery, Counterparty, Resolution } from './resolution.js';

/** The company, its partners and their agreements: what the operator declares in `partners/`. */
export class Partners {
  private readonly us = new IdentityIndex<Company>();
  private readonly byIdentity = new IdentityIndex<Partner>();
  private readonly partners: ReadonlyMap<string, Partner>;
  private readonly accounts: ReadonlyMap<string, Account>;

  readonly company: Company;

  private constructor(private readonly declared: DeclaredPartners) {
    const { company } = declared;
    const partners = declared.partners.map((partner) => partner.declared);
    this.company = company.declared;
    this.partners = new Map(partners.map((partner) => [partner.id, partner]));
    this.accounts = new Map(partners.flatMap(({ accounts }) => accounts.map((account) => [account.id, account])));
    for (const identity of this.company.identities) this.us.add(identity, this.company);
    for (const partner of partners) for (const identity of partner.identities) this.byIdentity.add(identity, partner);
  }

  /**
   * Reads `company.yaml` and `<partner>/partner.yaml`. Throws a DefinitionError with the diagnostics of all files:
   * what is wrong in each, else what they say against each other.
   */
  static load(partnersDir: string): Partners {
    const declared = readPartners(partnersDir);
    checkPartners(declared);
    return new Partners(declared);
  }

  /** All partners, by the name of their folder. */
  list(): Partner[] {
    return [...this.partners.values()];
  }

  get(id: string): Partner | undefined {
    return this.partners.get(id);
  }

  /** The partner whose files arrive in `inbox/<folder>/`. */
  byFolder(folder: string): Partner | undefined {
    return this.partners.get(folder);
  }

  /** Where a file says a field of an agreement; undefined of one that is implied. */
  placeOf(agreement: Agreement, field: keyof Agreement): Place | undefined {
    const found = this.declared.partners.find(({ declared }) => declared.agreements.includes(agreement));
    return found?.file.at(['agreements', found.declared.agreements.indexOf(agreement), field]);
  }

  /** An account, whoever declares it. */
  account(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  /**
   * Who stands behind the envelope, as far as ISA or UNB tell: where the sender is us, the receiver is the partner;
   * otherwise the sender is, and the receiver must be us.
   */
  identify(sender: EnvelopeParty, receiver: EnvelopeParty, standard: Standard): Counterparty {
    return this.counterparty(standard, sender, receiver, undefined, undefined);
  }

  /**
   * The agreement under which a transaction comes. The longest version that fits goes first, then test or live over any.
   * Acknowledgments of what we sent (TA1, 997, 999, CONTRL) need none: an agreement `<partner>/997` is implied.
   */
  resolve(query: AgreementQuery): Resolution {
    const { standard, sender, receiver, groupSender, groupReceiver } = query;
    const counterparty = this.counterparty(standard, sender, receiver, groupSender, groupReceiver);
    if (counterparty.kind !== 'known') return counterparty;
    const { partner, direction } = counterparty;
    if (partner === undefined) return { kind: direction === 'in' ? 'unknown-sender' : 'unknown-receiver' };
    const [declared] = partner.agreements
      .filter((one) => one.direction === direction && fits(one, query))
      .sort((a, b) => (b.version ?? '').length - (a.version ?? '').length || rank(a) - rank(b));
    const agreement = declared ?? (direction === 'in' ? impliedAgreement(partner, query) : undefined);
    return agreement === undefined
      ? { kind: 'no-agreement', partner, direction }
      : { kind: 'agreement', agreement, partner, direction };
  }

  /**
   * The account that a document is for: the one that its parties name among those of the agreement; where they name
   * none, the agreement's own, or its only one. Several are never guessed between.
   */
  accountOf(agreement: Agreement, parties: readonly { readonly ids: readonly AccountId[] }[]): AccountResolution {
    const ids = parties.flatMap((party) => party.ids);
    const named = agreement.accounts.filter((name) =>
      this.accounts
        .get(name)
        ?.ids.some(({ scheme, value }) => ids.some((id) => id.scheme === scheme && id.value === value)),
    );
    const [candidate, ...others] = named.length > 0 ? named : fallback(agreement);
    if (candidate === undefined) return { ambiguous: [] };
    return others.length === 0 ? { accountId: candidate } : { ambiguous: [candidate, ...others] };
  }

  private counterparty(
    standard: Standard,
    sender: EnvelopeParty,
    receiver: EnvelopeParty,
    groupSender: string | undefined,
    groupReceiver: string | undefined,
  ): Counterparty {
    if (this.us.find(standard, sender, groupSender).length > 0) {
      const partners = this.byIdentity.find(standard, receiver, groupReceiver);
      return partners.length === 0 ? { kind: 'unknown-receiver' } : known('out', partners);
    }
    const partners = this.byIdentity.find(standard, sender, groupSender);
    if (partners.length === 0) return { kind: 'unknown-sender' };
    if (this.us.find(standard, receiver, groupReceiver).length > 0) return known('in', partners);
    const [partner, ...others] = partners;
    return { kind: 'unknown-receiver', ...(partner !== undefined && others.length === 0 ? { partner } : {}) };
  }
}

function known(direction: 'in' | 'out', [partner, ...others]: readonly Partner[]): Counterparty {
  return { kind: 'known', direction, ...(partner !== undefined && others.length === 0 ? { partner } : {}) };
}

function fits({ standard, message, version, usage }: Agreement, query: AgreementQuery): boolean {
  return (
    standard === query.standard &&
    message === query.message &&
    (version === undefined || query.version.startsWith(version)) &&
    (usage === 'any' || usage === (query.test ? 'test' : 'live'))
  );
}

function rank({ usage }: Agreement): number {
  return usage === 'any' ? 1 : 0;
}

function fallback({ account, accounts }: Agreement): readonly string[] {
  return account === undefined ? accounts : [account];
}
