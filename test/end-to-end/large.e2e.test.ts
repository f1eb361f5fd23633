import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startCrossdock } from './crossdock.js';
import type { InterchangeDetail, InterchangeResult, TransmissionView } from '@app/gateway';
import type { Answer, Crossdock } from './crossdock.js';
import { order850, orders850 } from './files.js';

let crossdock: Crossdock;
/** So small that every file of this test takes the way of a large one: two passes, a checkpoint every three orders. */
const LIMITS = { batchBytes: 1000, batchTransactions: 3 };

beforeAll(async () => {
  crossdock = await startCrossdock({ gateway: LIMITS });
}, 120_000);
afterAll(() => crossdock.close());

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
const numbers = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

describe('an interchange larger than one database transaction', () => {
  it('becomes documents in file order', async () => {
    const interchange = only(await crossdock.post(orders850(numbers(20, 'LA'), { control: 61 })));
    expect(interchange).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      transactionCount: 20,
      acceptedCount: 20,
    });
    expect(interchange.documents.map(({ documentNumber }) => documentNumber)).toEqual(numbers(20, 'LA'));
    expect(String(interchange.acknowledgments[0]!.content)).toContain('AK9*A*20*20*20~');
    const published = async (): Promise<string[]> => {
      const { rows } = await crossdock.client.query<{ order: string }>(
        `SELECT value::json ->> 'orderNumber' AS "order" FROM log.record
         WHERE topic LIKE '%orders.v1' AND headers ->> 'ce_type' = 'order.received'`,
      );
      return rows.map(({ order }) => order).sort();
    };
    expect(await eventually(published, ({ length }) => length >= 20)).toEqual(numbers(20, 'LA'));
  });

  it('that came before leaves nothing behind', async () => {
    const file = orders850(numbers(8, 'LB'), { control: 62 });
    const first = only(await crossdock.post(file));
    const second = only(await crossdock.post(file));
    expect(second).toMatchObject({ state: 'duplicate', duplicateOf: first.id, documents: [] });
    expect(second.failures.map((record) => record.failure.code)).toEqual(['CD-3005']);
    const detail = await crossdock.get<InterchangeDetail>(`/interchanges/${second.id}`);
    expect(detail.body.transactions).toEqual([]);
  });

  it('loses only its bad transactions', async () => {
    const file = orders850(numbers(8, 'LC'), { control: 63 }).replace('LC-05**20260302', 'LC-05**2026xx02');
    const interchange = only(await crossdock.post(file));
    expect(interchange).toMatchObject({ state: 'processed', verdict: 'partially-accepted', acceptedCount: 7 });
    expect(interchange.documents.map(({ documentNumber }) => documentNumber)).toEqual(
      numbers(8, 'LC').filter((number) => number !== 'LC-05'),
    );
    const detail = await crossdock.get<InterchangeDetail>(`/interchanges/${interchange.id}`);
    expect(detail.body.transactions.map(({ verdict }) => verdict)).toEqual([
      'accepted', 'accepted', 'accepted', 'accepted', 'rejected', 'accepted', 'accepted', 'accepted',
    ]); // prettier-ignore
  });

  it('without its end has no effect, whatever its transactions were', async () => {
    const file = orders850(numbers(8, 'LD'), { control: 64 }).replace(/IEA.*/, '');
    const interchange = only(await crossdock.post(file));
    expect(interchange).toMatchObject({ state: 'processed', verdict: 'rejected', documents: [] });
    const detail = await crossdock.get<InterchangeDetail>(`/interchanges/${interchange.id}`);
    expect(new Set(detail.body.transactions.map(({ verdict }) => verdict))).toEqual(new Set(['rejected']));
  });

  it('is held and released like any other', async () => {
    const file = orders850(numbers(5, 'LE'), { control: 65, sender: 'NOBODY' });
    const held = only(await crossdock.post(file));
    expect(held).toMatchObject({ state: 'held', documents: [] });
    const refused = await crossdock.command(`/interchanges/${held.id}/refuse`);
    expect(refused.body).toMatchObject({ state: 'processed', verdict: 'rejected' });
  });

  it('goes on at the checkpoint of who worked on it before', async () => {
    const { id } = only(await crossdock.post(orders850(numbers(9, 'LF'), { control: 66 })));
    await crossdock.client.query('DELETE FROM gateway.document WHERE interchange_id = $1 AND transaction_ordinal > 6', [
      id,
    ]);
    await crossdock.client.query(
      "UPDATE gateway.interchange SET state = 'publishing', pass = 2, checkpoint = 6 WHERE id = $1",
      [id],
    );
    const { body } = await crossdock.post(order850({ control: 67, order: 'LF-10' }));
    expect(body.interchanges).toMatchObject([{ state: 'processed' }]);
    const after = await crossdock.get<InterchangeDetail>(`/interchanges/${id}`);
    expect(after.body.state).toBe('processed');
    expect(after.body.documents.map(({ documentNumber, revision }) => [documentNumber, revision])).toEqual(
      numbers(9, 'LF').map((number) => [number, 1]),
    );
  });
});
