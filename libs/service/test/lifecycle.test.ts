import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { loadSettings, startProcess } from '@app/service';
import type { Page, RunningProcess } from '@app/service';
import { createTestDatabase, testTopicPrefix } from '../../../test/harness/index.js';
import { happenings, notesApp } from './notes-app.js';

async function environment(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { url } = await createTestDatabase({ empty: true });
  const prefix = testTopicPrefix();
  return { PORT: '0', DATABASE_URL: url, CROSSDOCK_TOPIC_PREFIX: prefix, LOG_LEVEL: 'silent', ...more };
}

async function get(url: string, agent: Agent): Promise<{ status?: number; connection?: string; body: string }> {
  const [response] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  const { statusCode: status, headers } = response;
  return { ...(status && { status }), ...(headers.connection && { connection: headers.connection }), body };
}

describe('a process with a token', () => {
  const token = 'a-token-of-32-letters-and-digits';
  let running: RunningProcess;
  beforeAll(async () => {
    running = await startProcess([notesApp], loadSettings(await environment({ CROSSDOCK_TOKEN: token })));
  });
  afterAll(() => running.close());

  it.each([
    ['no header', undefined, 401],
    ['another token', 'Bearer another-token-of-32-letters-and-', 401],
    ['no scheme', token, 401],
    ['the token', `Bearer ${token}`, 200],
    ['the scheme in small letters', `bearer ${token}`, 200],
    ['the token as the password of a browser', `Basic ${Buffer.from(`me:${token}`).toString('base64')}`, 200],
    ['a wrong password of a browser', `Basic ${Buffer.from('me:you').toString('base64')}`, 401],
  ])('with %s', async (_, authorization, status) => {
    const headers = authorization === undefined ? {} : { authorization };
    for (const path of ['/', '/notes', '/docs', '/openapi.json', '/metrics']) {
      const response = await fetch(running.url + path, { headers });
      expect([path, response.status]).toEqual([path, status]);
      await response.arrayBuffer();
    }
  });

  it('asks for it before anything is said of what is here', async () => {
    const response = await fetch(`${running.url}/nothing`);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="crossdock"');
    expect([response.status, await response.json()]).toEqual([
      401,
      expect.objectContaining({
        title: 'Unauthorized',
        detail: 'Send the header "Authorization: Bearer <token>" with the token of CROSSDOCK_TOKEN.',
      }),
    ]);
  });

  it.each(['/health/live', '/health/ready'])('shows %s to everyone', async (path) => {
    expect((await fetch(running.url + path)).status).toBe(200);
  });
});

describe('stopping', () => {
  it('finishes the request under way, refuses one that comes late, and ends both connections', async () => {
    const running = await startProcess([notesApp], loadSettings(await environment()));
    const late = connect(running.port, '127.0.0.1');
    await once(late, 'connect');
    late.write('GET /notes HTTP/1.1\r\nHost: crossdock\r\n');
    const agent = new Agent({ keepAlive: true });
    const entered = once(happenings, 'slow');
    const slow = get(`${running.url}/notes/slow`, agent);
    await entered;
    const closed = running.close();
    late.write('\r\n');
    const refusal = await text(late);
    happenings.emit('go on');
    expect(await slow).toEqual({ status: 200, connection: 'close', body: '{"ended":"well"}' });
    expect(refusal).toMatch(/^HTTP\/1\.1 503 /);
    expect(refusal).toMatch(/^connection: close\r$/im);
    expect(refusal).toContain('"detail":"Crossdock is stopping. Try again in a moment."');
    await closed;
    await expect(fetch(`${running.url}/health/live`)).rejects.toThrow('fetch failed');
    agent.destroy();
  });

  it('may be asked for twice', async () => {
    const running = await startProcess([notesApp], loadSettings(await environment()));
    await Promise.all([running.close(), running.close()]);
    await expect(fetch(running.url)).rejects.toThrow('fetch failed');
  });
});

describe('starting', () => {
  it('says in a sentence that the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const settings = loadSettings(await environment({ PORT: String(port) }));
    await expect(startProcess([notesApp], settings)).rejects.toThrow(
      `Port ${port} is in use. Stop what listens there, or set PORT to another.`,
    );
    taken.close();
  });

  it.each([
    [
      'postgres://crossdock@127.0.0.1:1/crossdock',
      'The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
    ],
    ['postgres://crossdock@db.invalid/crossdock', 'The database of DATABASE_URL cannot be reached: getaddrinfo'],
  ])('says in a sentence that %s cannot be reached', async (url, sentence) => {
    const settings = loadSettings(await environment({ DATABASE_URL: url }));
    await expect(startProcess([notesApp], settings)).rejects.toThrow(sentence);
  });

  it.each([
    ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
    ['localhost', /^http:\/\/localhost:\d+$/],
  ])('on %s gives an address that works here', async (host, url) => {
    const token = 'a-token-of-32-letters-and-digits';
    const running = await startProcess(
      [notesApp],
      loadSettings(await environment({ HOST: host, CROSSDOCK_TOKEN: token })),
    );
    expect(running.url).toMatch(url);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    await running.close();
  });

  it('finds its tables as the process before left them', async () => {
    const settings = loadSettings(await environment());
    const totals: number[] = [];
    while (totals.length < 2) {
      const running = await startProcess([notesApp], settings);
      const page = (await (await fetch(`${running.url}/notes?limit=200`)).json()) as Page<object>;
      totals.push(page.items.length);
      await running.close();
    }
    expect(totals).toEqual([130, 130]);
  });
});

describe('readiness', () => {
  it('goes with the tables and with the database', async () => {
    const settings = loadSettings(await environment());
    const running = await startProcess([notesApp], settings);
    const client = new Client({ connectionString: settings.databaseUrl });
    await client.connect();
    await client.query(`DELETE FROM orders.migration WHERE name LIKE 'Notes%'`);
    const ready = await fetch(`${running.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      {
        status: 'not-ready',
        checks: [
          { name: 'database', ok: true },
          { name: 'log', ok: true },
          { name: 'migrations', ok: false, detail: 'The tables are not those of this version.' },
        ],
      },
    ]);
    await client.end();
    await running.close();
  });
});
