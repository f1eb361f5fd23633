import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentView, TransmissionView } from '@app/gateway';
import { startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';
import { answers997, orders850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => {
  crossdock = await startCrossdock();
}, 120_000);
afterAll(() => crossdock.close());

interface Told extends List<Record<string, unknown>> {
  readonly same: boolean;
  readonly notice?: string;
  readonly count: number;
  readonly madeBy: unknown;
  readonly toldBy: unknown;
}

const linkOf = ({ links }: DocumentView, name: 'explain' | 'unused'): string => links[name] ?? '';
const documentsOf = ({ body }: Answer<TransmissionView>): readonly DocumentView[] =>
  body.interchanges.flatMap(({ documents }) => documents);
const told = async (path: string): Promise<Told> => (await crossdock.get<Told>(path)).body;

/** The bytes that the answer names are those that it says were sent. */
async function expectTrue(document: DocumentView, fields: readonly Record<string, unknown>[]): Promise<void> {
  const raw = await fetch(`${crossdock.url}/transmissions/${transmissionOf(document)}/raw`);
  const bytes = Buffer.from(await raw.arrayBuffer());
  for (const { byteOffset, byteLength, value } of fields) {
    const [from, length] = [Number(byteOffset), Number(byteLength)];
    expect(
      bytes
        .subarray(from, from + length)
        .toString('latin1')
        .replaceAll('?', ''),
    ).toBe(value);
  }
}

const transmissionOf = ({ lineage }: DocumentView): string => (lineage as { transmissionId: string }).transmissionId;

describe('what a document was made from', () => {
  it('is told of the second of two orders, field by field, in the received file and in the map', async () => {
    const sent = await crossdock.post(`\n\n${orders850(['PO-300', 'PO-301'], { control: 300, lines: 2 })}`);
    const document = documentsOf(sent).find(({ documentNumber }) => documentNumber === 'PO-301')!;
    expect(document).toMatchObject({
      guide: { ref: 'x12/004010/850', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      map: { ref: 'x12/004010/850/order', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      links: {
        explain: `/documents/${document.documentId}/explain`,
        unused: `/documents/${document.documentId}/unused`,
      },
    });
    const answer = await told(`${linkOf(document, 'explain')}?limit=200`);
    expect(answer).toMatchObject({
      documentId: document.documentId,
      revision: 1,
      same: true,
      madeBy: { guide: document.guide, map: document.map },
      toldBy: { guide: document.guide, map: document.map },
    });
    expect(answer.count).toBe(answer.items.length);
    expect(answer.items.find(({ path }) => path === 'lines[1].quantity')).toMatchObject({
      segmentId: 'PO1',
      elementPosition: 2,
      value: '12',
      mapFile: 'x12/004010/850/order.map.yaml',
      mapLine: expect.any(Number),
    });
    await expectTrue(document, answer.items);
  });

  it('comes in pages', async () => {
    const [document] = documentsOf(await crossdock.post(orders850(['PO-302'], { control: 302, lines: 3 })));
    const { items, count } = await told(`${linkOf(document!, 'explain')}?limit=200`);
    const paged: unknown[] = [];
    for (let query = '?limit=7'; query !== '';) {
      const page = await told(linkOf(document!, 'explain') + query);
      paged.push(...page.items);
      query = page.nextCursor === null ? '' : `?limit=7&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(items);
    expect(paged).toHaveLength(count);
  });

  it.each([
    ['EDIFACT', 'edifact/D.96A/ORDERS/golden/distribution-centre/input.edi', 'application/edifact'],
    ['XML', 'xml/UBL-2.1/Order/golden/stores/input.xml', 'application/xml'],
  ])('is told of %s', async (_, file, type) => {
    const [document] = documentsOf(await crossdock.post(readFileSync(`mappings/${file}`), { type }));
    const { items, same } = await told(`${linkOf(document!, 'explain')}?limit=200`);
    expect(same).toBe(true);
    expect(items.map(({ path }) => path)).toEqual(expect.arrayContaining(['orderNumber', 'lines[0].quantity']));
    if (type === 'application/edifact') await expectTrue(document!, items);
    else expect(items.every(({ line, column }) => Number(line) > 1 && Number(column) > 0)).toBe(true);
  });

  it('is told of an acknowledgment of interchanges, which is in no group', async () => {
    const ta1 = ['TA1*000000009*260302*0900*A*000'];
    const [document] = documentsOf(await crossdock.post(answers997([], { control: 303, ta1 })));
    const { items } = await told(linkOf(document!, 'explain'));
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ segmentId: 'TA1', value: '000000009' })]));
    await expectTrue(document!, items);
  });
});

describe('what was sent and is not used', () => {
  it('is told in the order of the file', async () => {
    const file = orders850(['PO-304'], { control: 304 }).replace('CTT*1~\nSE*7', 'PID*F****Mug, white~\nCTT*1~\nSE*8');
    const [document] = documentsOf(await crossdock.post(file));
    const { items, same } = await told(linkOf(document!, 'unused'));
    expect(same).toBe(true);
    expect(items).toMatchObject([{ segmentId: 'PID', elementPosition: 1, value: 'F', name: 'Kind of description' }]);
    await expectTrue(document!, items);
  });
});

describe('definitions that changed since', () => {
  it('are said to have changed, and which', async () => {
    const [document] = documentsOf(await crossdock.post(orders850(['PO-305'], { control: 305 })));
    await crossdock.client.query("UPDATE gateway.document SET map_hash = 'another' WHERE id = $1", [
      document!.documentId,
    ]);
    const answer = await told(linkOf(document!, 'explain'));
    expect(answer).toMatchObject({
      same: false,
      madeBy: { map: { ref: 'x12/004010/850/order', hash: 'another' } },
      toldBy: { map: document!.map },
    });
    expect(answer.notice).toContain('The map x12/004010/850/order changed since the document was made.');
    expect(answer.notice).toContain('/reprocess makes the document anew.');
  });
});

describe('what cannot be told', () => {
  it('is answered 404 for no document, 422 for a transaction that is too large', async () => {
    const nowhere = '/documents/0199a5c2-7f3a-7d21-8a0e-6a1f0c1d2e3f/explain';
    expect(await crossdock.get(nowhere)).toMatchObject({ status: 404 });
    const [document] = documentsOf(await crossdock.post(orders850(['PO-306'], { control: 306 })));
    await crossdock.client.query(
      `UPDATE gateway.interchange_transaction SET byte_length = 3000000
       WHERE interchange_id = $1`,
      [document!.interchangeId],
    );
    const refused = await crossdock.get<{ detail: string }>(linkOf(document!, 'explain'));
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toContain('run "crossdock map --explain"');
  });
});
