import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guide } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import type { Failure } from '@app/interchange';
import { MapLibrary } from '@app/mapping';
import type { AcknowledgmentTerms, Counterparty, Resolution } from '@app/partners';
import type { Agreements, Decision, DuplicateVerdict, Guides } from '@app/pipeline';
import { acknowledge, examine, fixedDuplicates, runPipeline, standalone } from '@app/pipeline';

/** One input and the acknowledgment it must get: `cases/<id>/input.edi` and `acknowledgment.edi`. */
export interface ConformanceCase {
  readonly id: string;
  readonly table: string;
  readonly code: string;
  /** What the input does wrong. */
  readonly given: string;
  /** Why this acknowledgment is the right one. */
  readonly why: string;
  readonly source: string;
  /** Messages that there is an agreement for; every message where it is left out. */
  readonly agreed?: readonly string[];
  readonly allOrNothing?: 'none' | 'group' | 'interchange';
  /** How acknowledgments are agreed, where it is not as usual. */
  readonly terms?: Partial<AcknowledgmentTerms>;
  /** What persons decided about what is held. */
  readonly decisions?: readonly Decision[];
  /** Under the guide of `guides/` in place of the usual one. */
  readonly guide?: 'partner';
  readonly duplicates?: 'hold' | 'warn';
  /** What is known of the interchange's control number. */
  readonly known?: DuplicateVerdict;
}

/** A code of a table that no acknowledgment of ours carries. */
export interface ReadOnlyCode {
  readonly table: string;
  readonly codes: readonly string[];
  readonly reason: string;
}

const read = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));
const json = (name: string): unknown => JSON.parse(read(name).toString());

export const CASES = json('cases.json') as readonly ConformanceCase[];
export const READ_ONLY = json('read-only.json') as readonly ReadOnlyCode[];

export const inputOf = ({ id }: ConformanceCase): Buffer => read(`cases/${id}/input.edi`);
export const expectedOf = ({ id }: ConformanceCase): string =>
  read(`cases/${id}/acknowledgment.edi`).toString('latin1');

const library = GuideLibrary.open('mappings');
const PARTNER_GUIDE = 'x12/005010-partner/850';
const partnerGuide = loadPartnerGuide();

/** The guide of `guides/`, as it would stand beside those it extends. */
function loadPartnerGuide(): Guide | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    for (const ref of ['x12/004010/dictionary.yaml', 'x12/005010/dictionary.yaml', 'x12/004010/850/guide.yaml'])
      cpSync(join('mappings', ref), join(folder, ref));
    cpSync('mappings/x12/005010/850/guide.yaml', join(folder, 'x12/005010/850/guide.yaml'));
    cpSync(new URL('guides/dictionary.yaml', import.meta.url), join(folder, PARTNER_GUIDE, '..', 'dictionary.yaml'));
    cpSync(new URL('guides/850.yaml', import.meta.url), join(folder, PARTNER_GUIDE, 'guide.yaml'));
    return GuideLibrary.open(folder).get(PARTNER_GUIDE);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const guides: Guides = {
  find: (...query) => library.find(...query),
  get: (ref) => (ref === PARTNER_GUIDE ? partnerGuide : library.get(ref)),
  dictionary: (...query) => library.dictionary(...query),
};
const { ports, options } = standalone({
  guides,
  maps: { for: () => undefined, get: () => undefined },
  at: new Date('2026-11-22T10:31:00Z'),
});

/** A small acknowledgment from a partner that carries the code. */
export const incomingOf = (table: string, code: string): string =>
  read(`incoming/${table}-${code}.edi`).toString('latin1');

/** The bytes of every acknowledgment of the input, with control numbers from 1 and the clock at 10:31. */
export async function acknowledgmentOf(given: ConformanceCase): Promise<string> {
  const { decisions = [], duplicates = options.duplicates, known = { kind: 'new' } } = given;
  const fresh = standalone({ guides, maps: ports.maps, at: ports.clock.now() }).ports;
  const used = { ...fresh, agreements: agreementsOf(given), duplicates: fixedDuplicates(known) };
  const written: Buffer[] = [];
  const settings = { ...options, decisions, ...(duplicates === undefined ? {} : { duplicates }) };
  for await (const step of examine([inputOf(given)], used, settings)) {
    if (step.kind !== 'interchange-end') continue;
    for (const { bytes } of await acknowledge(step.result, used)) written.push(bytes);
  }
  return Buffer.concat(written).toString('latin1');
}

/** What our own reader and guides find wrong in an acknowledgment. */
export async function errorsIn(acknowledgment: string): Promise<string[]> {
  const failures = await failuresIn(acknowledgment);
  return failures.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

/** All that our own reader and guides say of an acknowledgment. */
export async function failuresIn(acknowledgment: string): Promise<Failure[]> {
  const all: Failure[] = [];
  const note = (failures: readonly Failure[]): void => void all.push(...failures);
  for await (const step of examine([Buffer.from(acknowledgment, 'latin1')], ports, options)) {
    if (step.kind === 'failure') note([step.failure]);
    if (step.kind === 'transaction') note(step.failures);
  }
  return all;
}

const maps = MapLibrary.open('mappings', library);

/** What the canonical form of an incoming acknowledgment says in words of the code it carries; undefined where nothing. */
export async function meaningOf(
  table: string,
  code: string,
  text = incomingOf(table, code),
): Promise<string | undefined> {
  const reading = standalone({ guides: library, maps }).ports;
  for await (const step of runPipeline([Buffer.from(text, 'latin1')], reading))
    for (const document of step.kind === 'mapped' ? step.mapped.documents : []) {
      if (document.documentType !== 'Acknowledgment') continue;
      const levels = [document, ...(document.groups ?? []), ...document.transactions];
      const errors = levels.flatMap((level) => level.errors);
      const found = errors.find((error) => error.table === table && error.code === code);
      if (found !== undefined) return found.meaning;
    }
  return undefined;
}

function agreementsOf({ agreed, allOrNothing = 'none', terms = {}, guide }: ConformanceCase): Agreements {
  const everybody = ports.agreements;
  return {
    identify: (...parties): Counterparty => {
      const found = everybody.identify(...parties);
      if (found.kind !== 'known' || found.partner === undefined) return found;
      const acknowledgment = { ...found.partner.acknowledgment, ...terms };
      return { ...found, partner: { ...found.partner, acknowledgment } };
    },
    resolve: (query): Resolution => {
      const found = everybody.resolve(query);
      if (found.kind !== 'agreement') return found;
      const acknowledgment = { ...found.agreement.acknowledgment, ...terms };
      if (agreed !== undefined && !agreed.includes(query.message))
        return { kind: 'no-agreement', partner: { ...found.partner, acknowledgment }, direction: 'in' };
      const chosen = guide === undefined ? {} : { guide: PARTNER_GUIDE };
      return { ...found, agreement: { ...found.agreement, allOrNothing, acknowledgment, ...chosen } };
    },
  };
}
