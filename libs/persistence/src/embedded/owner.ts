import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { SUPERUSER } from './cluster.js';
import type { Cluster } from './cluster.js';
import type { RunningServer } from './server.js';

const DATABASE = 'crossdock';
const LOCK = `hashtextextended('crossdock home', 0)`;
const OWNER = 'crossdock owner';

export function serverUrl({ password }: Cluster, { port }: Pick<RunningServer, 'port'>, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** `Client`: this process owns the server while the connection is open. */
export type Claim = Client | { readonly takenBy: string } | { readonly refused: Error };

/**
 * Claims a server for this process, by an advisory lock that goes with its holder. `refused`: it does not answer
 * (yet). A lock just left behind by a killed process needs a moment to go, so a taken one is tried for a second.
 */
export async function claim(cluster: Cluster, server: Pick<RunningServer, 'port'>): Promise<Claim> {
  const client = new Client({
    connectionString: serverUrl(cluster, server, 'postgres'),
    application_name: `${OWNER} ${process.pid}`,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined); // the server is stopped below us: whoever uses it next will say so
  try {
    await client.connect();
    for (let attempt = 1; attempt <= 6; attempt++) {
      const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`);
      if (rows[0]?.mine === true) {
        await createDatabase(client);
        return client;
      }
      await delay(200);
    }
    const { rows } = await client.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_stat_activity
       WHERE application_name LIKE '${OWNER} %' AND pid <> pg_backend_pid() ORDER BY backend_start LIMIT 1`,
    );
    await client.end();
    return { takenBy: rows[0]?.name.slice(OWNER.length + 1) ?? '?' };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { refused: error as Error };
  }
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
}
