import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors save in several steps: what comes within so many milliseconds is one save. */
const DEBOUNCE_MS = 120;
const DEFINITIONS = /\.(yaml|csv|json|edi|xml)$/;

/**
 * Calls back with the files that were saved under some folders, one call after the other, until the process is stopped.
 * Only an error of the callback ends it.
 */
export function watchFolders(
  folders: readonly string[],
  onSave: (files: readonly string[]) => Promise<void>,
): Promise<never> {
  return new Promise((_, reject) => {
    const saved = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    let working = Promise.resolve();
    const work = (): void => {
      const files = [...saved];
      saved.clear();
      working = working.then(() => onSave(files)).catch(reject);
    };
    for (const folder of folders.filter((each) => existsSync(each))) {
      watch(folder, { recursive: true }, (_event, name) => {
        if (name === null || !DEFINITIONS.test(name)) return;
        saved.add(join(folder, name));
        clearTimeout(timer);
        timer = setTimeout(work, DEBOUNCE_MS);
      }).on('error', reject);
    }
  });
}
