import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, testTopicPrefix } from '../harness/index.js';

jest.setTimeout(60_000);
const PROGRAM = resolve(import.meta.dirname, '../../bin/crossdock.js');
const home = mkdtempSync(join(tmpdir(), 'crossdock-start-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** Resolves at the first line of this kind. */
  line(pattern: RegExp): Promise<Record<string, unknown>>;
  exit(): Promise<{ code: number | null; stderr: string }>;
}

function start(options: string[], environment: Record<string, string>): Started {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'start', ...options], { env: { PATH, PORT: '0', ...environment } });
  children.push(child);
  let output = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const exited = once(child, 'close') as Promise<[number | null]>;
  const found = (pattern: RegExp): string | undefined => output.split('\n').find((line) => pattern.test(line));
  return {
    child,
    async line(pattern) {
      while (found(pattern) === undefined) {
        const ended = await Promise.race([once(child.stdout, 'data').then(() => false), exited.then(() => true)]);
        if (ended && found(pattern) === undefined) throw new Error(`It ended.\n${output}\n${stderr}`);
      }
      return JSON.parse(found(pattern)!) as Record<string, unknown>;
    },
    async exit() {
      const [code] = await exited;
      return { code, stderr };
    },
  };
}

async function onTestDatabase(): Promise<Record<string, string>> {
  const { url } = await createTestDatabase({ empty: true });
  return { DATABASE_URL: url, CROSSDOCK_TOPIC_PREFIX: testTopicPrefix(), CROSSDOCK_HOME: home };
}

describe('crossdock start', () => {
  it('starts on nothing but a folder, warns of a misspelt setting, and stops in good order at SIGTERM', async () => {
    const started = start(['--apps', 'orders'], { CROSSDOCK_HOME: home, CROSSDOCK_TOPIK_PREFIX: 'x' });
    const { url, apps, message } = await started.line(/"ready in/);
    expect(apps).toEqual(['orders']);
    expect(message).toMatch(/^ready in \d+\.\d s: http:\/\/127\.0\.0\.1:\d+\/ says what runs here, /);
    expect(await started.line(/TOPIK/)).toMatchObject({
      level: 'warn',
      message: 'CROSSDOCK_TOPIK_PREFIX is not a setting of Crossdock. Did you mean CROSSDOCK_TOPIC_PREFIX?',
    });
    expect((await fetch(`${String(url)}/health/ready`)).status).toBe(200);
    started.child.kill('SIGTERM');
    expect(await started.exit()).toEqual({ code: 0, stderr: '' });
    expect(existsSync(join(home, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });

  it('stops at once at a second signal, for a request that never ends', async () => {
    const started = start(['--apps', 'orders'], await onTestDatabase());
    const { url } = await started.line(/"ready in/);
    const endless = connect(Number(new URL(String(url)).port), '127.0.0.1');
    endless.on('error', () => undefined);
    await once(endless, 'connect');
    await new Promise((written) => endless.write('GET /orders HTTP/1.1\r\nHost: crossdock\r\n', written));
    started.child.kill('SIGINT');
    await started.line(/SIGINT: finishing what is under way/);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    started.child.kill('SIGINT');
    expect((await started.exit()).code).toBe(1);
    endless.destroy();
  });

  it('stops in good order while it still waits for Kafka', async () => {
    const environment = { ...(await onTestDatabase()), KAFKA_BROKERS: '127.0.0.1:1' };
    const started = start(['--apps', 'orders'], environment);
    await started.line(/waiting for Kafka/);
    started.child.kill('SIGTERM');
    expect(await started.exit()).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    [['--apps', 'orders,billing'], {}, 'There is no app "billing". The apps are gateway, orders, cash.\n', 2],
    [['--apps', 'orders'], { PORT: 'high' }, 'PORT is "high", but it must be a port number from 0 to 65535.\n', 2],
    [
      ['--apps', 'orders'],
      { HOST: '0.0.0.0' },
      'HOST is 0.0.0.0, so that other machines reach this port: set CROSSDOCK_TOKEN to a secret, for example the output of "openssl rand -hex 32".\n',
      2,
    ],
    [
      ['--apps', 'orders'],
      { DATABASE_URL: 'postgres://crossdock@127.0.0.1:1/crossdock' },
      'The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n',
      1,
    ],
  ])('%j with %j says one sentence', async (options, environment, stderr, code) => {
    expect(await start(options, environment).exit()).toEqual({ code, stderr });
  });

  it('says one sentence where the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const environment = { ...(await onTestDatabase()), PORT: String(port) };
    expect(await start(['--apps', 'orders'], environment).exit()).toEqual({
      code: 1,
      stderr: `Port ${port} is in use. Stop what listens there, or set PORT to another.\n`,
    });
    taken.close();
  });
});
