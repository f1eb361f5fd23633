import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { GoldenCase } from './golden.case.js';
import type { DefinitionFolders } from './golden.runner.js';

/** Folders whose files serve all that is beside them. */
const SHARED_FOLDERS: readonly string[] = ['codes', 'parts', 'tables'];

/**
 * The examples that files concern: their own; those beside a guide, map, part or code file and below; those of what
 * extends it, over several steps. A folder concerns all that is in it.
 */
export function concernedCases(
  paths: readonly string[],
  cases: readonly GoldenCase[],
  folders: DefinitionFolders,
): GoldenCase[] {
  const scopes = new Set(paths.map(scopeOf));
  const extensions = extensionsOf(folders);
  for (const scope of scopes)
    for (const { file, of } of extensions) if (isIn(of, scope) && !isIn(file, scope)) scopes.add(scopeOf(file));
  return cases.filter(({ folder }) => [...scopes].some((scope) => isIn(folder, scope)));
}

/** What a file serves: the folder of an example, else the folder beside it; a folder serves itself. */
function scopeOf(path: string): string {
  const example = /^(.*[/\\]golden(?:-out)?[/\\][^/\\]+)([/\\]|$)/.exec(path)?.[1];
  if (example !== undefined) return example;
  if (!/\.(yaml|csv)$/.test(path)) return path;
  const folder = dirname(path);
  return SHARED_FOLDERS.includes(basename(folder)) ? dirname(folder) : folder;
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

/** Files that extend others, with what they extend as a path: folder and name, maybe without an ending. */
function extensionsOf({ mappings, partners }: DefinitionFolders): { readonly file: string; readonly of: string }[] {
  const roots = partners === undefined ? [mappings] : [mappings, partners];
  return roots
    .flatMap((root) => yamlFiles(root))
    .flatMap((file) => {
      const ref = /^(?:extends|from): *['"]?([^'"\s#]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
      return ref === undefined ? [] : roots.map((root) => ({ file, of: join(root, ref) }));
    });
}

function yamlFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(root, file));
}
