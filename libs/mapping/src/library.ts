import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import { CodeTables } from './codes/code-tables.js';
import type { MapRemark } from './compile/compiler.js';
import { mapRoots, nameBelow } from './compile/nearest-files.js';
import { Parts } from './compile/parts.js';
import type { LoadedMap, MapLoading } from './load-map.js';
import { loadMap, MAP_ENDING } from './load-map.js';
import type { CompiledMap } from './map.js';

export interface MapLibraryOptions {
  /** The folder of the partners, whose maps stand in `<partner>/<name>.map.yaml` and are named `<partner>/<name>`. */
  readonly partners?: string;
}

/** All maps under a folder, by the guide that they read, and the partners' own, by their names. */
export class MapLibrary {
  private readonly byGuide = new Map<string, CompiledMap | undefined>();
  private readonly byRef = new Map<string, LoadedMap | undefined>();

  private constructor(
    private readonly loading: MapLoading,
    private readonly roots: readonly string[],
  ) {}

  /**
   * Compiles every `*.map.yaml` under `mappingsDir`, and those of the partners. Throws a DefinitionError with the
   * diagnostics of all of them.
   */
  static load(mappingsDir: string, guides: GuideLibrary, options: MapLibraryOptions = {}): MapLibrary {
    const library = MapLibrary.open(mappingsDir, guides, options);
    library.loadAll();
    return library;
  }

  /**
   * The same, but a map is read and compiled when it is first asked for: those of a guide stand in the folder of its
   * name. What asks for a map may throw a DefinitionError.
   */
  static open(mappingsDir: string, guides: GuideLibrary, { partners }: MapLibraryOptions = {}): MapLibrary {
    const roots = mapRoots(mappingsDir, partners);
    const fileName = (file: string): string => nameBelow(roots, file);
    const folders = { base: roots[0], partners: roots[1] };
    const loading = { folders, guides, parts: new Parts(roots), tables: new CodeTables(roots, fileName), fileName };
    return new MapLibrary(loading, roots);
  }

  /** The map that reads transactions of a guide. */
  for(guideRef: string): CompiledMap | undefined {
    if (!this.byGuide.has(guideRef)) this.byGuide.set(guideRef, this.find(guideRef));
    return this.byGuide.get(guideRef);
  }

  /** A map by its name: `x12/004010/850/order`, or `acme/850` of a partner. */
  get(ref: string): CompiledMap | undefined {
    if (!this.byRef.has(ref)) {
      const file = this.roots.map((root) => join(root, ref + MAP_ENDING)).find((each) => existsSync(each));
      this.byRef.set(ref, file === undefined ? undefined : loadMap(file, this.loading));
    }
    return this.byRef.get(ref)?.map;
  }

  /**
   * What does not stop the maps from being used, of all that were asked for: required fields of the document that
   * nothing writes, or only under a condition.
   */
  remarks(): MapRemark[] {
    return [...this.byRef.values()].flatMap((loaded) => loaded?.remarks ?? []);
  }

  /** What `get` knows: the refs of the standards, then those of the partners. Nothing is read for it. */
  refs(): string[] {
    return this.roots.flatMap(mapFiles).map((file) => this.refOf(file));
  }

  /** The maps of the standards. */
  list(): CompiledMap[] {
    const refs = mapFiles(this.loading.folders.base).map((file) => this.refOf(file));
    return refs.map((ref) => this.get(ref)).filter((map) => map !== undefined);
  }

  private find(guideRef: string): CompiledMap | undefined {
    const folder = join(this.loading.folders.base, guideRef);
    if (!existsSync(folder)) return undefined;
    const maps = readdirSync(folder)
      .filter((file) => file.endsWith(MAP_ENDING))
      .map((file) => this.get(this.refOf(join(folder, file))));
    return maps.find((map) => map?.guide === guideRef);
  }

  /** Compiles all that was not asked for yet. Throws a DefinitionError with the diagnostics of all files. */
  loadAll(): void {
    const files = this.roots.flatMap(mapFiles);
    const maps = collectDiagnostics(files.map((file) => () => ({ file, map: this.get(this.refOf(file)) })));
    const seen = new Map<string, CompiledMap>();
    for (const { file, map } of maps) {
      if (map === undefined || this.roots.slice(1).some((root) => file.startsWith(root + sep))) continue;
      const other = seen.get(map.guide);
      if (other !== undefined) throw new DefinitionError([secondMap(file, map, other)]);
      seen.set(map.guide, map);
      this.byGuide.set(map.guide, map);
    }
  }

  private refOf(file: string): string {
    return this.loading.fileName(file).slice(0, -MAP_ENDING.length);
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
