import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayModule, gatewayApp, gatewaySettings } from '@app/gateway';
import type { GatewaySettings } from '@app/gateway';
import { loadSettings, startProcess } from '@app/service';
import type { AppDefinition } from '@app/service';
import { createTestDatabase } from '../harness/index.js';

/** A whole Crossdock in this process, on a database and a home of its own. */
export interface Crossdock {
  readonly url: string;
  readonly home: string;
  readonly databaseUrl: string;
  /** Posts a file and answers status and body. */
  post(bytes: string | Uint8Array, options?: { wait?: boolean; type?: string }): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Posts JSON. */
  command(path: string, body?: object): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** What a test reads of an answer: any member, at any depth. */
export type Json = { readonly [member: string]: Json } & readonly Json[] & string & number & boolean;

export interface CrossdockOptions {
  /** Apps beside the gateway. */
  readonly apps?: readonly AppDefinition[];
  readonly gateway?: Partial<GatewaySettings>;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startCrossdock(options: CrossdockOptions = {}): Promise<Crossdock> {
  const { url: databaseUrl } = await createTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'crossdock-'));
  const settings = loadSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    CROSSDOCK_HOME: home,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...(process.env['CROSSDOCK_MAPPINGS'] === undefined
      ? {}
      : { CROSSDOCK_MAPPINGS: process.env['CROSSDOCK_MAPPINGS'] }),
    ...options.environment,
  });
  const gateway: AppDefinition = {
    ...gatewayApp,
    module: (of) => GatewayModule.forRoot({ ...gatewaySettings(of), ...options.gateway }),
  };
  const started = await startProcess([gateway, ...(options.apps ?? [])], settings);
  const { url } = started;
  return {
    url,
    home,
    databaseUrl,
    post: (bytes, { wait = true, type = 'application/edi-x12' } = {}) =>
      send(`${url}/transmissions${wait ? '?wait=true' : ''}`, { 'content-type': type }, bytes),
    get: async (path) => answer(await fetch(url + path)),
    command: (path, body) =>
      body === undefined
        ? send(url + path, {}, undefined)
        : send(url + path, { 'content-type': 'application/json' }, JSON.stringify(body)),
    close: async () => {
      await started.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function send(
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array | undefined,
): Promise<Answer> {
  return answer(
    await fetch(url, { method: 'POST', headers, ...(body === undefined ? {} : { body: body as BodyInit }) }),
  );
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Json };
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
