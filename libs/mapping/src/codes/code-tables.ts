import type { Located, Place } from '@app/definitions';
import { loadDefinition } from '@app/definitions';
import { fileOf, NearestFiles } from '../compile/nearest-files.js';
import { CodesDefinition } from '../definition/map.schema.js';
import type { CodeTable } from './code-table.js';

/** Code files: `codes/<name>.yaml` in the map's folder or one above it, the nearest first; a version may extend another. */
export class CodeTables {
  private readonly files: NearestFiles;
  private readonly loaded = new Map<string, CodeTable>();

  constructor(
    private readonly roots: readonly string[],
    private readonly fileName: (file: string) => string,
  ) {
    this.files = new NearestFiles(roots, 'codes', '.yaml');
  }

  /** Throws a DefinitionError when the file cannot be used. */
  find(folders: readonly string[], name: string): CodeTable | undefined {
    const file = this.files.find(folders, name);
    if (file === undefined) return undefined;
    const table = this.loaded.get(file) ?? this.load(file);
    this.loaded.set(file, table);
    return table;
  }

  names(folders: readonly string[]): string[] {
    return this.files.names(folders);
  }

  private load(file: string): CodeTable {
    const located = loadDefinition(file, CodesDefinition, { extends: (ref) => fileOf(`${ref}.yaml`, this.roots) });
    const { value } = located;
    return {
      name: this.fileName(file),
      unmapped: value.unmapped,
      silent: value.silent ?? false,
      codes: new Map(inOrder(file, located)),
    };
  }
}

/** The codes as written: an object has keys like 381 in an order of its own. What a file adds to another comes first. */
function inOrder(file: string, located: Located<CodesDefinition>): [code: string, meaning: string][] {
  const entries = Object.entries(located.value.codes).map((entry) => ({
    entry,
    place: located.at(['codes', entry[0]]),
  }));
  const isOwn = (place: Place): number => (place.file === file ? 0 : 1);
  entries.sort(({ place: a }, { place: b }) => isOwn(a) - isOwn(b) || a.line - b.line || a.column - b.column);
  return entries.map(({ entry }) => entry);
}
