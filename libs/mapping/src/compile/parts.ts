import type { Located } from '@app/definitions';
import { loadDefinition } from '@app/definitions';
import type { PartDefinition } from '../definition/map.schema.js';
import { PartDefinition as PartSchema } from '../definition/map.schema.js';
import { fileOf, NearestFiles } from './nearest-files.js';

const ENDING = '.part.yaml';

export type Part = Located<PartDefinition>;

/** The reusable parts of maps: `parts/<name>.part.yaml` in the map's folder or one above it, the nearest first. */
export class Parts {
  private readonly files: NearestFiles;
  private readonly loaded = new Map<string, Part>();

  constructor(private readonly roots: readonly string[]) {
    this.files = new NearestFiles(roots, 'parts', ENDING);
  }

  /** Throws a DefinitionError when the file cannot be used. */
  find(folders: readonly string[], name: string): Part | undefined {
    const file = this.files.find(folders, name);
    if (file === undefined) return undefined;
    const part =
      this.loaded.get(file) ?? loadDefinition(file, PartSchema, { extends: (ref) => fileOf(ref + ENDING, this.roots) });
    this.loaded.set(file, part);
    return part;
  }

  names(folders: readonly string[]): string[] {
    return this.files.names(folders);
  }
}
