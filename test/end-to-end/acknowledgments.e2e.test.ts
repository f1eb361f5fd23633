import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentView, InterchangeResult, TransmissionView } from '@app/gateway';
import { eventually, startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';
import { answers997, order850 } from './files.js';

const STERN = `name: Stern GmbH
identities:
  x12: [{ qualifier: ZZ, id: STERN }]
  edifact: [{ id: '4009999000009', qualifier: '14' }]
accounts: { STERN: {} }
acknowledgment: { duplicate: reject }
agreements: [{ message: '850' }, { message: ORDERS }]
`;
const partners = mkdtempSync(join(tmpdir(), 'partners-'));

let crossdock: Crossdock;
beforeAll(async () => {
  cpSync('partners', partners, { recursive: true });
  mkdirSync(join(partners, 'stern'));
  writeFileSync(join(partners, 'stern', 'partner.yaml'), STERN);
  crossdock = await startCrossdock({ environment: { CROSSDOCK_PARTNERS: partners } });
}, 120_000);
afterAll(async () => {
  await crossdock.close();
  rmSync(partners, { recursive: true });
});

/** These tests send nothing: that an answer has no question is told beside it. */
const NOT_OURS = [{ failure: { code: 'CD-6021', severity: 'warning' } }];

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
interface Received {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: { kind: string; answers: { group?: { control: string }; interchange?: { control: string } } };
}
const answered = ({ value: { answers } }: Received): string | undefined =>
  answers.group?.control ?? answers.interchange?.control;

/** What the topic says of the answers to these control numbers of ours. */
const received = (controls: readonly string[], count: number): Promise<Received[]> =>
  eventually(
    async () => {
      const { rows } = await crossdock.client.query<{ key: string; headers: Record<string, string>; value: string }>(
        "SELECT key, headers, value FROM log.record WHERE headers ->> 'ce_type' = 'acknowledgment.received' ORDER BY log_offset",
      );
      return rows
        .map(({ value, ...row }): Received => ({ ...row, value: JSON.parse(value) as Received['value'] }))
        .filter((event) => controls.includes(answered(event) ?? ''));
    },
    (events) => events.length >= count,
  );

describe('a 997 of a known partner', () => {
  const rejection = ['AK1*IN*7101', 'AK2*810*0001', 'AK3*IT1*8**8', 'AK4*4*212*6*1,250.00', 'AK5*R*5', 'AK9*R*1*1*0'];
  const file = answers997([rejection], { control: 501 });

  it('becomes a document and an event, and is not acknowledged', async () => {
    const interchange = only(await crossdock.post(file));
    expect(interchange).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      acknowledgments: [],
      failures: NOT_OURS,
      documents: [{ documentType: 'Acknowledgment', documentNumber: '7101', published: true }],
    });
    const [event] = await received(['7101'], 1);
    expect(event).toMatchObject({
      key: interchange.id,
      headers: { ce_sender: 'acme', ce_source: '/gateway' },
      value: {
        documentType: 'Acknowledgment',
        kind: '997',
        answers: { group: { functionalId: 'IN', control: '7101' } },
        verdict: 'rejected',
        transactions: [
          {
            type: '810',
            control: '0001',
            verdict: 'rejected',
            errors: [
              { table: 'AK502', code: '5', meaning: 'one segment or more is wrong' },
              {
                table: 'AK403',
                code: '6',
                meaning: 'the value holds a character that it may not',
                segment: 'IT1',
                position: 8,
                element: 4,
                value: '1,250.00',
              },
            ],
          },
        ],
      },
    });
    const listed = await crossdock.get<List<DocumentView>>('/documents?type=Acknowledgment&number=7101');
    expect(listed.body.items).toMatchObject([{ documentType: 'Acknowledgment', interchangeId: interchange.id }]);
    const { body } = await crossdock.get(`/documents/${listed.body.items[0]!.documentId}/content`);
    expect(body).toMatchObject({ kind: '997', verdict: 'rejected' });
  });

  it('has one effect, however often it comes', async () => {
    const before = await received(['7101'], 1);
    const again = only(await crossdock.post(file));
    expect(again).toMatchObject({ state: 'duplicate', documents: [], acknowledgments: [] });
    await crossdock.post(answers997([['AK1*IN*7102', 'AK9*A*1*1*1']], { control: 502 }));
    await received(['7102'], 1);
    expect(await received(['7101'], 1)).toEqual(before);
  });

  it('stands beside a TA1, which comes under its own number', async () => {
    const text = answers997([['AK1*IN*7103', 'AK9*A*1*1*1']], {
      control: 503,
      ta1: ['TA1*000007103*260301*0930*A*000', 'TA1*000007104*260301*0931*R*025'],
    });
    const interchange = only(await crossdock.post(text));
    expect(interchange).toMatchObject({
      state: 'processed',
      acknowledgments: [],
      failures: [...NOT_OURS, ...NOT_OURS, ...NOT_OURS],
    });
    const events = await received(['7103', '000007103', '000007104'], 3);
    expect(events.map((event) => [event.key, event.value.kind, answered(event)])).toEqual([
      [interchange.id, '997', '7103'],
      [interchange.id, 'TA1', '000007103'],
      [interchange.id, 'TA1', '000007104'],
    ]);
  });
});

describe('an interchange of more than a mebibyte', () => {
  it('is read in two passes, its TA1 and 997 too', async () => {
    const text = answers997([['AK1*IN*7116', 'AK9*A*1*1*1']], {
      control: 516,
      ta1: ['TA1*000007116*260301*0930*A*000', 'TA1*000007117*260301*0931*R*025'],
    }).replace('IEA*', `${'\r\n'.repeat(600_000)}IEA*`);
    const interchange = only(await crossdock.post(text));
    expect(interchange).toMatchObject({ state: 'processed', verdict: 'accepted', acknowledgments: [] });
    const events = await received(['7116', '000007116', '000007117'], 3);
    expect(events.map((event) => [event.key, event.value.kind, answered(event)]).sort()).toEqual([
      [interchange.id, '997', '7116'],
      [interchange.id, 'TA1', '000007116'],
      [interchange.id, 'TA1', '000007117'],
    ]);
    expect(only(await crossdock.post(text))).toMatchObject({ state: 'duplicate', documents: [] });
  });
});

describe('an interchange of TA1 alone', () => {
  it('is read, has one effect and gets no answer', async () => {
    const text = answers997([], { control: 504, ta1: ['TA1*000007105*260301*0930*R*023'] });
    const interchange = only(await crossdock.post(text));
    expect(interchange).toMatchObject({
      state: 'processed',
      verdict: 'accepted',
      acknowledgments: [],
      documents: [{ documentType: 'Acknowledgment', documentNumber: '000007105' }],
    });
    expect(only(await crossdock.post(text))).toMatchObject({ state: 'duplicate', documents: [] });
    const events = await received(['000007105'], 1);
    expect(events).toMatchObject([
      {
        value: {
          kind: 'TA1',
          verdict: 'rejected',
          errors: [{ table: 'TA105', code: '023', meaning: 'the interchange ends before its IEA' }],
        },
      },
    ]);
  });
});

describe('an acknowledgment of nobody we know', () => {
  it('is held', async () => {
    const text = answers997([['AK1*IN*7106', 'AK9*A*1*1*1']], { control: 505, sender: 'NOBODY' });
    const interchange = only(await crossdock.post(text));
    expect(interchange).toMatchObject({ state: 'held', verdict: 'held', documents: [], acknowledgments: [] });
    expect(interchange.failures).toMatchObject([{ failure: { code: 'CD-3001' }, status: 'open' }]);
    expect(await received(['7106'], 0)).toEqual([]);
  });
});

describe('a CONTRL', () => {
  it('becomes a document and an event', async () => {
    const text = [
      "UNB+UNOA:3+4001234000008:14+5412345000013:14+260302:0915+601'",
      "UNH+1+CONTRL:D:3:UN'",
      "UCI+8201+5412345000013:14+4001234000008:14+4+26'",
      "UNT+3+1'",
      "UNZ+1+601'",
    ].join('\n');
    const interchange = only(await crossdock.post(text, { type: 'application/edifact' }));
    expect(interchange).toMatchObject({ state: 'processed', acknowledgments: [], failures: NOT_OURS });
    expect(await received(['8201'], 1)).toMatchObject([
      { headers: { ce_sender: 'nordmarkt' }, value: { kind: 'CONTRL', verdict: 'rejected', errors: [{ code: '26' }] } },
    ]);
  });
});

describe('what came before, from a partner who wants it rejected', () => {
  it('of X12 gets a TA1 with 025 in place of its first answer', async () => {
    const text = order850({ control: 701, order: 'PO-701', sender: 'STERN' });
    expect(only(await crossdock.post(text))).toMatchObject({
      state: 'processed',
      acknowledgments: [{ kinds: ['997'] }],
    });
    const again = only(await crossdock.post(text));
    expect(again).toMatchObject({ state: 'duplicate', documents: [], acknowledgments: [{ kinds: ['TA1'] }] });
    expect(String(again.acknowledgments[0]!.content)).toContain('TA1*000000701*260302*0915*R*025~');
    const third = only(await crossdock.post(text));
    expect(third.acknowledgments[0]!.control).not.toBe(again.acknowledgments[0]!.control);
  });

  it('of EDIFACT gets a CONTRL with 26', async () => {
    const text = [
      "UNB+UNOC:3+4009999000009:14+5412345000013:14+260302:0915+702'",
      "UNH+1+ORDERS:D:96A:UN'",
      "BGM+220+PO-702+9'",
      "DTM+137:20260302:102'",
      "NAD+BY+4009999000009::9'",
      "NAD+SU+5412345000013::9'",
      "LIN+1++5412345001010:EN'",
      "QTY+21:12'",
      "UNS+S'",
      "UNT+9+1'",
      "UNZ+1+702'",
    ].join('\n');
    const first = only(await crossdock.post(text, { type: 'application/edifact' }));
    expect(first).toMatchObject({ verdict: 'accepted', acknowledgments: [{ kinds: ['CONTRL'] }] });
    const again = only(await crossdock.post(text, { type: 'application/edifact' }));
    expect(again).toMatchObject({ state: 'duplicate', documents: [], acknowledgments: [{ kinds: ['CONTRL'] }] });
    expect(String(again.acknowledgments[0]!.content)).toMatch(/UCI\+702\+[^']*\+4\+26/);
  });
});
