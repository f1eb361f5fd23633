import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ControlNumberChangeView, ControlNumberView } from '@app/gateway';
import { startCrossdock } from './crossdock.js';
import type { Answer, Crossdock, List } from './crossdock.js';
import { order850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => (crossdock = await startCrossdock()), 120_000);
afterAll(() => crossdock.close());

const SCOPE = 'x12/interchange/ZZ:HARBORGOODS/ZZ:ACMERETAIL';
const set = async (body: object): Promise<Answer<Record<string, unknown>>> => {
  const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${crossdock.url}/control-numbers`, init);
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: answer };
};
const answered = async (control: number): Promise<number> => {
  const { body } = await crossdock.post(order850({ control, order: `PO-${control}` }));
  return Number(body.interchanges[0]!.acknowledgments[0]!.control);
};
const listed = async (query = ''): Promise<readonly ControlNumberView[]> =>
  (await crossdock.get<List<ControlNumberView>>(`/control-numbers${query}`)).body.items;

describe('our control numbers', () => {
  it('are shown, a page at a time', async () => {
    expect(await listed()).toEqual([]);
    expect(await answered(1)).toBe(1);
    const all = await listed();
    expect(all.map(({ scope, last }) => [scope, last])).toEqual([
      ['x12/group/ZZ:HARBORGOODS/ZZ:ACMERETAIL', 1],
      [SCOPE, 1],
      ['x12/transaction/ZZ:HARBORGOODS/ZZ:ACMERETAIL', 1],
    ]);
    const first = await crossdock.get<List<ControlNumberView>>('/control-numbers?limit=2');
    expect(first.body.items).toEqual(all.slice(0, 2));
    expect(await listed(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual(all.slice(2));
  });

  it('are set with a reason, which is kept', async () => {
    const done = await set({ scope: SCOPE, last: 41_000, reason: 'taken over from the old system', by: 'kim' });
    expect(done).toMatchObject({
      status: 200,
      body: { scope: SCOPE, last: 41_000, changedBy: 'kim', reason: 'taken over from the old system' },
    });
    expect(await answered(2)).toBe(41_001);
    const { body } = await crossdock.get<List<ControlNumberChangeView>>(
      `/control-numbers/changes?scope=${encodeURIComponent(SCOPE)}`,
    );
    expect(body.items).toMatchObject([
      {
        scope: SCOPE,
        before: 1,
        after: 41_000,
        reason: 'taken over from the old system',
        forced: false,
        changedBy: 'kim',
      },
    ]);
    expect(Date.parse(body.items[0]!.changedAt)).not.toBeNaN();
  });

  it('are not set back below one that was used, unless by force', async () => {
    const back = { scope: SCOPE, last: 500, reason: 'the partner began anew', by: 'kim' };
    const refused = await set(back);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        title: 'Control numbers would repeat',
        detail: `Number 41001 of ${SCOPE} was used; going back to 500 would use numbers twice. Say "force": true if that is meant.`,
      },
    });
    expect(await answered(3)).toBe(41_002);
    expect((await set({ ...back, force: true })).body).toMatchObject({ last: 500, reason: 'the partner began anew' });
    expect(await answered(4)).toBe(501);
    const { body } = await crossdock.get<List<ControlNumberChangeView>>('/control-numbers/changes?limit=1');
    expect(body.items).toMatchObject([{ before: 41_002, after: 500, forced: true }]);
  });

  it.each([
    ['no reason', { scope: SCOPE, last: 9, by: 'kim' }, 400],
    ['a reason of blanks', { scope: SCOPE, last: 9, reason: '  ', by: 'kim' }, 400],
    ['nobody', { scope: SCOPE, last: 9, reason: 'why not' }, 400],
    ['a number below none', { scope: SCOPE, last: -1, reason: 'why not', by: 'kim' }, 400],
    ['ten digits', { scope: SCOPE, last: 1_000_000_000, reason: 'why not', by: 'kim' }, 400],
    ['no sequence', { scope: 'x12/everything', last: 9, reason: 'why not', by: 'kim' }, 400],
  ])('are not set with %s', async (_, body, status) => {
    expect((await set(body)).status).toBe(status);
  });

  it('may be set before the first is used', async () => {
    const scope = 'edifact/interchange/14:5412345000013/14:4001234000008';
    expect((await set({ scope, last: 77, reason: 'from the old system', by: 'kim' })).body).toMatchObject({ last: 77 });
  });

  it('have no gap and no repeat while others set them', async () => {
    const scope = 'x12/interchange/ZZ:HARBORGOODS/ZZ:ACMERETAIL';
    const [start] = (await listed()).filter((one) => one.scope === scope);
    const taking = Array.from({ length: 30 }, (_, index) => answered(100 + index));
    const setting = [1, 2, 3].map((step) =>
      set({ scope, last: start!.last + step * 1000, reason: `step ${step}`, by: 'kim' }),
    );
    const numbers = (await Promise.all(taking)).sort((a, b) => a - b);
    const steps = (await Promise.all(setting)).map(({ status }) => status);
    expect(steps.every((status) => status === 200 || status === 409)).toBe(true);
    expect(new Set(numbers).size).toBe(30);
    const { body } = await crossdock.get<List<ControlNumberChangeView>>('/control-numbers/changes?limit=3');
    const set3 = body.items.filter(({ reason }) => reason.startsWith('step'));
    // each number follows the one before, or what was set
    const follows = new Set([start!.last, ...set3.map(({ after }) => after), ...numbers]);
    expect(numbers.filter((number) => !follows.has(number - 1))).toEqual([]);
    for (const { before, after } of set3) {
      expect(after).toBeGreaterThan(before);
      expect(follows.has(before)).toBe(true);
    }
  });
});
