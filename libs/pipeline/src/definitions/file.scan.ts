import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of some folders, each with what changes when it is written: size, time and inode. */
export type FileScan = ReadonlyMap<string, string>;

/** Looks at every file below some folders, but for hidden ones. What goes away meanwhile is not there. */
export function scanFiles(folders: readonly string[]): FileScan {
  const scan = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = join(entry.parentPath, entry.name);
      const found = statSync(file, { throwIfNoEntry: false });
      if (found !== undefined) scan.set(file, `${found.size} ${found.mtimeMs} ${found.ino}`);
    }
  }
  return scan;
}

/** The files that were written, came or went between two looks. */
export function changedFiles(before: FileScan, after: FileScan): string[] {
  const files = new Set([...before.keys(), ...after.keys()]);
  return [...files].filter((file) => before.get(file) !== after.get(file)).sort();
}
