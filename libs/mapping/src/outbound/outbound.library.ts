import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@app/canonical';
import { collectDiagnostics, DefinitionError } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import { CodeTables } from '../codes/code-tables.js';
import type { MapRemark } from '../compile/compiler.js';
import { mapRoots, nameBelow } from '../compile/nearest-files.js';
import { Parts } from '../compile/parts.js';
import type { LoadedOutbound, OutboundLoading } from './load-outbound.js';
import { loadOutbound, OUTBOUND_ENDING } from './load-outbound.js';
import type { OutboundMap } from './outbound.js';
import { OutboundParts } from './outbound.parts.js';

export interface OutboundLibraryOptions {
  /** The folder of the partners, whose maps stand in `<partner>/<name>.outbound.yaml` and are named `<partner>/<name>`. */
  readonly partners?: string;
}

/** All outbound maps: `<guide>/<name>.outbound.yaml` under a folder, and the partners' own. */
export class OutboundLibrary {
  private readonly byRef = new Map<string, LoadedOutbound | undefined>();

  private constructor(
    private readonly loading: OutboundLoading,
    private readonly roots: readonly string[],
  ) {}

  /** Compiles every map. Throws a DefinitionError with the diagnostics of all of them. */
  static load(mappingsDir: string, guides: GuideLibrary, options: OutboundLibraryOptions = {}): OutboundLibrary {
    const library = OutboundLibrary.open(mappingsDir, guides, options);
    library.loadAll();
    return library;
  }

  /** The same, but a map is compiled when it is first asked for; what asks for one may throw a DefinitionError. */
  static open(mappingsDir: string, guides: GuideLibrary, { partners }: OutboundLibraryOptions = {}): OutboundLibrary {
    const roots = mapRoots(mappingsDir, partners);
    const fileName = (file: string): string => nameBelow(roots, file);
    const loading: OutboundLoading = {
      roots,
      guides,
      parts: new Parts(roots),
      outboundParts: new OutboundParts(roots),
      tables: new CodeTables(roots, fileName),
      fileName,
    };
    return new OutboundLibrary(loading, roots);
  }

  /** The map that makes the message of a guide of a kind of document. */
  for(to: string, documentType: CanonicalDocument['documentType']): OutboundMap | undefined {
    const folder = join(this.roots[0] ?? '', to);
    if (!existsSync(folder)) return undefined;
    const maps = readdirSync(folder)
      .filter((file) => file.endsWith(OUTBOUND_ENDING))
      .map((file) => this.get(`${to}/${file.slice(0, -OUTBOUND_ENDING.length)}`));
    return maps.find((map) => map?.from === documentType);
  }

  /** A map by its name: `x12/004010/810/invoice`, or `acme/810` of a partner. */
  get(ref: string): OutboundMap | undefined {
    if (this.byRef.has(ref)) return this.byRef.get(ref)?.map;
    const file = this.roots.map((root) => join(root, ref + OUTBOUND_ENDING)).find((each) => existsSync(each));
    if (file !== undefined) return this.read(file);
    this.byRef.set(ref, undefined);
    return undefined;
  }

  /** The maps of the standards. */
  list(): OutboundMap[] {
    return mapFiles(this.roots[0] ?? '').map((file) => this.get(this.refOf(file)) ?? this.read(file));
  }

  /** Compiles every map. Throws a DefinitionError with the diagnostics of all of them. */
  loadAll(): void {
    this.refuseDoubles(collectDiagnostics(this.roots.flatMap(mapFiles).map((file) => () => this.read(file))));
  }

  /**
   * What does not stop the maps from being used, of all that were loaded: what their guides ask for in every message and
   * they never write.
   */
  remarks(): MapRemark[] {
    return [...this.byRef.values()].flatMap((loaded) => loaded?.remarks() ?? []);
  }

  private read(file: string): OutboundMap {
    const loaded = loadOutbound(file, this.refOf(file), this.loading);
    this.byRef.set(loaded.map.ref, loaded);
    return loaded.map;
  }

  private refOf(file: string): string {
    return this.loading.fileName(file).slice(0, -OUTBOUND_ENDING.length);
  }

  private refuseDoubles(maps: readonly OutboundMap[]): void {
    const seen = new Map<string, OutboundMap>();
    for (const map of maps) {
      if (!map.ref.startsWith(`${map.to}/`)) continue;
      const key = `${map.from} ${map.to}`;
      const other = seen.get(key);
      if (other !== undefined) {
        const message = `${map.to} is made of ${map.from} by two maps: ${other.ref} and ${map.ref}.`;
        const file = join(this.roots[0] ?? '', map.ref + OUTBOUND_ENDING);
        throw new DefinitionError([{ file, line: 1, column: 1, message, remedy: 'Take one of the two away.' }]);
      }
      seen.set(key, map);
    }
  }
}

function mapFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(OUTBOUND_ENDING))
    .sort()
    .map((file) => join(root, file));
}
