import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError, printDiagnostic } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, OutboundLibrary, PartnerTables } from '@app/mapping';
import type { Partner } from '@app/partners';
import { Partners } from '@app/partners';
import { checkAgreements } from '../definitions/agreement.check.js';
import { goldenCases } from '../golden/golden.case.js';
import type { DefinitionFolders } from '../golden/golden.runner.js';

/** Something to be cured in a definition; a warning stops nothing. */
export interface DefinitionFinding extends Diagnostic {
  readonly severity: 'error' | 'warning';
}

const GUIDE_ENDING = '.guide.yaml';
const MAP_ENDING = '.map.yaml';
/** One example shows what is usual, one what is odd. */
const LEAST_EXAMPLES = 2;

/**
 * Everything that is wrong with dictionaries, guides, maps of both directions, code files, partners, their overlays,
 * tables and agreements: what does not load, with the place of each mistake; required fields of a document, and what a guide
 * asks for in every message, that a map never writes; and as warnings, fields that it writes under a condition, and what too
 * few golden examples hold to what it does.
 */
export function checkDefinitions(folders: DefinitionFolders): DefinitionFinding[] {
  const own = folders.partners !== undefined && existsSync(folders.partners) ? folders.partners : undefined;
  const options = own === undefined ? {} : { partners: own };
  const guides = GuideLibrary.open(folders.mappings, options);
  const maps = MapLibrary.open(folders.mappings, guides, options);
  const outbound = OutboundLibrary.open(folders.mappings, guides, options);
  const errors = collected([
    () => guides.loadAll(),
    () => maps.loadAll(),
    () => outbound.loadAll(),
    ...(own === undefined ? [] : [() => PartnerTables.load(own), () => checkPartners(own, guides, maps)]),
  ]).map((each) => ({ ...each, severity: 'error' as const }));
  return unique([...errors, ...maps.remarks(), ...outbound.remarks(), ...unproven(folders)]).sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** The partners' files, and the guides and maps that their agreements name; those that do not load are told elsewhere. */
function checkPartners(folder: string, guides: GuideLibrary, maps: MapLibrary): void {
  const partners = Partners.load(folder);
  const collected: Diagnostic[] = [];
  for (const partner of partners.list()) {
    const list = (): [Partner] => [partner];
    try {
      checkAgreements({ guides, maps, partners: { list, placeOf: (...at) => partners.placeOf(...at) } });
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      collected.push(...error.diagnostics);
    }
  }
  if (collected.length > 0) throw new DefinitionError(collected);
}

/** The diagnostics of all tasks. */
function collected(tasks: readonly (() => unknown)[]): Diagnostic[] {
  try {
    collectDiagnostics(tasks);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return [...error.diagnostics];
  }
}

/** A part or a base that several use is wrong only once. */
function unique(findings: readonly DefinitionFinding[]): DefinitionFinding[] {
  return [...new Map(findings.map((finding) => [printDiagnostic(finding), finding])).values()];
}

/** Maps, and overlays of guides, with fewer examples than they should have. */
function unproven({ mappings, partners }: DefinitionFolders): DefinitionFinding[] {
  const maps = files(mappings, MAP_ENDING).map((file) => fewExamples(file, dirname(file)));
  const own = partners === undefined ? [] : [MAP_ENDING, GUIDE_ENDING].flatMap((ending) => files(partners, ending));
  const overlays = own.map((file) => fewExamples(file, dirname(file)));
  return [...maps, ...overlays].filter((finding) => finding !== undefined);
}

function fewExamples(file: string, folder: string): DefinitionFinding | undefined {
  const count = goldenCases(folder).length;
  if (count >= LEAST_EXAMPLES) return undefined;
  const has = count === 0 ? 'no golden example' : 'one golden example';
  return {
    severity: 'warning',
    file,
    line: 1,
    column: 1,
    message: `${basename(file)} has ${has}; a usual and an odd one are the least.`,
    remedy: 'Put a file into golden/<name>/input.edi beside it, and run "crossdock mapping test --update".',
  };
}

function files(root: string, ending: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(root, file));
}
