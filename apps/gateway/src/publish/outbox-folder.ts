import { mkdir, open, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The folder of partners whose acknowledgment names nobody. */
const UNKNOWN = 'unknown';

/**
 * Writes a file for a partner to fetch: whole, on the disk, and under its name only then. Writing it again replaces it by
 * the same bytes.
 *
 * @returns the path below the outbox folder
 */
export async function writeToOutbox(
  folder: string,
  partnerId: string | undefined,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const partner = basename(partnerId ?? UNKNOWN);
  const temporary = join(folder, partner, `.${name}.tmp`);
  const file = await openIn(join(folder, partner), temporary);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, partner, name));
  return `${partner}/${name}`;
}

async function openIn(folder: string, path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o640);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(folder, { recursive: true });
    return open(path, 'w', 0o640);
  }
}
