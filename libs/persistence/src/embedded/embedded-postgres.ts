import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { openCluster } from './cluster.js';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { claim, serverUrl } from './owner.js';
import { choosePort, lastWords, runningServer, spawnServer, stopServer } from './server.js';
import type { RunningServer } from './server.js';
import { serverUser } from './server-user.js';

export interface EmbeddedPostgresOptions {
  /** `CROSSDOCK_HOME`; the cluster lives in `postgres/` below it. */
  readonly home: string;
  /** Takes one line for each step that a person may want to see. */
  readonly log?: (line: string) => void;
  /** More server settings, `name: value`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** `postgres://..@127.0.0.1:<port>/crossdock` */
  readonly url: string;
  readonly pid: number;
  /** Stops the server, in a moment when no work is left; the data stay. */
  stop(): Promise<void>;
  /** Lets go of the server and leaves it running: the next start adopts it. */
  leave(): Promise<void>;
}

const START_MS = 60_000;

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, or adopts one that a killed process left behind. The first start makes
 * the cluster, with a generated password. Throws an EmbeddedPostgresError, a sentence to print, where another process
 * uses this home, where the platform has no binaries, or where the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, log = () => undefined, settings = {} } = options;
  const cluster = await openCluster(home, serverUser(), settings.fsync !== 'off');
  const until = Date.now() + START_MS;
  let ended: (() => boolean) | undefined;
  let starts = 0;
  while (Date.now() < until) {
    const server = runningServer(cluster);
    if (server === undefined) {
      if (ended?.() === false) {
        await delay(10);
        continue;
      }
      if (++starts > 3) throw failed(cluster);
      const port = await choosePort(cluster);
      ended = spawnServer(cluster, port, settings);
      continue;
    }
    const answer = await claim(cluster, server);
    if ('takenBy' in answer) throw alreadyRunning(home, answer.takenBy, server);
    if (answer instanceof Client) {
      const how = ended === undefined ? 'Adopted the embedded PostgreSQL that was left running' : 'Embedded PostgreSQL';
      log(`${how}: 127.0.0.1:${server.port}, pid ${server.pid}, data in ${cluster.data}`);
      return owned(cluster, server, answer);
    }
    await delay(10);
  }
  throw failed(cluster);
}

function owned(cluster: Cluster, server: RunningServer, owner: Client): EmbeddedPostgres {
  const leave = (): Promise<void> => owner.end();
  return {
    url: serverUrl(cluster, server),
    pid: server.pid,
    leave,
    async stop() {
      await leave();
      await stopServer(cluster, server);
    },
  };
}

function alreadyRunning(home: string, owner: string, { pid, port }: RunningServer): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Crossdock is already running on ${home}: process ${owner}, its database has pid ${pid} and port ${port}. ` +
      'Stop it first, or set CROSSDOCK_HOME to another directory.',
  );
}

function failed(cluster: Cluster): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL does not start: ${lastWords(cluster) || 'it says nothing'} ` +
      `(more in ${cluster.directory}/server.log). Correct that, or set DATABASE_URL to a PostgreSQL server.`,
  );
}
