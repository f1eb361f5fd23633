import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayModule, gatewayApp, gatewaySettings } from '@app/gateway';
import type { GatewaySettings, InterchangeDetail, TransmissionView } from '@app/gateway';
import { Database } from '@app/persistence';
import type { Clock } from '@app/pipeline';
import { loadSettings, startProcess } from '@app/service';
import type { AppDefinition } from '@app/service';
import { Client } from 'pg';
import { createTestDatabase } from '../harness/index.js';

/** A whole Crossdock in this process, on a database and a home of its own. */
export interface Crossdock {
  readonly url: string;
  readonly home: string;
  readonly databaseUrl: string;
  readonly database: Database;
  /** A connection of the test's own to that database. */
  readonly client: Client;
  /** Posts a file; waits for the results unless told otherwise. */
  post(bytes: string | Uint8Array, options?: { wait?: boolean; type?: string }): Promise<Answer<TransmissionView>>;
  get<T = unknown>(path: string): Promise<Answer<T>>;
  /** Posts JSON: a decision about an interchange. */
  command(path: string, body?: object): Promise<Answer<InterchangeDetail>>;
  close(): Promise<void>;
}

/** The body is that of a good answer, as the tests expect it; of another they look at the status first. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface CrossdockOptions {
  /** Apps beside the gateway. */
  readonly apps?: readonly AppDefinition[];
  readonly gateway?: Partial<GatewaySettings>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

export async function startCrossdock(options: CrossdockOptions = {}): Promise<Crossdock> {
  const { url: databaseUrl } = await createTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'crossdock-'));
  const settings = loadSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    CROSSDOCK_HOME: home,
    LOG_LEVEL: 'silent',
    ...options.environment,
  });
  const gateway: AppDefinition = {
    ...gatewayApp,
    module: (of) => GatewayModule.forRoot({ ...gatewaySettings(of), ...options.gateway }, options.clock),
  };
  const started = await startProcess([gateway, ...(options.apps ?? [])], settings);
  const { url } = started;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    url,
    home,
    databaseUrl,
    database: started.app.get(Database, { strict: false }),
    client,
    post: (bytes, { wait = true, type = 'application/edi-x12' } = {}) =>
      send<TransmissionView>(`${url}/transmissions${wait ? '?wait=true' : ''}`, { 'content-type': type }, bytes),
    get: async <T>(path: string) => answer<T>(await fetch(url + path)),
    command: (path, body) =>
      body === undefined
        ? send(url + path, {})
        : send(url + path, { 'content-type': 'application/json' }, JSON.stringify(body)),
    close: async () => {
      await client.end();
      await started.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function send<T>(url: string, headers: Record<string, string>, body?: string | Uint8Array): Promise<Answer<T>> {
  const bytes = body === undefined ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) };
  return answer<T>(await fetch(url, { method: 'POST', headers, ...bytes }));
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

/** Asks until the answer is as expected; what services do follows within moments. */
export async function eventually<T>(
  ask: () => Promise<T>,
  expected: (value: T) => boolean,
  within = 20_000,
): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    const value = await ask();
    if (expected(value) || Date.now() > deadline) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
