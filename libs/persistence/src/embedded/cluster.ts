import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync,
  symlinkSync, writeFileSync,
} from 'node:fs'; // prettier-ignore
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { isAlive } from './alive.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { canReach } from './server-user.js';
import type { ServerUser } from './server-user.js';

export const SUPERUSER = 'crossdock';

/** A database cluster on disk: `data/`, `password` (0600), `port`, `server.log`. */
export interface Cluster {
  readonly directory: string;
  readonly data: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
}

/** Where root's clusters live when the server's user cannot enter `CROSSDOCK_HOME`, in /root say. */
const ELSEWHERE = '/var/lib/crossdock';

/** The cluster in `<home>/postgres`, made at the first call; `sync`: it must survive a power failure from then on. */
export async function openCluster(home: string, user: ServerUser | undefined, sync = true): Promise<Cluster> {
  mkdirSync(home, { recursive: true });
  const link = join(realpathSync(home), 'postgres');
  if (!existsSync(link)) await createCluster(home, link, user, sync);
  const directory = realpathSync(link);
  return {
    directory,
    data: join(directory, 'data'),
    password: readFileSync(join(directory, 'password'), 'utf8'),
    binaries: findBinaries(directory, user),
    user,
  };
}

/** Another process may do the same at once: the rename, or the link, lets one of them win. */
async function createCluster(home: string, link: string, user: ServerUser | undefined, sync: boolean): Promise<void> {
  const here = user === undefined || canReach(realpathSync(home), user);
  if (!here) mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  const place = here ? dirname(link) : ELSEWHERE;
  sweepDrafts(place);
  const draft = mkdtempSync(join(place, `postgres-draft-${process.pid}-`));
  try {
    chmodSync(draft, 0o755);
    await initialise(draft, user, sync);
    if (here) renameSync(draft, link);
    else {
      const kept = draft.replace('-draft', '');
      renameSync(draft, kept);
      symlinkSync(kept, link);
    }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(link)) throw error;
  }
}

/** What a process that was killed on the way left behind. */
function sweepDrafts(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = /^postgres-draft-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(place, name), { recursive: true, force: true });
  }
}

async function initialise(directory: string, user: ServerUser | undefined, sync: boolean): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(directory, 'password');
  const data = join(directory, 'data');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (user !== undefined) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = ['--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--no-instructions', ...(sync ? [] : ['--no-sync'])];
  const { initdb } = findBinaries(directory, user);
  try {
    await promisify(execFile)(initdb, ['--pgdata', data, ...options, ...locale], { ...spawnAs(user), cwd: directory });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL cannot be set up in ${directory}: ${stderr.trim() || message}. ` +
        'Correct that, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  if (user !== undefined) chownSync(passwordFile, 0, 0);
}

/** User and environment of the server's programs: nothing of ours leaks into them, no PG* variable bends them. */
export function spawnAs(user: ServerUser | undefined): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const { PATH, SystemRoot, TEMP } = process.env;
  const env = { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' };
  return user === undefined ? { env } : { uid: user.uid, gid: user.gid, env };
}
