import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that runs the server. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then `postgres` or `nobody` runs it; undefined: the user of this process. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether `user` may read `path` and enter every directory above it. */
export function canReach(path: string, user: ServerUser): boolean {
  if (!permits(path, user, 0o5)) return false;
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    if (!permits(at, user, 0o1)) return false;
  }
  return true;
}

function permits(path: string, user: ServerUser, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
