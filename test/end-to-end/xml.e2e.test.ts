import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailureView, InterchangeResult, TransmissionView } from '@app/gateway';
import { startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';

const XML = { type: 'application/xml' };
const golden = (path: string): string => readFileSync(`mappings/xml/${path}/input.xml`, 'utf8');
/** A UBL order of nordmarkt's, by its number. */
const order = (number: string): string => golden('UBL-2.1/Order/golden/stores').replaceAll('4500017', number);

let crossdock: Crossdock;
beforeAll(async () => (crossdock = await startCrossdock()), 120_000);
afterAll(() => crossdock.close());

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
const codes = ({ failures }: InterchangeResult | TransmissionView): string[] =>
  failures.map(({ failure }) => String(failure.code));

describe('XML through the gateway', () => {
  it('becomes an order, and nothing is answered', async () => {
    const { status, body } = await crossdock.post(order('4600001'), XML);
    expect([status, body.failures]).toEqual([200, []]);
    const [interchange] = body.interchanges;
    expect(interchange).toMatchObject({
      standard: 'xml',
      state: 'processed',
      verdict: 'accepted',
      partnerId: 'nordmarkt',
      control: '4600001',
      acknowledgments: [],
    });
    expect(interchange!.documents).toMatchObject([
      { documentType: 'Order', documentNumber: '4600001', account: 'NORDMARKT', revision: 1, published: true },
    ]);
    const { documentId } = interchange!.documents[0]!;
    const document = await crossdock.get<{ content: unknown }>(`/documents/${documentId}`);
    expect(document.body.content).toMatchObject({ currency: 'EUR', lines: [{ quantity: '120' }, { quantity: '1.5' }] });
  });

  it('has one effect, however often it comes', async () => {
    const file = order('4600002');
    expect(only(await crossdock.post(file, XML)).documents).toHaveLength(1);
    const again = only(await crossdock.post(file, XML));
    expect(again).toMatchObject({ state: 'duplicate', documents: [], acknowledgments: [] });
    const other = only(await crossdock.post(file.replace('>Becher<', '>Tasse<'), XML));
    expect(other).toMatchObject({ state: 'held', documents: [], acknowledgments: [] });
  });

  it('is a failure with line, column and byte where it is malformed', async () => {
    const file = order('4600003').replace('</cac:BuyerCustomerParty>', '</cac:BuyerParty>');
    const { status, body } = await crossdock.post(file, XML);
    expect(status).toBe(200);
    expect([body.interchanges, codes(body)]).toEqual([[], ['CD-1403']]);
    const { body: list } = await crossdock.get<List<FailureView>>('/failures?code=CD-1403');
    const line = file.slice(0, file.indexOf('</cac:BuyerParty>')).split('\n').length;
    expect(list.items).toMatchObject([
      {
        status: 'open',
        failure: { location: { line, column: expect.any(Number), byteOffset: expect.any(Number) } },
      },
    ]);
  });

  it('that the guide refuses is rejected, each failure at its place, and nothing is answered', async () => {
    const interchange = only(await crossdock.post(golden('cXML-1.2/OrderRequest/golden/broken'), XML));
    expect(interchange).toMatchObject({
      verdict: 'rejected',
      partnerId: 'nordmarkt',
      documents: [],
      acknowledgments: [],
    });
    expect(interchange.failures).toMatchObject([
      { failure: { code: 'CD-2504', location: { line: 17 } } },
      { failure: { code: 'CD-2506', location: { line: 17 } } },
      { failure: { code: 'CD-2505', location: { line: 18 } } },
      { failure: { code: 'CD-2504', location: { line: 18 } } },
      { failure: { code: 'CD-2503', location: { line: 20 } } },
      { failure: { code: 'CD-2504', location: { line: 20 } } },
      { failure: { code: 'CD-2501', location: { line: 20 } } },
      { failure: { code: 'CD-2504', location: { line: 21 } } },
    ]);
  });

  it.each([
    ['an unknown sender', order('4600004').replaceAll('>4001234000008<', '>4099999000006<'), 'CD-3001'],
    ['a receiver that is not us', order('4600005').replaceAll('>5412345000013<', '>4099999000006<'), 'CD-3002'],
    [
      'a document without an agreement',
      order('4600006')
        .replaceAll('Order-2"', 'OrderCancellation-2"')
        .replace(/(<\/?)Order\b/g, '$1OrderCancellation'),
      'CD-3003',
    ],
  ])('of %s is held', async (_, file, code) => {
    const interchange = only(await crossdock.post(file, XML));
    expect(interchange).toMatchObject({ state: 'held', documents: [], acknowledgments: [] });
    expect(codes(interchange)).toEqual([code]);
  });

  it('of cXML and of the bank becomes an order and two credits', async () => {
    const orders = only(await crossdock.post(golden('cXML-1.2/OrderRequest/golden/stores'), XML));
    expect(orders.documents).toMatchObject([
      { documentType: 'Order', documentNumber: 'NM-4711', account: 'NORDMARKT' },
    ]);
    const credits = only(await crossdock.post(golden('ISO-20022/camt.054.001.02/golden/credits'), XML));
    expect(credits).toMatchObject({ partnerId: 'hanseatic', state: 'processed', verdict: 'accepted' });
    expect(credits.documents.map(({ documentNumber }) => documentNumber)).toEqual([
      '2026030300017',
      '2026030300017',
      'HANS20260303-1',
    ]);
    expect(credits.documents.map(({ revision, published }) => [revision, published])).toEqual([
      [1, true],
      [1, true],
      [1, true],
    ]);
  });
});
