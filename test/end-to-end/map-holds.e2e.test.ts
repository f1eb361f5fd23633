import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailureView, InterchangeResult, InterchangeView, TransmissionView } from '@app/gateway';
import { eventually, startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';
import { transaction850 } from './files.js';

/** Interchanges with more bytes are read in two passes. */
const BATCH_BYTES = 2000;
/** Partners where acme has a table of its own for the quantities of an 860: QI and QD are not in it. */
const partners = mkdtempSync(join(tmpdir(), 'partners-'));
const TABLE = join(partners, 'acme', 'codes', 'quantity-meaning.yaml');
const table = (codes: string): void =>
  writeFileSync(TABLE, `extends: x12/codes/quantity-meaning\ncodes: { ${codes} }\n`);

let crossdock: Crossdock;
beforeAll(async () => {
  cpSync('partners', partners, { recursive: true });
  mkdirSync(join(partners, 'acme', 'codes'));
  table('CT: new-total');
  writeFileSync(join(partners, 'acme', '860.map.yaml'), 'extends: x12/004010/860/order-change\n');
  const partner = join(partners, 'acme', 'partner.yaml');
  writeFileSync(
    partner,
    readFileSync(partner, 'utf8').replace("{ message: '860',", "{ message: '860', map: acme/860,"),
  );
  crossdock = await startCrossdock({
    environment: { CROSSDOCK_PARTNERS: partners },
    gateway: { reloadInterval: 200, batchBytes: BATCH_BYTES },
  });
}, 120_000);
afterAll(async () => {
  await crossdock.close();
  rmSync(partners, { recursive: true });
});

/** Changes of acme in one group: each the action code of its only line; after them an 870, if one is wanted. */
function changes(control: number, actions: readonly string[], more: { status?: boolean } = {}): string {
  const nine = String(control).padStart(9, '0');
  const sets = actions.map((action, index) => {
    const st = String(index + 1).padStart(4, '0');
    return [
      `ST*860*${st}~`,
      `BCH*04*SA*CH-${control}-${index + 1}**${index + 1}*20260301~`,
      'N1*BY*ACME Retail Group*UL*0614141000005~',
      `POC*1*${action}*72*72*EA*12.50**UP*614141100019~`,
      'CTT*1~',
      `SE*6*${st}~`,
    ].join('\n');
  });
  const status = [
    `GS*RS*ACMERETAIL*HARBORGOODS*20260301*0930*${control + 1}*X*004010~`,
    transaction850(`ST-${control}`, 1, { type: '870' }),
    `GE*1*${control + 1}~`,
  ];
  return [
    `ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*U*00401*${nine}*0*P*>~`,
    `GS*PC*ACMERETAIL*HARBORGOODS*20260301*0930*${control}*X*004010~`,
    ...sets,
    `GE*${sets.length}*${control}~`,
    ...(more.status === true ? status : []),
    `IEA*${more.status === true ? 2 : 1}*${nine}~`,
  ].join('\n');
}

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
const numbersOf = ({ documents }: InterchangeResult): string[] => documents.map((one) => one.documentNumber).sort();
const heldCodes = async (id: string): Promise<readonly FailureView[]> =>
  (await crossdock.get<List<FailureView>>(`/failures?interchange=${id}&code=CD-4122`)).body.items;
const switched = async (): Promise<boolean> =>
  (await crossdock.get<string>('/metrics')).body.includes('definition_reloads_total{outcome="switched"} 1');

describe('a code that no table has, where that waits for a person', () => {
  it('holds its transaction and no other, says which code, and is held again when released too early', async () => {
    const held = only(await crossdock.post(changes(600, ['CA', 'QI', 'QD'])));
    expect(held).toMatchObject({ state: 'held', verdict: 'accepted', acceptedCount: 3, heldCount: 2 });
    expect(numbersOf(held)).toEqual(['CH-600-1']);
    expect(held.acknowledgments).toHaveLength(1);
    const { body: list } = await crossdock.get<List<InterchangeView>>('/interchanges?state=held');
    expect(list.items).toMatchObject([{ id: held.id, heldCount: 2 }]);
    const { body: detail } = await crossdock.command(`/interchanges/${held.id}/release`);
    expect(detail).toMatchObject({ state: 'held', heldCount: 2 });
    expect(detail.transactions.map(({ verdict, mapping }) => [verdict, mapping])).toEqual([
      ['accepted', null],
      ['accepted', 'held'],
      ['accepted', 'held'],
    ]);
    const failures = await heldCodes(held.id);
    expect(failures.map(({ failure, status }) => [failure.location, status])).toMatchObject([
      [{ transactionControl: '0003', segmentId: 'POC', elementPosition: 2 }, 'open'],
      [{ transactionControl: '0002', segmentId: 'POC', elementPosition: 2 }, 'open'],
    ]);
    expect(failures[1]?.failure).toMatchObject({
      message:
        'The code "QI" for lines[0].quantityMeaning waits for a decision: acme/codes/quantity-meaning.yaml does not say what it means.',
      remedy: expect.stringMatching(/^Add it to acme\/codes\/quantity-meaning\.yaml .* or refuse it\.$/),
      owner: 'business',
    });
  });

  it('is refused with a reason, for good', async () => {
    const held = only(await crossdock.post(changes(610, ['CA', 'QD'])));
    const decision = { transaction: 2, by: 'Bob', reason: 'They meant another order.' };
    const { body: refused } = await crossdock.command(`/interchanges/${held.id}/refuse`, decision);
    expect(refused).toMatchObject({ state: 'processed', verdict: 'accepted', heldCount: 0 });
    expect(refused.decisions).toMatchObject([{ decision: 'refuse', ...decision }]);
    const { body: again } = await crossdock.command(`/interchanges/${held.id}/reprocess`);
    expect(numbersOf(again)).toEqual(['CH-610-1']);
    expect(again.transactions.map(({ mapping }) => mapping)).toEqual([null, 'refused']);
    expect(await heldCodes(held.id)).toMatchObject([{ status: 'resolved', resolvedBy: 'Bob' }]);
    expect((await crossdock.command(`/interchanges/${held.id}/release`)).status).toBe(409);
  });

  it('is mapped when it is released after the table has it, whatever else waits, and answered once', async () => {
    const codes = only(await crossdock.post(changes(620, ['CA', 'QI', 'QD'])));
    const mixed = only(await crossdock.post(changes(630, ['QD'], { status: true })));
    expect(mixed).toMatchObject({ state: 'held', verdict: 'partially-accepted', heldCount: 2, documents: [] });
    const actions = Array.from({ length: 20 }, (_, index) => (index === 12 ? 'QI' : 'CA'));
    expect(changes(640, actions).length).toBeGreaterThan(BATCH_BYTES);
    const large = only(await crossdock.post(changes(640, actions)));
    expect(large).toMatchObject({ state: 'held', acceptedCount: 20, heldCount: 1 });
    expect(large.documents).toHaveLength(19);

    table('QI: increase, QD: decrease');
    expect(await eventually(switched, Boolean, 120_000)).toBe(true);
    const decided = (id: string, part: object = {}) => crossdock.command(`/interchanges/${id}/release`, part);
    const { body: one } = await decided(codes.id, { transaction: 2, by: 'Ada' });
    expect([one.state, one.heldCount, numbersOf(one)]).toEqual(['held', 1, ['CH-620-1', 'CH-620-2']]);
    expect(one.acknowledgments).toHaveLength(1);
    expect((await heldCodes(codes.id)).map(({ status, resolvedBy }) => [status, resolvedBy])).toEqual([
      ['open', undefined],
      ['resolved', 'Ada'],
    ]);
    const { body: both } = await decided(mixed.id);
    expect(both).toMatchObject({ state: 'processed', verdict: 'accepted', heldCount: 0 });
    expect([numbersOf(both), both.acknowledgments.length]).toEqual([['CH-630-1'], 2]);
    const { body: all } = await decided(large.id, { group: 1 });
    expect(all).toMatchObject({ state: 'processed', heldCount: 0 });
    expect(all.documents.map(({ revision }) => revision)).toEqual(Array(20).fill(1));
  }, 180_000);
});
