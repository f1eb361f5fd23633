import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Located } from '@app/definitions';
import { collectDiagnostics, loadDefinition } from '@app/definitions';
import type { Standard } from '@app/interchange';
import { DEFAULT_ACKNOWLEDGMENT_TERMS } from './acknowledgment-terms.js';
import type { Account, AcknowledgmentTerms, Agreement, Company, Identity, Partner } from './partner.js';
import type { AcknowledgmentFile, AgreementFile, CompanyFile, PartnerFile } from './partner.schema.js';
import { CompanySchema, PartnerSchema } from './partner.schema.js';

const DEFAULT_WINDOW_DAYS = 365;
const DEFAULT_DEADLINE_HOURS = 24;

/** A company or partner together with the file that says so. */
export interface Declared<Declaration, File> {
  readonly declared: Declaration;
  readonly file: Located<File>;
}

export interface DeclaredPartners {
  readonly company: Declared<Company, CompanyFile>;
  readonly partners: readonly Declared<Partner, PartnerFile>[];
}

/** Reads every file of the folder, each by itself. Throws a DefinitionError with the diagnostics of all of them. */
export function readPartners(partnersDir: string): DeclaredPartners {
  const company: Declared<Company, CompanyFile>[] = [];
  const partners: Declared<Partner, PartnerFile>[] = [];
  collectDiagnostics<unknown>([
    () => company.push(readCompany(join(partnersDir, 'company.yaml'))),
    ...folders(partnersDir).map((id) => () => partners.push(readPartner(id, join(partnersDir, id, 'partner.yaml')))),
  ]);
  return { company: company[0] ?? readCompany(join(partnersDir, 'company.yaml')), partners };
}

function folders(partnersDir: string): string[] {
  if (!existsSync(partnersDir)) return [];
  return readdirSync(partnersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function readCompany(path: string): Declared<Company, CompanyFile> {
  const file = loadDefinition(path, CompanySchema);
  const { name, identities, gln, duns, taxIds = [] } = file.value;
  return {
    file,
    declared: {
      name,
      identities: identitiesOf(identities),
      ...(gln === undefined ? {} : { gln }),
      ...(duns === undefined ? {} : { duns }),
      taxIds,
    },
  };
}

function readPartner(id: string, path: string): Declared<Partner, PartnerFile> {
  const file = loadDefinition(path, PartnerSchema);
  const { name, identities, agreements } = file.value;
  const accounts = accountsOf(id, file.value.accounts ?? {});
  const acknowledgment = termsOf(file.value.acknowledgment, DEFAULT_ACKNOWLEDGMENT_TERMS);
  return {
    file,
    declared: {
      id,
      name,
      identities: identitiesOf(identities),
      accounts,
      acknowledgment,
      agreements: agreements.map((agreement) => agreementOf(id, agreement, accounts, acknowledgment)),
    },
  };
}

function identitiesOf({ x12 = [], edifact = [], xml = [] }: PartnerFile['identities']): Identity[] {
  return [
    ...x12.map((identity): Identity => ({ standard: 'x12', ...identity })),
    ...edifact.map(({ id, qualifier = '' }): Identity => ({ standard: 'edifact', qualifier, id })),
    ...xml.map(({ id, qualifier = '' }): Identity => ({ standard: 'xml', qualifier, id })),
  ];
}

function accountsOf(partner: string, accounts: NonNullable<PartnerFile['accounts']>): Account[] {
  return Object.entries(accounts).map(([id, { name, ids = {} }]) => ({
    id,
    ...(name === undefined ? {} : { name }),
    partner,
    ids: Object.entries(ids).flatMap(([scheme, values]) => values.map((value) => ({ scheme, value }))),
  }));
}

function termsOf(file: AcknowledgmentFile | undefined, base: AcknowledgmentTerms): AcknowledgmentTerms {
  return { ...base, ...file };
}

/** An agreement of the file's terms and, for what it leaves open, the usual ones. */
export function agreementOf(
  partner: string,
  file: AgreementFile,
  own: readonly Account[],
  acknowledgment: AcknowledgmentTerms,
): Agreement {
  const { direction = 'in', usage = 'any' } = file;
  const parts = [partner, file.message, file.version, direction === 'out' ? 'out' : '', usage === 'any' ? '' : usage];
  const accounts = file.accounts ?? own.map(({ id }) => id);
  return {
    onGuideError: 'reject',
    allOrNothing: 'none',
    duplicateWindowDays: DEFAULT_WINDOW_DAYS,
    publishTest: false,
    deadlineHours: DEFAULT_DEADLINE_HOURS,
    options: {},
    ...file,
    id: parts.filter(Boolean).join('/'),
    partner,
    direction,
    usage,
    standard: standardOf(file.message),
    acknowledgment: termsOf(file.acknowledgment, acknowledgment),
    accounts,
  };
}

/** X12 numbers its messages, EDIFACT names them by six capitals; XML documents have any other name. */
function standardOf(message: string): Standard {
  if (/^(\d{3}|TA1)$/.test(message)) return 'x12';
  return /^[A-Z]{6}$/.test(message) ? 'edifact' : 'xml';
}
