import type { Located } from '@app/definitions';
import { loadDefinition } from '@app/definitions';
import { fileOf, NearestFiles } from '../compile/nearest-files.js';
import { OutboundPartDefinition } from './outbound.schema.js';

const ENDING = '.outbound.part.yaml';

/** The parts of outbound maps: `parts/<name>.outbound.part.yaml` in the map's folder or one above it, the nearest first. */
export class OutboundParts {
  private readonly files: NearestFiles;
  private readonly loaded = new Map<string, Located<OutboundPartDefinition>>();

  constructor(private readonly roots: readonly string[]) {
    this.files = new NearestFiles(roots, 'parts', ENDING);
  }

  /** Throws a DefinitionError when the file cannot be used. */
  find(folders: readonly string[], name: string): Located<OutboundPartDefinition> | undefined {
    const file = this.files.find(folders, name);
    if (file === undefined) return undefined;
    const part =
      this.loaded.get(file) ??
      loadDefinition(file, OutboundPartDefinition, { extends: (ref) => fileOf(ref + ENDING, this.roots) });
    this.loaded.set(file, part);
    return part;
  }

  names(folders: readonly string[]): string[] {
    return this.files.names(folders);
  }
}
