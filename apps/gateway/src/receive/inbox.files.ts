import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that lies in `inbox/<partner>/`. */
export interface InboxFile {
  readonly path: string;
  readonly partnerId: string;
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
}

/** Bytes in which the last segment must be found. */
const TAIL = 256;
const ENDS_WITH_TRAILER = /(?:^|[^A-Za-z0-9])(?:IEA|UNZ)[^A-Za-z0-9\s][^]{0,120}$/;

/** The files of all partners' folders, but for those that their writers are not done with: `.name`, `*.tmp`, `*.part`. */
export async function listInbox(folder: string): Promise<InboxFile[]> {
  const files: InboxFile[] = [];
  for (const partner of await readdir(folder, { withFileTypes: true })) {
    if (!partner.isDirectory() || partner.name.startsWith('.')) continue;
    for (const entry of await readdir(join(folder, partner.name), { withFileTypes: true })) {
      if (!entry.isFile() || /^\.|\.(tmp|part)$/i.test(entry.name)) continue;
      const file = await fileAt(join(folder, partner.name, entry.name), partner.name, entry.name);
      if (file !== undefined) files.push(file);
    }
  }
  return files;
}

/** What lies at a path now; undefined where nothing does. */
export async function fileAt(path: string, partnerId: string, name: string): Promise<InboxFile | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return { path, partnerId, name, size, modified: mtimeMs, inode: ino };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether it is the same file with the same content, as far as size, time and inode tell. */
export function isUnchanged(before: InboxFile, now: InboxFile | undefined): boolean {
  if (now === undefined) return false;
  return before.size === now.size && before.modified === now.modified && before.inode === now.inode;
}

/** Whether the last segment is IEA or UNZ. */
export async function endsWithTrailer({ path, size }: InboxFile): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const length = Math.min(TAIL, size);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return ENDS_WITH_TRAILER.test(buffer.toString('latin1').replace(/[\s\0]+$/, ''));
  } finally {
    await file.close();
  }
}
