import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { MapLibrary, OutboundLibrary } from '@app/mapping';
import { Partners } from '@app/partners';
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
 * Everything that is wrong with dictionaries, guides, maps of both directions, code files, overlays and partners: what
 * does not load, with the place of each mistake; and as warnings, what too few golden examples hold to what it does.
 */
export function checkDefinitions(folders: DefinitionFolders): DefinitionFinding[] {
  const errors = collected(loadingTasks(folders)).map((each) => ({ ...each, severity: 'error' as const }));
  return [...errors, ...unproven(folders)].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

function loadingTasks({ mappings, partners }: DefinitionFolders): (() => unknown)[] {
  const guides = GuideLibrary.open(mappings);
  const own = partners !== undefined && existsSync(partners) ? partners : undefined;
  return [
    () => GuideLibrary.load(mappings),
    () => MapLibrary.load(mappings, guides, own === undefined ? {} : { partners: own }),
    () => OutboundLibrary.load(mappings, guides),
    ...(own === undefined ? [] : files(own, GUIDE_ENDING).map((file) => () => guides.overlay(file))),
    ...(own === undefined ? [] : [() => Partners.load(own)]),
  ];
}

/** The diagnostics of all tasks; what several find is said once. */
function collected(tasks: readonly (() => unknown)[]): Diagnostic[] {
  try {
    collectDiagnostics(tasks);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    const key = ({ file, line, column, message }: Diagnostic): string => `${file}:${line}:${column}: ${message}`;
    return [...new Map(error.diagnostics.map((each) => [key(each), each])).values()];
  }
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
