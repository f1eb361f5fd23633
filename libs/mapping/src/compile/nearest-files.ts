import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of one kind that stand in a folder of its own, beside a map or in any folder above it up to the root. */
export class NearestFiles {
  constructor(
    private readonly root: string,
    private readonly kind: string,
    private readonly ending: string,
  ) {}

  find(folder: string, name: string): string | undefined {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return undefined;
    return this.folders(folder)
      .map((each) => join(each, name + this.ending))
      .find((file) => existsSync(file));
  }

  names(folder: string): string[] {
    const names = this.folders(folder)
      .filter((each) => existsSync(each))
      .flatMap((each) => readdirSync(each))
      .filter((file) => file.endsWith(this.ending))
      .map((file) => file.slice(0, -this.ending.length));
    return [...new Set(names)];
  }

  private folders(folder: string): string[] {
    const folders: string[] = [];
    for (let at = folder; at.startsWith(this.root); at = dirname(at)) {
      folders.push(join(at, this.kind));
      if (at === this.root) break;
    }
    return folders;
  }
}
