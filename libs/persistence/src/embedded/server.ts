import { execFile, spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive } from './alive.js';
import { spawnAs } from './cluster.js';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** A server writes its pid right after it has made the file; on a busy machine that takes its time. */
const WRITTEN_MS = 30_000;

/**
 * The server that `postmaster.pid` names, if it lives. Its lines: pid, data directory, start time, port, .. A file
 * left behind whose pid now belongs to another program (a container's first pids) is removed; so is an empty one, but
 * not while a server may be about to write its pid into it.
 */
export function runningServer(cluster: Cluster): RunningServer | undefined {
  const file = join(cluster.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const server = { pid: Number(lines[0]), port: Number(lines[3]) };
  const isEmpty = server.pid === 0;
  if (isEmpty ? isNew(file) : !isAlive(server.pid)) return undefined;
  if (!isEmpty && isPostgres(server.pid)) return Number.isInteger(server.port) && server.port > 0 ? server : undefined;
  rmSync(file, { force: true });
  return undefined;
}

function isNew(file: string): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status === undefined || Date.now() - status.mtimeMs < WRITTEN_MS;
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    !existsSync('/proc/self/cmdline') ||
    (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('postgres'))
  );
}

/**
 * Starts the server in a process group of its own: Ctrl-C must not stop it below the application that drains. Answers
 * a function that says whether it has ended.
 */
export function spawnServer(cluster: Cluster, port: number, settings: Readonly<Record<string, string>>): () => boolean {
  const log = openSync(join(cluster.directory, 'server.log'), 'a', 0o600);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...options], {
    ...spawnAs(cluster.user),
    cwd: cluster.directory,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  child.on('error', () => (ended = true));
  child.on('exit', () => (ended = true));
  child.unref();
  return () => ended;
}

/** A fast shutdown (SIGINT); waits until the server has gone. Throws after a minute. */
export async function stopServer(cluster: Cluster, { pid }: RunningServer): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(cluster.binaries.pgCtl, ['stop', '-D', cluster.data, '-m', 'fast', '-w']);
    return;
  }
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (!isAlive(pid) || !existsSync(join(cluster.data, 'postmaster.pid'))) return;
    await delay(10);
  }
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL, pid ${pid}, does not stop; see ${cluster.directory}/server.log.`,
  );
}

/** The port of last time if it is free, else a free one, remembered. */
export async function choosePort(cluster: Cluster): Promise<number> {
  const file = join(cluster.directory, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await listenable(last)) ?? (await listenable(0));
  if (port === undefined) throw new EmbeddedPostgresError('No port on 127.0.0.1 is free for the embedded PostgreSQL.');
  if (port !== last) writeFileSync(file, String(port));
  return port;
}

function listenable(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** The last line that the server wrote. */
export function lastWords(cluster: Cluster): string {
  const file = join(cluster.directory, 'server.log');
  return existsSync(file) ? (readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '') : '';
}
