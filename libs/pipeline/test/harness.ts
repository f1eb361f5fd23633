import { GuideLibrary } from '@app/guide';
import type { Failure } from '@app/interchange';
import type { AcknowledgmentTerms, Agreement, Counterparty, Partner, Resolution } from '@app/partners';
import { DEFAULT_ACKNOWLEDGMENT_TERMS } from '@app/partners';
import type { AcknowledgmentInterchange, Agreements, Decision, Examined, InterchangeResult, Maps } from '@app/pipeline';
import { acknowledge, examine, fixedDuplicates, standalone } from '@app/pipeline';

export const AT = new Date('2026-11-22T10:31:00Z');
export const guides = GuideLibrary.load('libs/pipeline/test/mappings');
const ownGuides = GuideLibrary.load('mappings');
export const maps: Maps = { for: () => undefined, get: () => undefined };
export const everybody = standalone({ guides, maps, at: AT });

/** The usual terms, but for these. */
export function terms(given: Partial<AcknowledgmentTerms>): AcknowledgmentTerms {
  return { ...DEFAULT_ACKNOWLEDGMENT_TERMS, ...given };
}

export const PARTNER: Partner = {
  id: 'acme',
  name: 'ACME Retail Group',
  identities: [],
  accounts: [],
  acknowledgment: terms({}),
  agreements: [],
};

const base = everybody.ports.agreements.resolve({
  standard: 'x12',
  message: '850',
  version: '004010',
  sender: { qualifier: 'ZZ', id: 'ACMERETAIL' },
  receiver: { qualifier: 'ZZ', id: 'HARBORGOODS' },
  test: false,
});
if (base.kind !== 'agreement') throw new Error('everybody has an agreement');
export const AGREEMENT: Agreement = { ...base.agreement, id: 'acme/850', partner: 'acme' };

/** One partner, whose agreements are the messages named, each with its terms. */
export function agreed(
  messages: Readonly<Record<string, Partial<Agreement>>>,
  partner: Partial<Partner> = {},
): Agreements {
  const known: Partner = { ...PARTNER, ...partner };
  return {
    identify: (): Counterparty => ({ kind: 'known', direction: 'in', partner: known }),
    resolve: ({ message, standard }): Resolution => {
      const terms = messages[message];
      if (terms === undefined) return { kind: 'no-agreement', partner: known, direction: 'in' };
      const agreement = { ...AGREEMENT, acknowledgment: known.acknowledgment, ...terms, standard, message };
      return { kind: 'agreement', agreement, partner: known, direction: 'in' };
    },
  };
}

export interface Run {
  readonly results: InterchangeResult[];
  readonly transactions: Extract<Examined, { kind: 'transaction' }>[];
  readonly failures: Failure[];
  readonly acknowledgments: AcknowledgmentInterchange[];
  /** The acknowledgments' bytes, one line per segment. */
  readonly lines: string[];
}

export interface RunSettings {
  readonly agreements?: Agreements;
  readonly decisions?: readonly Decision[];
  readonly duplicates?: 'hold' | 'warn';
  readonly known?: Parameters<typeof fixedDuplicates>[0];
  readonly firstControl?: number;
  /** Whether the acknowledgment repeats what was wrong, and so is wrong itself. */
  readonly repeatsFaults?: boolean;
}

/** Examines and acknowledges, with the clock at AT and control numbers from 1. Throws where our answer has faults. */
export async function run(text: string, settings: RunSettings = {}): Promise<Run> {
  const { agreements, decisions = [], duplicates = 'hold', known = { kind: 'new' }, firstControl = 1 } = settings;
  const { ports } = standalone({ guides, maps, at: AT, controlNumber: firstControl });
  const used = { ...ports, agreements: agreements ?? ports.agreements, duplicates: fixedDuplicates(known) };
  const outcome: Run = { results: [], transactions: [], failures: [], acknowledgments: [], lines: [] };
  const faults: string[] = [];
  for await (const step of examine([Buffer.from(text)], used, { decisions, duplicates })) {
    if (step.kind === 'transaction') {
      outcome.transactions.push(step);
      outcome.failures.push(...step.failures);
    }
    if (step.kind === 'failure') outcome.failures.push(step.failure);
    if (step.kind === 'interchange-end') {
      outcome.results.push(step.result);
      const acknowledgments = await acknowledge(step.result, used);
      outcome.acknowledgments.push(...acknowledgments);
      for (const { bytes } of acknowledgments) faults.push(...(await faultsOf(bytes)));
    }
  }
  outcome.lines.push(...outcome.acknowledgments.flatMap(({ bytes }) => linesOf(bytes)));
  if (settings.repeatsFaults !== true && faults.length > 0) throw new Error(faults.join('\n'));
  return outcome;
}

/** What our own reader and guides say against an acknowledgment: nothing, unless it repeats what was wrong. */
export async function faultsOf(bytes: Buffer): Promise<string[]> {
  const { ports } = standalone({ guides: ownGuides, maps, at: AT });
  const faults: string[] = [];
  for await (const step of examine([bytes], ports, {})) {
    if (step.kind === 'failure') faults.push(`${step.failure.code} ${step.failure.message}`);
    if (step.kind !== 'transaction') continue;
    faults.push(...step.failures.map(({ code, message }) => `${code} ${message}`));
    if (step.guide === undefined) faults.push(`${step.header.type} has no guide`);
  }
  return faults;
}

export function linesOf(bytes: Buffer): string[] {
  return bytes
    .toString('latin1')
    .split(/(?<=[~'])/)
    .filter((line) => line !== '');
}
