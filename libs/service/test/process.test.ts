import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings, startProcess } from '@app/service';
import type { Page, RunningProcess } from '@app/service';
import { createTestDatabase, testTopicPrefix } from '../../../test/harness/index.js';
import { happenings, notesApp } from './notes-app.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
let running: RunningProcess;

async function start(environment: Record<string, string> = {}): Promise<RunningProcess> {
  const { url } = await createTestDatabase({ empty: true });
  return startProcess(
    [notesApp],
    loadSettings({
      PORT: '0',
      DATABASE_URL: url,
      CROSSDOCK_TOPIC_PREFIX: testTopicPrefix(),
      LOG_LEVEL: 'silent',
      ...environment,
    }),
  );
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(running.url + path, { headers });
}

describe('a process', () => {
  beforeAll(async () => {
    running = await start({ CROSSDOCK_MAX_BYTES: '5000000', CROSSDOCK_MAX_DOCUMENT_BYTES: '2000' });
  });
  afterAll(() => running.close());

  it('is live and ready', async () => {
    const live = await get('/health/live');
    expect(live.status).toBe(200);
    expect(await live.json()).toEqual({ status: 'live', eventLoopDelayMs: expect.any(Number) });
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      status: 'ready',
      checks: [
        { name: 'database', ok: true },
        { name: 'log', ok: true },
        { name: 'migrations', ok: true },
      ],
    });
  });

  it('says at / what runs here: a page for people, JSON for programs', async () => {
    const page = await get('/', { accept: 'text/html' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await page.text()).toContain('<a href="/notes">All notes</a>');
    const json = await get('/', { accept: 'application/json' });
    expect(await json.json()).toMatchObject({ name: 'Crossdock', apps: [{ name: 'orders', title: 'Notes' }] });
  });

  it('shows the API to browse, from its own files alone', async () => {
    const page = await (await get('/docs')).text();
    expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      '/docs/swagger-ui.css',
      '/docs/favicon-32x32.png',
      '/openapi.json',
      '/docs/swagger-ui-bundle.js',
      '/docs/start.js',
    ]);
    for (const [file, type] of [
      ['swagger-ui.css', 'text/css; charset=utf-8'],
      ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
      ['start.js', 'text/javascript; charset=utf-8'],
      ['favicon-32x32.png', 'image/png'],
    ] as const) {
      const asset = await get(`/docs/${file}`);
      expect([asset.status, asset.headers.get('content-type')]).toEqual([200, type]);
    }
    expect((await get('/docs/package.json')).status).toBe(404);
    expect((await get('/docs/..%2Fpackage.json')).status).toBe(404);
  });

  it('describes its API in OpenAPI 3.1, with examples', async () => {
    const document = (await (await get('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, { get?: { parameters: { name: string }[]; responses: Record<string, object> } }>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/health/live', '/health/ready', '/metrics', '/notes', '/notes/bytes']),
    );
    const list = document.paths['/notes']!.get!;
    expect(list.parameters.map(({ name }) => name)).toEqual(['limit', 'cursor', 'text']);
    expect(Object.keys(list.responses)).toEqual(['200', '400', '503']);
    expect(list.responses['200']).toMatchObject({
      content: {
        'application/json': {
          example: { items: [{ id: 'n1', at: '2026-03-01', text: 'late' }], nextCursor: null },
          schema: { properties: { items: { type: 'array' } } },
        },
      },
    });
  });

  it('counts requests by route', async () => {
    await get('/notes/nothing');
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await metrics.text();
    expect(text).toMatch(/crossdock_http_request_seconds_count\{method="GET",route="none",status="404"\} \d+/);
    expect(text).toContain('crossdock_outbox_age_seconds{service="orders"} 0');
    expect(text).toContain('crossdock_dead_letters{service="orders"} 0');
  });

  describe('answers errors with problem details', () => {
    it.each([
      ['GET', '/nothing', 404, 'Not Found', 'There is nothing at GET /nothing. /docs lists what there is.'],
      ['DELETE', '/notes', 404, 'Not Found', 'There is nothing at DELETE /notes. /docs lists what there is.'],
      ['GET', '/notes?limit=0', 400, 'Bad limit', 'The limit must be a whole number from 1 to 200.'],
      ['GET', '/notes?limit=x', 400, 'Bad limit', 'The limit must be a whole number from 1 to 200.'],
      [
        'GET',
        '/notes?cursor=x',
        400,
        'Bad cursor',
        'The cursor is not one that this list gave out. Leave it away to begin at the first page.',
      ],
      ['GET', '/%zz', 400, 'Bad address', 'The address /%zz cannot be read. Percent-encode its parts.'],
      [
        'GET',
        '/notes/broken',
        500,
        'Internal Server Error',
        'Something failed here. The log tells more under the request id.',
      ],
      [
        'GET',
        '/notes/bad-sql',
        500,
        'Internal Server Error',
        'Something failed here. The log tells more under the request id.',
      ],
      [
        'GET',
        '/notes/busy',
        503,
        'Service Unavailable',
        'The database or the log does not answer just now. Try again.',
      ],
    ])('%s %s: %i', async (method, path, status, title, detail) => {
      const response = await fetch(running.url + path, { method });
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(response.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
      const type = title.startsWith('Bad ')
        ? `urn:crossdock:problem:${title.toLowerCase().replace(' ', '-')}`
        : 'about:blank';
      expect([response.status, await response.json()]).toEqual([
        status,
        { type, title, status, detail, instance: path.split('?')[0], requestId: expect.stringMatching(UUID) },
      ]);
    });

    it.each([
      ['application/json', '{"a":', 400, /^Body is not valid JSON/],
      ['application/json', '', 400, /^Body cannot be empty/],
      ['application/json', '{}', 415, /^Send the bytes of a file\.$/],
      ['application/json', JSON.stringify('x'.repeat(1998)), 415, /^Send the bytes of a file\.$/],
      [
        'application/json',
        JSON.stringify('x'.repeat(1999)),
        413,
        /^The body has more bytes of JSON than CROSSDOCK_MAX_DOCUMENT_BYTES allows\.$/,
      ],
      [
        'application/edi-x12',
        'x'.repeat(5000001),
        413,
        /^The body has 5000001 bytes; CROSSDOCK_MAX_BYTES allows 5000000\.$/,
      ],
    ])('POST of %s: %#', async (type, body, status, detail) => {
      const response = await fetch(`${running.url}/notes/bytes`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect([response.status, await response.json()]).toEqual([
        status,
        expect.objectContaining({ status, detail: expect.stringMatching(detail) }),
      ]);
    });

    it('carries the request id of the caller through', async () => {
      const response = await get('/nothing', { 'x-request-id': 'trace-0001.a' });
      expect(response.headers.get('x-request-id')).toBe('trace-0001.a');
      expect(await response.json()).toMatchObject({ requestId: 'trace-0001.a' });
      expect((await get('/nothing', { 'x-request-id': 'a b' })).headers.get('x-request-id')).toMatch(UUID);
    });

    it('refuses a post from another site', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' };
      const response = await fetch(`${running.url}/notes/bytes`, { method: 'POST', headers, body: 'ISA' });
      expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ title: 'Forbidden' })]);
    });
  });

  it.each([
    'application/edi-x12',
    'application/edifact',
    'application/xml',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'text/plain',
    'x-of-our-own/thing',
    undefined,
  ])('leaves a body of type %s to its controller as a stream', async (type) => {
    const response = await fetch(`${running.url}/notes/bytes`, {
      method: 'POST',
      headers: type === undefined ? {} : { 'content-type': type },
      body: Buffer.from('ISA*00*a=b&c~'),
    });
    expect([response.status, await response.json()]).toEqual([
      201,
      { bytes: 13, sha256: 'a4a6ef38eca7b24f5adaf9ccb2eb31403f5acfaef61851d22226eca5590c8385' },
    ]);
  });

  it('tells the controller when an upload is cut off', async () => {
    const upload = httpRequest(`${running.url}/notes/bytes`, {
      method: 'POST',
      headers: { 'content-type': 'application/edi-x12', 'content-length': '1000' },
    });
    upload.on('error', () => undefined);
    const chunk = once(happenings, 'chunk');
    upload.write('ISA*00*');
    await chunk;
    const cut = once(happenings, 'cut') as Promise<[Error]>;
    upload.destroy();
    const [error] = await cut;
    expect(error).toMatchObject({ code: 'ECONNRESET', message: 'aborted' });
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('leads through a list, each row once, in its order', async () => {
    const texts: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = (await (await get(`/notes?limit=50${query}`)).json()) as Page<{ text: string }>;
      texts.push(...page.items.map(({ text }) => text));
      sizes.push(page.items.length);
      cursor = page.nextCursor;
    }
    expect(sizes).toEqual([50, 50, 30]);
    expect(new Set(texts).size).toBe(130);
    expect(await (await get('/notes?text=note%2077')).json()).toMatchObject({
      items: [{ text: 'note 77', at: '2026-03-01 10:00:00.000025+00' }],
      nextCursor: null,
    });
  });
});
