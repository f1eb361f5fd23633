import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import { CodeTables } from './codes/code-tables.js';
import { Parts } from './compile/parts.js';
import type { MapFolders } from './load-map.js';
import { loadMap, MAP_ENDING } from './load-map.js';
import type { CompiledMap } from './map.js';

export interface MapLibraryOptions {
  /** The folder of the partners, whose maps stand in `<partner>/<name>.map.yaml` and are named `<partner>/<name>`. */
  readonly partners?: string;
}

/** All maps under a folder, by the guide that they read, and the partners' own, by their names. */
export class MapLibrary {
  private constructor(
    private readonly byGuide: ReadonlyMap<string, CompiledMap>,
    private readonly byRef: ReadonlyMap<string, CompiledMap>,
  ) {}

  /**
   * Compiles every `*.map.yaml` under `mappingsDir`, and those of the partners. Throws a DefinitionError with the
   * diagnostics of all of them.
   */
  static load(mappingsDir: string, guides: GuideLibrary, { partners }: MapLibraryOptions = {}): MapLibrary {
    const folders: MapFolders = { base: mappingsDir, partners };
    const roots = [mappingsDir, ...(partners === undefined ? [] : [partners])];
    const fileName = (file: string): string => {
      const root = roots.findLast((each) => file.startsWith(each + sep)) ?? mappingsDir;
      return relative(root, file).split(sep).join('/');
    };
    const setting = { folders, guides, parts: new Parts(roots), tables: new CodeTables(roots, fileName), fileName };
    const maps = collectDiagnostics(roots.flatMap(mapFiles).map((file) => () => loadMap(file, setting)));
    const own = maps.filter(({ file }) => partners === undefined || !file.startsWith(partners + sep));
    const byGuide = new Map<string, CompiledMap>();
    for (const { map, file } of own) {
      const other = byGuide.get(map.guide);
      if (other !== undefined) throw new DefinitionError([secondMap(file, map, other)]);
      byGuide.set(map.guide, map);
    }
    return new MapLibrary(byGuide, new Map(maps.map(({ map }) => [map.ref, map])));
  }

  /** The map that reads transactions of a guide. */
  for(guideRef: string): CompiledMap | undefined {
    return this.byGuide.get(guideRef);
  }

  /** A map by its name: `x12/004010/850/order`, or `acme/850` of a partner. */
  get(ref: string): CompiledMap | undefined {
    return this.byRef.get(ref);
  }

  /** The maps of the standards. */
  list(): CompiledMap[] {
    return [...this.byGuide.values()];
  }
}

function mapFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(MAP_ENDING))
    .sort()
    .map((file) => join(root, file));
}

function secondMap(file: string, map: CompiledMap, other: CompiledMap): Diagnostic {
  const message = `The guide ${map.guide} has two maps: ${other.ref} and ${map.ref}.`;
  return { file, line: 1, column: 1, message, remedy: 'Take one of the two away.' };
}
