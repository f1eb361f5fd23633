import { mkdir, open, rename } from 'node:fs/promises';
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
  const path = join(folder, partner, name);
  await mkdir(join(folder, partner), { recursive: true });
  const temporary = join(folder, partner, `.${name}.tmp`);
  const file = await open(temporary, 'w', 0o640);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  return `${partner}/${name}`;
}
