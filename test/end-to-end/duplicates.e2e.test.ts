import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCrossdock } from './crossdock.js';
import type { DocumentView, InterchangeResult, TransmissionView } from '@app/gateway';
import type { Answer, Crossdock, List } from './crossdock.js';
import { order850, orders850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => (crossdock = await startCrossdock()), 120_000);
afterAll(() => crossdock.close());

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
const contents = (interchange: InterchangeResult): string[] =>
  interchange.acknowledgments.map((one) => String(one.content));
const documentsOf = async (number: string): Promise<Answer<List<DocumentView>>> =>
  crossdock.get(`/documents?type=Order&number=${number}`);

describe('the same interchange again', () => {
  it('has no effect and is answered with the bytes stored the first time', async () => {
    const file = order850({ control: 21, order: 'PO-21' });
    const first = only(await crossdock.post(file));
    const second = only(await crossdock.post(file));
    expect(second).toMatchObject({ state: 'duplicate', verdict: 'duplicate', duplicateOf: first.id, documents: [] });
    expect(contents(second)).toEqual(contents(first));
    expect(second.failures).toMatchObject([{ failure: { code: 'CD-3005', severity: 'warning' } }]);
    expect((await documentsOf('PO-21')).body.items).toHaveLength(1);
  });

  it('is recognised inside one file', async () => {
    const file = order850({ control: 22, order: 'PO-22' });
    const { body } = await crossdock.post(file + file);
    expect(body.interchanges).toMatchObject([{ state: 'processed' }, { state: 'duplicate' }]);
    expect(contents(body.interchanges[1]!)).toEqual(contents(body.interchanges[0]!));
  });

  it('posted twenty times at once has one effect', async () => {
    const file = order850({ control: 23, order: 'PO-23' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => crossdock.post(file)));
    const states = answers.map((answer) => String(only(answer).state)).sort();
    expect(states).toEqual([...Array.from({ length: 19 }, () => 'duplicate'), 'processed']);
    expect(new Set(answers.flatMap((answer) => contents(only(answer)))).size).toBe(1);
    expect((await documentsOf('PO-23')).body.items).toHaveLength(1);
  });

  it('with other bytes is held, and takes the place of the first when released', async () => {
    await crossdock.post(order850({ control: 24, order: 'PO-24' }));
    const conflict = only(await crossdock.post(order850({ control: 24, order: 'PO-24-B' })));
    expect(conflict).toMatchObject({ state: 'held', verdict: 'held', documents: [], acknowledgments: [] });
    expect(conflict.failures).toMatchObject([{ failure: { code: 'CD-3006' }, status: 'open' }]);
    const released = await crossdock.command(`/interchanges/${conflict.id}/release`);
    expect(released.body).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      documents: [{ documentNumber: 'PO-24-B' }],
    });
    expect(only(await crossdock.post(order850({ control: 24, order: 'PO-24-B' })))).toMatchObject({
      state: 'duplicate',
      duplicateOf: conflict.id,
    });
  });

  it('is processed when the first try had no effect', async () => {
    const bad = order850({ control: 25, order: 'PO-25', quantity: 'many' });
    expect(only(await crossdock.post(bad))).toMatchObject({ state: 'processed', verdict: 'rejected' });
    const good = order850({ control: 25, order: 'PO-25' });
    expect(only(await crossdock.post(good))).toMatchObject({
      verdict: 'accepted',
      documents: [{ documentNumber: 'PO-25' }],
    });
    expect(only(await crossdock.post(bad))).toMatchObject({ state: 'held' });
  });
});

describe('our own control numbers', () => {
  it('have no gap and no repeat, however many interchanges come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        crossdock.post(order850({ control: 100 + index, order: `PO-${100 + index}` })),
      ),
    );
    const numbers = answers
      .flatMap((answer) => only(answer).acknowledgments.map(({ control }) => Number(control)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => numbers[0]! + index));
    const { body } = await crossdock.post(order850({ control: 140, order: 'PO-140' }));
    expect(Number(body.interchanges[0]!.acknowledgments[0]!.control)).toBe(numbers[0]! + 40);
  });
});

describe('one bad transaction', () => {
  it('holds back none of its neighbours', async () => {
    const file = orders850(['PO-31', 'PO-32', 'PO-33'], { control: 31 }).replace(
      'BEG*00*SA*PO-32**20260302',
      'BEG*00*SA*PO-32**2026xx02',
    );
    const interchange = only(await crossdock.post(file));
    expect(interchange).toMatchObject({ state: 'processed', verdict: 'partially-accepted', acceptedCount: 2 });
    expect(interchange.documents.map(({ documentNumber }) => documentNumber)).toEqual(['PO-31', 'PO-33']);
    expect(contents(interchange)[0]).toContain('AK9*P*3*3*2~');
    expect(interchange.failures).toMatchObject([
      {
        failure: { stage: 'validate', location: { transactionControl: '0002', segmentId: 'BEG', elementPosition: 5 } },
        partnerId: 'acme',
      },
    ]);
  });
});
