import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@app/persistence';
import { Client } from 'pg';
import { oncePerRun, runDirectory } from './once-per-run.js';
import { migrateTemplate } from './schemas.js';

interface TestServer {
  /** Of a database from which others can be made. */
  readonly url: string;
  /** Set where the run started the server. */
  readonly pid?: number;
  /** Names of the run's databases start so. */
  readonly prefix: string;
}

export interface TestDatabase {
  readonly url: string;
  /** For a suite that makes many; the end of the run drops all. */
  readonly drop: () => Promise<void>;
}

/** A database of its own, with the schemas of schemas.ts, in 0.1 to 0.2 s; `empty` has none. Everything else of it is yours. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await oncePerRun('postgres', startServer);
  const template = options.empty === true ? 'template0' : await oncePerRun('template', () => createTemplate(server));
  const name = `${server.prefix}${randomBytes(6).toString('hex')}`;
  await statement(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: databaseUrl(server, name),
    drop: () => statement(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** `DATABASE_URL` where set, else one embedded PostgreSQL for the run. */
async function startServer(): Promise<TestServer> {
  const prefix = `crossdock_test_${randomBytes(4).toString('hex')}_`;
  const url = process.env.DATABASE_URL;
  if (url !== undefined && url !== '') return { url, prefix };
  const postgres = await startEmbeddedPostgres({
    home: join(runDirectory(), 'home'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' },
  });
  await postgres.leave();
  return { url: postgres.url, pid: postgres.pid, prefix };
}

async function createTemplate(server: TestServer): Promise<string> {
  const name = `${server.prefix}template`;
  await statement(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  await migrateTemplate(databaseUrl(server, name));
  return name;
}

function databaseUrl(server: TestServer, name: string): string {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function statement(server: TestServer, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
