import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Files of one kind that stand in a folder of its own, beside a map or in any folder above it up to a root. */
export class NearestFiles {
  constructor(
    private readonly roots: readonly string[],
    private readonly kind: string,
    private readonly ending: string,
  ) {}

  /** The nearest one; what a map extends is asked after the map's own folders. */
  find(folders: readonly string[], name: string): string | undefined {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return undefined;
    return this.around(folders)
      .map((each) => join(each, name + this.ending))
      .find((file) => existsSync(file));
  }

  names(folders: readonly string[]): string[] {
    const names = this.around(folders)
      .filter((each) => existsSync(each))
      .flatMap((each) => readdirSync(each))
      .filter((file) => file.endsWith(this.ending))
      .map((file) => file.slice(0, -this.ending.length));
    return [...new Set(names)];
  }

  private around(folders: readonly string[]): string[] {
    const found: string[] = [];
    for (const folder of folders) {
      const root = this.roots.find((each) => folder === each || folder.startsWith(`${each}/`));
      for (let at = folder; root !== undefined; at = dirname(at)) {
        found.push(join(at, this.kind));
        if (at === root) break;
      }
    }
    return found;
  }
}

/** What an `extends:` names: the file in the first root that has it. */
export function fileOf(name: string, roots: readonly string[]): string {
  const files = roots.map((root) => join(root, name));
  return files.find((file) => existsSync(file)) ?? files[0] ?? name;
}

/** The folders that maps stand in, as plain paths: that of the standards first, then that of the partners. */
export function mapRoots(mappings: string, partners?: string): [mappings: string, ...partners: string[]] {
  return [plainPath(mappings), ...(partners === undefined ? [] : [plainPath(partners)])];
}

/** A file as its map or code table is named: by its path below the root that it stands in, with slashes. */
export function nameBelow(roots: readonly [string, ...string[]], file: string): string {
  const root = roots.findLast((each) => file.startsWith(each + sep)) ?? roots[0];
  return relative(root, file).split(sep).join('/');
}

/** Without `..` in the middle and without a slash at the end: folders above a file are compared with it. */
const plainPath = (folder: string): string => join(folder, '.');
