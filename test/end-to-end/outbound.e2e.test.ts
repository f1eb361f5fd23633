import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnswerView, FailureView, OutboundDetail, OutboundView } from '@app/gateway';
import { eventually, startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';
import { answers997, invoice } from './files.js';

const START = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;

let crossdock: Crossdock;
let now = START;
beforeAll(async () => {
  crossdock = await startCrossdock({ clock: { now: () => new Date(now) } });
}, 120_000);
afterAll(() => crossdock.close());

const send = (document: object, query = ''): Promise<Answer<OutboundDetail>> =>
  crossdock.command(`/outbound${query}`, document) as unknown as Promise<Answer<OutboundDetail>>;
const one = async (id: string): Promise<OutboundDetail> =>
  (await crossdock.get<OutboundDetail>(`/outbound/${id}`)).body;
const inState = (id: string, state: string): Promise<OutboundDetail> =>
  eventually(
    () => one(id),
    (outbound) => outbound.state === state,
  );
const failuresOf = async (query: string): Promise<readonly FailureView[]> =>
  (await crossdock.get<List<FailureView>>(`/failures?${query}`)).body.items;
const answersTo = async (id: string): Promise<readonly AnswerView[]> =>
  (await crossdock.get<List<AnswerView>>(`/outbound/${id}/acknowledgments`)).body.items;
const overdueEvents = async (id: string): Promise<unknown[]> => {
  const { rows } = await crossdock.client.query<{ value: string }>(
    "SELECT value FROM log.record WHERE headers ->> 'ce_type' = 'acknowledgment.overdue' AND key = $1",
    [id],
  );
  return rows.map(({ value }): unknown => JSON.parse(value));
};

let answered = 900;
/** A 997 of acme on a group of ours. */
const answer = (group: string | undefined, ...segments: string[]) =>
  crossdock.post(answers997([[`AK1*IN*${group ?? ''}`, ...segments]], { control: ++answered }));

describe('an invoice for acme', () => {
  it('becomes an 810 in its outbox folder, is acknowledged, and says so', async () => {
    const sent = await send(invoice('OUT-1'));
    expect(sent.status).toBe(201);
    const { id } = sent.body;
    expect(sent.headers.get('location')).toBe(`/outbound/${id}`);
    expect(sent.body).toMatchObject({
      partnerId: 'acme',
      account: 'ACME',
      agreement: 'acme/810/004010/out',
      documentType: 'Invoice',
      documentNumber: 'OUT-1',
      guide: { ref: 'x12/004010/810', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      map: { ref: 'x12/004010/810/invoice', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      control: '000000001',
      groupControl: '1',
      transactionControl: '0001',
      document: { invoiceNumber: 'OUT-1' },
    });
    const outbound = await inState(id, 'sent');
    expect(outbound).toMatchObject({
      state: 'sent',
      file: `acme/810-000000001-${id.slice(-12)}.edi`,
      sentAt: '2026-03-02T09:00:00.000Z',
      dueAt: '2026-03-03T09:00:00.000Z',
      states: [{ state: 'created' }, { state: 'sent' }],
    });
    const file = await readFile(join(crossdock.home, 'outbox', outbound.file ?? ''), 'latin1');
    expect(file).toMatch(
      /^ISA\*00\* {10}\*00\* {10}\*ZZ\*HARBORGOODS {4}\*ZZ\*ACMERETAIL {5}\*260302\*0900\*U\*00401\*000000001\*0\*P\*>~/,
    );
    expect(file).toContain('GS*IN*HARBORGOODS*ACMERETAIL*20260302*0900*1*X*004010~');
    expect(file).toContain('BIG*20260302*OUT-1*');
    const content = await fetch(`${crossdock.url}/outbound/${id}/content`);
    expect(await content.text()).toBe(file);
    expect(content.headers.get('x-content-sha256')).toBe(outbound.sha256);

    await answer('1', 'AK9*A*1*1*1');
    expect(await inState(id, 'acknowledged')).toMatchObject({
      state: 'acknowledged',
      states: [{ state: 'created' }, { state: 'sent' }, { state: 'acknowledged' }],
    });
    expect(await answersTo(id)).toMatchObject([{ kind: '997', verdict: 'accepted', errors: [] }]);
  });

  it('is sent once, however often it is posted, and whatever its document id is', async () => {
    const first = await send(invoice('OUT-2'));
    const again = await Promise.all([
      send(invoice('OUT-2')),
      send({ ...invoice('OUT-2'), documentId: '6f1c2a52-3d1e-5b0c-9a63-8a7f7d3c2b10', revision: 2 }),
    ]);
    expect(again.map(({ status, body }) => [status, body.id, body.control])).toEqual([
      [200, first.body.id, first.body.control],
      [200, first.body.id, first.body.control],
    ]);
    const { body } = await crossdock.get<List<OutboundView>>('/outbound?type=Invoice&number=OUT-2');
    expect(body.items).toMatchObject([{ id: first.body.id }]);
    const changed = await send({ ...invoice('OUT-2'), notes: [{ text: 'corrected' }] });
    expect(changed.status).toBe(201);
    expect(changed.body.id).not.toBe(first.body.id);
  });

  it('is rejected where its 997 says so, with the errors', async () => {
    const { body } = await send(invoice('OUT-3'));
    await answer(
      body.groupControl,
      `AK2*810*${body.transactionControl}`,
      'AK3*IT1*8**8',
      'AK4*4*212*6*1,2',
      'AK5*R*5',
      'AK9*R*1*1*0',
    );
    expect(await inState(body.id, 'rejected')).toMatchObject({ state: 'rejected' });
    expect(await answersTo(body.id)).toMatchObject([
      {
        verdict: 'rejected',
        errors: [
          { table: 'AK502', code: '5' },
          { table: 'AK403', code: '6', segment: 'IT1', position: 8, element: 4, value: '1,2' },
        ],
      },
    ]);
    const [failure] = await failuresOf(`interchange=${body.id}`);
    expect(failure).toMatchObject({
      partnerId: 'acme',
      documentNumber: 'OUT-3',
      failure: { code: 'CD-6022', severity: 'error' },
    });
    expect(failure?.failure.message).toContain(
      'AK403 6 (the value holds a character that it may not) at IT1 8, element 4',
    );
  });

  it('is rejected by a TA1, and not acknowledged by one', async () => {
    const { body } = await send(invoice('OUT-4'));
    await inState(body.id, 'sent');
    const ta1 = (text: string) => crossdock.post(answers997([], { control: ++answered, ta1: [text] }));
    await ta1(`TA1*${body.control}*260302*0900*A*000`);
    expect(await one(body.id)).toMatchObject({ state: 'sent' });
    await ta1(`TA1*${body.control}*260302*0900*R*018`);
    expect(await one(body.id)).toMatchObject({ state: 'rejected' });
    expect(await answersTo(body.id)).toMatchObject([
      { kind: 'TA1', verdict: 'accepted' },
      { kind: 'TA1', verdict: 'rejected', errors: [{ table: 'TA105', code: '018' }] },
    ]);
  });
});

describe('what is not acknowledged in time', () => {
  it('is overdue, told of once, and still takes a late acknowledgment', async () => {
    const { body } = await send(invoice('OUT-5'));
    await inState(body.id, 'sent');
    now = START + 24 * HOUR - 1;
    await send(invoice('OUT-6'));
    expect(await one(body.id)).toMatchObject({ state: 'sent' });
    now = START + 24 * HOUR;
    expect(await inState(body.id, 'overdue')).toMatchObject({ state: 'overdue' });
    const told = await eventually(
      () => overdueEvents(body.id),
      (events) => events.length > 0,
    );
    expect(told).toMatchObject([
      { interchangeId: body.id, partnerId: 'acme', documentNumber: 'OUT-5', dueAt: '2026-03-03T09:00:00.000Z' },
    ]);
    expect(await failuresOf(`interchange=${body.id}`)).toMatchObject([
      { failure: { code: 'CD-6023' }, status: 'open' },
    ]);
    now += HOUR;
    await answer(body.groupControl, 'AK9*A*1*1*1');
    expect(await inState(body.id, 'acknowledged')).toMatchObject({ state: 'acknowledged' });
    expect(await failuresOf(`interchange=${body.id}`)).toMatchObject([
      { failure: { code: 'CD-6023' }, status: 'resolved' },
    ]);
    expect(await overdueEvents(body.id)).toHaveLength(1);
  });
});

describe('an acknowledgment that answers nothing', () => {
  it('is a warning with a remedy', async () => {
    const { body } = await answer('99999', 'AK9*A*1*1*1');
    expect(body.interchanges[0]?.failures).toMatchObject([
      {
        partnerId: 'acme',
        failure: {
          code: 'CD-6021',
          severity: 'warning',
          message: 'The 997 of acme answers group 99999, which we did not send them.',
        },
      },
    ]);
  });

  it('names a transaction of a group of ours that was not in it', async () => {
    const { body } = await send(invoice('OUT-7'));
    const { body: transmission } = await answer(body.groupControl, 'AK2*810*7777', 'AK5*A', 'AK9*A*1*1*1');
    expect(transmission.interchanges[0]?.failures).toMatchObject([{ failure: { code: 'CD-6021' } }]);
    expect(await one(body.id)).toMatchObject({ state: 'acknowledged' });
  });
});

describe('a document that cannot be sent', () => {
  it.each([
    ['no document', { hello: 1 }, '/documentType'],
    ['a field that is missing', { ...invoice('BAD-1'), totals: {} }, '/totals/due'],
    ['a field that is not known', { ...invoice('BAD-1'), colour: 'red' }, '/colour'],
  ])('is answered 400 for %s, with its JSON pointer', async (_, document, path) => {
    const { status, body } = await send(document);
    expect(status).toBe(400);
    expect(body).toMatchObject({ title: 'Bad body', errors: [{ path }] });
  });

  it('takes no number and is listed under the failures where its map refuses it', async () => {
    const long = 'X'.repeat(40);
    const before = await crossdock.get('/control-numbers');
    const { status, body } = await send(invoice(long));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      title: 'Document cannot be sent',
      errors: [{ code: 'CD-4211', path: '/invoiceNumber' }],
    });
    expect((await crossdock.get('/control-numbers')).body).toEqual(before.body);
    expect(await failuresOf('partner=acme&code=CD-4211')).toMatchObject([{ documentNumber: long, accountId: 'ACME' }]);
    const { body: listed } = await crossdock.get<List<OutboundView>>(`/outbound?number=${long}`);
    expect(listed.items).toEqual([]);
  });

  it.each([
    ['a partner whom nobody knows', invoice('BAD-2'), '?partner=nobody', 'CD-6011'],
    ['an account that nobody has', { ...invoice('BAD-3'), account: 'NOBODY' }, '', 'CD-6012'],
    ['no account at all', { ...invoice('BAD-4'), buyer: undefined, shipTo: undefined }, '', 'CD-6012'],
    ['a partner who gets none', invoice('BAD-5'), '?partner=swiftship', 'CD-6013'],
    ['an account of another partner', { ...invoice('BAD-6'), account: 'NORDMARKT' }, '?partner=acme', 'CD-6013'],
  ])('is answered 422 for %s', async (_, document, query, code) => {
    const { status, body } = await send(document, query);
    expect(status).toBe(422);
    expect(body).toMatchObject({ failures: [{ code }] });
  });
});

describe('the outbox folder', () => {
  it('holds one file for each interchange that was sent', async () => {
    const { rows } = await crossdock.client.query<{ file: string }>(
      'SELECT file_name AS file FROM gateway.outbound WHERE sent_at IS NOT NULL ORDER BY file_name',
    );
    const files = await readdir(join(crossdock.home, 'outbox', 'acme'));
    const invoices = files.filter((name) => name.startsWith('810-')).sort();
    expect(invoices.map((name) => `acme/${name}`)).toEqual(rows.map(({ file }) => file));
  });
});
