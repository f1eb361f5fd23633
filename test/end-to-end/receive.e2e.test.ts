import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startCrossdock } from './crossdock.js';
import type { DocumentView, FailureView, InterchangeView, TransmissionView } from '@app/gateway';
import type { Answer, Crossdock, List } from './crossdock.js';
import { order850 } from './files.js';

let crossdock: Crossdock;
beforeAll(
  async () =>
    (crossdock = await startCrossdock({ gateway: { maxBytes: 3_000_000, fileStable: 200, fileOverdue: 400 } })),
  60_000,
);
afterAll(() => crossdock.close());

const codesOf = ({ body }: Answer<TransmissionView>): string[] => [
  ...body.failures.map((record) => String(record.failure.code)),
  ...body.interchanges.flatMap((one) => one.failures.map((record) => String(record.failure.code))),
];

describe('POST /transmissions', () => {
  it('answers 202 when the bytes are committed, and says where to look', async () => {
    const file = order850({ control: 11, order: 'PO-11' });
    const { status, body, headers } = await crossdock.post(file, { wait: false });
    expect(status).toBe(202);
    expect(body).toEqual({
      transmissionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(headers.get('location')).toBe(`/transmissions/${body.transmissionId}`);
    const raw = await crossdock.get(`/transmissions/${body.transmissionId}/raw`);
    expect(raw.body).toBe(file);
  });

  it('answers with document, acknowledgment and place when told to wait', async () => {
    const { status, body } = await crossdock.post(order850({ control: 12, order: 'PO-12' }));
    expect(status).toBe(200);
    expect(body.interchanges).toHaveLength(1);
    const [interchange] = body.interchanges;
    expect(interchange).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      partnerId: 'acme',
      control: '000000012',
    });
    expect(interchange!.documents).toMatchObject([
      { documentType: 'Order', documentNumber: 'PO-12', account: 'ACME', revision: 1, published: true },
    ]);
    expect(interchange!.acknowledgments).toMatchObject([{ kinds: ['997'] }]);
    expect(String(interchange!.acknowledgments[0]!.content)).toContain('AK1*PO*12~AK2*850*0001~AK5*A~AK9*A*1*1*1~');
    const document = await crossdock.get<{ content: unknown }>(`/documents/${interchange!.documents[0]!.documentId}`);
    expect(document.body.content).toMatchObject({
      documentType: 'Order',
      orderNumber: 'PO-12',
      account: 'ACME',
      revision: 1,
    });
  });

  it('keeps a file of several mebibytes byte for byte', async () => {
    const file = `${order850({ control: 13, order: 'PO-13', lines: 1000 })}${'\n'.repeat(2_500_000)}`;
    const { body } = await crossdock.post(file);
    expect(body.byteLength).toBe(file.length);
    const response = await fetch(`${crossdock.url}/transmissions/${body.transmissionId}/raw`);
    const raw = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(raw).digest('hex')).toBe(body.sha256);
    expect(response.headers.get('content-length')).toBe(String(file.length));
    expect(await readdir(join(crossdock.home, 'spool'))).toEqual([]);
  });
});

describe('bad input gets a clear answer', () => {
  it('refuses an empty body', async () => {
    const { status, body, headers } = await crossdock.post('');
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body).toMatchObject({
      title: 'Empty body',
      detail: 'The body is empty. Send the bytes of the file as the body.',
    });
  });

  it('refuses a body that is too large', async () => {
    const { status, body } = await crossdock.post('x'.repeat(3_000_001));
    expect(status).toBe(413);
    expect(body).toMatchObject({ title: 'Transmission too large', limit: 3_000_000 });
  });

  it('refuses JSON', async () => {
    const { status } = await crossdock.post('{}', { type: 'application/json' });
    expect(status).toBe(415);
  });

  it('keeps a JPEG and says that it is unreadable', async () => {
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304', 'hex');
    const answer = await crossdock.post(jpeg, { type: 'application/octet-stream' });
    expect(answer.status).toBe(200);
    expect(answer.body.interchanges).toEqual([]);
    expect(codesOf(answer)).toEqual(['CD-1002']);
  });

  it('rejects a file without IEA, and publishes nothing of it', async () => {
    const answer = await crossdock.post(order850({ control: 14, order: 'PO-14' }).replace(/IEA.*/, ''));
    expect(answer.status).toBe(200);
    expect(answer.body.interchanges).toMatchObject([{ state: 'processed', verdict: 'rejected', documents: [] }]);
    expect(String(answer.body.interchanges[0]!.acknowledgments[0]!.content)).toMatch(
      /TA1\*000000014\*\d{6}\*\d{4}\*R\*023~/,
    );
  });

  it.each([
    ['an unknown sender', order850({ control: 15, sender: 'NOBODY' }), 'CD-3001'],
    ['a receiver that is not us', order850({ control: 16, receiver: 'SOMEBODYELSE' }), 'CD-3002'],
    ['an unknown document type', order850({ control: 17, type: '870' }), 'CD-3003'],
    ['an unsupported version', order850({ control: 18, version: '003040' }), 'CD-3004'],
  ])('holds %s and shows it', async (_, file, code) => {
    const answer = await crossdock.post(file);
    expect(answer.status).toBe(200);
    expect(answer.body.interchanges).toMatchObject([
      { state: 'held', verdict: 'held', documents: [], acknowledgments: [] },
    ]);
    expect(codesOf(answer)).toEqual([code]);
    const held = await crossdock.get<List<InterchangeView>>('/interchanges?state=held&limit=200');
    expect(held.body.items.map(({ id }) => id)).toContain(answer.body.interchanges[0]!.id);
  });

  it('stores nothing of a body that is cut off', async () => {
    const before = await count();
    const { hostname, port } = new URL(crossdock.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /transmissions HTTP/1.1\r\nhost: x\r\ncontent-type: application/edi-x12\r\ncontent-length: 400\r\n\r\n${order850({ control: 19 }).slice(0, 200)}`,
        );
        setTimeout(() => socket.end(), 100);
      });
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^(HTTP\/1.1 400 |$)/);
    expect(await count()).toBe(before);
    expect(await readdir(join(crossdock.home, 'spool'))).toEqual([]);
    expect((await crossdock.post(order850({ control: 19, order: 'PO-19' }))).body.interchanges).toMatchObject([
      { verdict: 'accepted' },
    ]);
  });

  it('leaves a file of the inbox that is too large where it is, and says so once', async () => {
    const folder = join(crossdock.home, 'inbox', 'acme');
    await writeFile(join(folder, 'huge.edi'), 'x'.repeat(3_000_001));
    await writeFile(join(folder, 'after.edi'), order850({ control: 20, order: 'PO-20' }));
    const list = (): Promise<Answer<List<FailureView>>> => crossdock.get('/failures?code=CD-5003');
    const { body } = await eventually(list, ({ body: { items } }) => items.length > 0);
    expect(body.items).toMatchObject([
      {
        partnerId: 'acme',
        failure: { message: 'The file huge.edi in the inbox is larger than 3000000 bytes and stays there.' },
      },
    ]);
    expect(
      await eventually(
        () => readdir(folder),
        (names) => names.length === 1,
      ),
    ).toEqual(['huge.edi']);
  });

  it('answers 404 and 400 with problem details', async () => {
    expect(await crossdock.get('/transmissions/0199a5c2-7f3a-7d21-8a0e-6a1f0c1d2e3f')).toMatchObject({
      status: 404,
      body: { title: 'Transmission not found' },
    });
    expect((await crossdock.get('/transmissions/nonsense')).status).toBe(400);
    expect((await crossdock.get<List<InterchangeView>>('/interchanges?state=wrong')).status).toBe(400);
    expect((await crossdock.get('/failures?cursor=nonsense')).status).toBe(400);
  });
});

describe('lists', () => {
  it('lead through all pages', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    do {
      const { body }: Answer<List<InterchangeView>> = await crossdock.get(`/interchanges?limit=3${cursor}`);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor === null ? null : `&cursor=${body.nextCursor}`;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await count());
  });

  it('find documents by type and number, failures by code', async () => {
    const documents = await crossdock.get<List<DocumentView>>('/documents?type=Order&number=PO-12');
    expect(documents.body.items).toMatchObject([{ documentNumber: 'PO-12' }]);
    const failures = await crossdock.get<List<FailureView>>('/failures?code=CD-3001&status=open');
    expect(failures.body.items).toMatchObject([{ failure: { code: 'CD-3001' }, source: 'gateway' }]);
  });

  it('writes acknowledgments to the outbox folder of the partner', async () => {
    const files = await eventually(
      () => readdir(join(crossdock.home, 'outbox', 'acme')),
      (names) => names.some((name) => name.startsWith('997-000000002-')),
    );
    expect(files.filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

async function count(): Promise<number> {
  const { body } = await crossdock.get<List<InterchangeView>>('/interchanges?limit=200');
  return body.items.length;
}
