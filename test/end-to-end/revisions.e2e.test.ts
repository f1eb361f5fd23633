import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InterchangeResult, TransmissionView } from '@app/gateway';
import { eventually, startCrossdock } from './crossdock.js';
import type { Answer, Crossdock } from './crossdock.js';
import { order850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => {
  crossdock = await startCrossdock();
}, 120_000);
afterAll(() => crossdock.close());

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;

interface LogRecord {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** The records that tell of an order, when there are so many. */
async function recordsOf(order: string, count: number): Promise<LogRecord[]> {
  return eventually(
    async () => {
      const { rows } = await crossdock.client.query<LogRecord>(
        "SELECT headers, value FROM log.record WHERE topic LIKE '%orders.v1' AND headers ->> 'ce_subject' = $1 ORDER BY log_offset",
        [order],
      );
      return rows;
    },
    ({ length }) => length >= count,
  );
}

describe('an order processed again', () => {
  it('is the next revision, whose event supersedes the last, when it comes out different', async () => {
    const { id, documents } = only(await crossdock.post(order850({ control: 81, order: 'PO-81' })));
    const { documentId } = documents[0]!;
    await crossdock.client.query(
      `UPDATE gateway.document SET content = jsonb_set(content::jsonb, '{orderType}', '"other"')::json WHERE id = $1`,
      [documentId],
    );
    const again = await crossdock.command(`/interchanges/${id}/reprocess`);
    expect(again.body).toMatchObject({ state: 'processed', documents: [{ documentId, revision: 2 }] });
    const [, second] = await recordsOf('PO-81', 2);
    expect(second!.headers).toMatchObject({ ce_id: `${documentId}.2`, ce_supersedes: `${documentId}.1` });
    expect(JSON.parse(second!.value!)).toMatchObject({ orderNumber: 'PO-81', revision: 2 });
  });
});

describe('an order too large for a record', () => {
  it('travels by reference, and is found there byte for byte', async () => {
    const { documents } = only(await crossdock.post(order850({ control: 82, order: 'PO-82', lines: 9000 })));
    const [record] = await recordsOf('PO-82', 1);
    const path = `/documents/${documents[0]!.documentId}/content?revision=1`;
    expect(record!.value).toBeNull();
    expect(record!.headers.ce_dataref).toMatch(new RegExp(`${path.replace('?', '\\?')}$`));
    const content = Buffer.from(await (await fetch(crossdock.url + path)).arrayBuffer());
    expect(content.length).toBeGreaterThan(900_000);
    expect(createHash('sha256').update(content).digest('hex')).toBe(record!.headers.ce_sha256);
    expect(JSON.parse(content.toString())).toMatchObject({ orderNumber: 'PO-82', account: 'ACME', revision: 1 });
  });
});

describe('an interchange that cannot be processed', () => {
  it('is parked, lets its lane go on, and is run again when released', async () => {
    await crossdock.client.query("ALTER TABLE gateway.document ADD CONSTRAINT broken CHECK (number <> 'PO-83')");
    const parked = only(await crossdock.post(order850({ control: 83, order: 'PO-83' })));
    expect(parked).toMatchObject({ state: 'parked', documents: [], acknowledgments: [] });
    expect(parked.failures).toMatchObject([
      { failure: { code: 'CD-5002', owner: 'engineer', retryable: true }, status: 'open' },
    ]);
    expect(only(await crossdock.post(order850({ control: 84, order: 'PO-84' })))).toMatchObject({ state: 'processed' });
    await crossdock.client.query('ALTER TABLE gateway.document DROP CONSTRAINT broken');
    const released = await crossdock.command(`/interchanges/${parked.id}/release`, { by: 'Ada' });
    expect(released.body).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      documents: [{ documentNumber: 'PO-83' }],
    });
    expect(released.body.failures).toMatchObject([
      { failure: { code: 'CD-5002' }, status: 'resolved', resolvedBy: 'Ada' },
    ]);
  });
});

describe('the API', () => {
  it('describes the topics', async () => {
    const { body } = await crossdock.get<{ asyncapi: string; channels: Record<string, { address: string }> }>(
      '/asyncapi.json',
    );
    expect(body.asyncapi).toBe('3.0.0');
    expect(body.channels.orders!.address).toBe('crossdock.orders.v1');
  });

  it('describes every route with an example', async () => {
    const { body } = await crossdock.get<{ paths: Record<string, object> }>('/openapi.json');
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        'POST /transmissions',
        'GET /transmissions/{id}',
        'GET /transmissions/{id}/raw',
        'GET /interchanges',
        'GET /interchanges/{id}',
        'GET /interchanges/{id}/acknowledgments',
        'POST /interchanges/{id}/release',
        'POST /interchanges/{id}/refuse',
        'POST /interchanges/{id}/reprocess',
        'GET /documents',
        'GET /documents/{id}',
        'GET /documents/{id}/content',
        'GET /failures',
      ]),
    );
    expect(JSON.stringify(body.paths['/transmissions'])).toContain('ACMERETAIL');
  });
});
