import type { Diagnostic, Place } from '@app/definitions';
import { DefinitionError, nearestName } from '@app/definitions';
import type { Standard } from '@app/interchange';
import type { Identity } from './partner.js';
import type { DeclaredPartners } from './partner.load.js';

/** Schemes in which each partner counts for itself: two retailers may both have a store 0001. */
const PRIVATE_SCHEMES: ReadonlySet<string> = new Set(['BUYER_ASSIGNED']);

/** Finds what the files say against each other. Throws a DefinitionError with all of it. */
export function checkPartners(declared: DeclaredPartners): void {
  const diagnostics = [
    ...checkIdentities(declared),
    ...checkAccounts(declared),
    ...checkAgreements(declared),
    ...checkAccountNames(declared),
  ];
  if (diagnostics.length > 0) throw new DefinitionError(diagnostics);
}

/** Reports every key that was seen before, at the later place. */
class Seen {
  private readonly places = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];

  add(key: string, place: Place, whose: string, what: string, remedy: string): void {
    const before = this.places.get(key);
    if (before === undefined) this.places.set(key, whose);
    else this.diagnostics.push({ ...place, message: `${what} is declared twice, here and by ${before}.`, remedy });
  }
}

function checkIdentities({ company, partners }: DeclaredPartners): Diagnostic[] {
  const seen = new Seen();
  const all = [
    { whose: 'company.yaml', identities: company.declared.identities, file: company.file },
    ...partners.map(({ declared, file }) => ({ whose: declared.id, identities: declared.identities, file })),
  ];
  for (const { whose, identities, file } of all) {
    const counts = { x12: 0, edifact: 0, xml: 0 };
    for (const identity of identities) {
      const place = file.at(['identities', identity.standard, counts[identity.standard]++]);
      const remedy = 'Give each its own; partners that share an ISA id are told apart by "group" (GS02).';
      seen.add(`${identity.standard} ${text(identity)}`, place, whose, `The identity ${text(identity)}`, remedy);
    }
  }
  return seen.diagnostics;
}

function checkAccounts({ partners }: DeclaredPartners): Diagnostic[] {
  const names = new Seen();
  const ids = new Seen();
  for (const { declared, file } of partners) {
    for (const account of declared.accounts) {
      const place = file.at(['accounts', account.id]);
      names.add(account.id, place, declared.id, `The account ${account.id}`, 'Declare it at one partner.');
      for (const { scheme, value } of account.ids) {
        const owner = PRIVATE_SCHEMES.has(scheme) ? declared.id : '';
        const at = file.at(['accounts', account.id, 'ids', scheme]);
        const remedy = 'An id names one account: take it out of the other.';
        ids.add([owner, scheme, value].join(' '), at, `account ${account.id}`, `The id ${scheme} ${value}`, remedy);
      }
    }
  }
  return [...names.diagnostics, ...ids.diagnostics];
}

/** What may answer messages of a standard. */
const FITTING: Readonly<Record<Standard, readonly string[]>> = { x12: ['997', '999'], edifact: ['CONTRL'], xml: [] };

function checkAgreements({ partners }: DeclaredPartners): Diagnostic[] {
  const seen = new Seen();
  for (const { declared, file } of partners) {
    declared.agreements.forEach((agreement, index) => {
      const { id, standard, acknowledgment } = agreement;
      const place = file.at(['agreements', index]);
      const remedy = 'Keep one, or tell them apart by direction, version or usage.';
      seen.add(id, place, `an earlier one`, `The agreement ${id}`, remedy);
      const fitting = FITTING[standard];
      if (!['auto', 'none', ...fitting].includes(acknowledgment.type) && file.value.acknowledgment === undefined) {
        const message = `A ${acknowledgment.type} cannot answer ${agreement.message}.`;
        seen.diagnostics.push({
          ...place,
          message,
          remedy: `Write ${fitting.map((one) => `"${one}", `).join('')}"auto" or "none".`,
        });
      }
    });
  }
  return seen.diagnostics;
}

/** Agreements may name accounts of other partners: a logistics provider ships for them. */
function checkAccountNames({ partners }: DeclaredPartners): Diagnostic[] {
  const known = partners.flatMap(({ declared }) => declared.accounts.map(({ id }) => id));
  return partners.flatMap(({ declared, file }) =>
    declared.agreements.flatMap(({ account, accounts }, index) =>
      [...accounts, ...(account === undefined ? [] : [account])]
        .filter((name) => !known.includes(name))
        .map((name): Diagnostic => {
          const field = name === account ? 'account' : 'accounts';
          const near = nearestName(name, known);
          const remedy = near === undefined ? 'Declare the account at its partner.' : `Did you mean ${near}?`;
          return { ...file.at(['agreements', index, field]), message: `There is no account ${name}.`, remedy };
        }),
    ),
  );
}

function text({ qualifier, id, group }: Identity): string {
  return [qualifier, id, group].filter((part) => part !== undefined && part !== '').join(':');
}
