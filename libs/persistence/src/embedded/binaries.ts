import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { canReach } from './server-user.js';
import type { ServerUser } from './server-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The server's programs. They are used where npm put them; where the server's user cannot read them there, or their
 * links cannot be made, a copy in `copyTo` is. Throws an EmbeddedPostgresError where the platform has none.
 */
export function findBinaries(copyTo: string, user: ServerUser | undefined): Binaries {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const installed = packageDirectory(name);
  if (installed === undefined) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL here for ${platform} on ${arch} (the package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, for example postgres://user:password@localhost:5432/crossdock.',
    );
  }
  const readable = user === undefined || canReach(join(installed, 'native', 'bin', 'postgres'), user);
  const home = readable && link(installed) ? installed : copied(installed, copyTo);
  const program = (file: string): string => join(home, 'native', 'bin', platform === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageDirectory(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** Makes the links that npm packages cannot carry; false where the place is not writable. */
function link(home: string): boolean {
  const list = join(home, 'native', 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const at = join(home, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(home, source)), at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

function copied(installed: string, copyTo: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const home = join(copyTo, `programs-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { mode: 0o755 });
  cpSync(join(installed, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  link(draft);
  if (existsSync(home)) rmSync(draft, { recursive: true });
  else renameSync(draft, home);
  return home;
}
