import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, startCrossdock } from './crossdock.js';
import type {
  FailureView,
  InterchangeDetail,
  InterchangeResult,
  InterchangeView,
  TransmissionView,
} from '@app/gateway';
import type { Answer, Crossdock, List } from './crossdock.js';
import { order850, transaction850 } from './files.js';

let crossdock: Crossdock;
beforeAll(async () => {
  crossdock = await startCrossdock({ gateway: { fileStable: 300, fileOverdue: 1500, pollInterval: 100 } });
}, 120_000);
afterAll(() => crossdock.close());

const only = ({ body }: Answer<TransmissionView>): InterchangeResult => body.interchanges[0]!;
const contents = (interchange: InterchangeResult): string[] =>
  interchange.acknowledgments.map((one) => String(one.content));
const codes = (interchange: InterchangeResult): string[] => interchange.failures.map((one) => String(one.failure.code));

/** One interchange with an 850 in a group of its own, and an 870, which ACME has no agreement for, in another. */
function mixed(control: number, order: string): string {
  const [head, ...rest] = order850({ control, order }).split('\n');
  const end = rest.findIndex((line) => line.startsWith('IEA'));
  return [
    head,
    ...rest.slice(0, end),
    `GS*PC*ACMERETAIL*HARBORGOODS*20260302*0915*${control + 1}*X*004010~`,
    transaction850(`${order}-C`, 1, { type: '870' }),
    `GE*1*${control + 1}~`,
    `IEA*2*${String(control).padStart(9, '0')}~`,
  ].join('\n');
}

describe('what is held', () => {
  it('is refused once and for all, and the sender is told', async () => {
    const held = only(await crossdock.post(order850({ control: 41, type: '870', order: 'PO-41' })));
    expect(held).toMatchObject({ state: 'held', acknowledgments: [] });
    const refused = await crossdock.command(`/interchanges/${held.id}/refuse`, { by: 'Ada' });
    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({ state: 'processed', verdict: 'rejected', documents: [] });
    expect(contents(refused.body)[0]).toMatch(/AK2\*870\*0001~AK5\*R\*1~AK9\*R\*1\*1\*0/);
    expect(refused.body.decisions).toMatchObject([{ decision: 'refuse', by: 'Ada' }]);
    const again = await crossdock.command(`/interchanges/${held.id}/refuse`, { by: 'Ada' });
    expect(again.status).toBe(200);
    expect(contents(again.body)).toEqual(contents(refused.body));
    expect((await crossdock.command(`/interchanges/${held.id}/release`)).status).toBe(409);
    const failures = await crossdock.get<List<FailureView>>(`/failures?interchange=${held.id}&code=CD-3003`);
    expect(failures.body.items).toMatchObject([{ status: 'resolved', resolvedBy: 'Ada' }]);
  });

  it('in one group does not hold back the other, and is released by itself', async () => {
    const interchange = only(await crossdock.post(mixed(42, 'PO-42')));
    expect(interchange).toMatchObject({ state: 'held', verdict: 'partially-accepted', acceptedCount: 1, heldCount: 1 });
    expect(interchange.documents).toMatchObject([{ documentNumber: 'PO-42' }]);
    expect(contents(interchange)).toHaveLength(1);
    expect(contents(interchange)[0]).toContain('AK1*PO*42~');
    expect((await crossdock.command(`/interchanges/${interchange.id}/release`, { group: 1 })).status).toBe(409);
    const released = await crossdock.command(`/interchanges/${interchange.id}/release`, { group: 2 });
    expect(released.body).toMatchObject({ state: 'processed', verdict: 'accepted', heldCount: 0 });
    expect(contents(released.body)).toHaveLength(2);
    expect(contents(released.body)[1]).toContain('AK1*PC*43~');
    expect(contents(released.body)[1]).not.toContain('AK1*PO');
    expect(released.body.documents.map(({ documentNumber, revision }) => [documentNumber, revision])).toEqual([
      ['PO-42', 1],
    ]);
  });

  it('of an unknown sender is never acknowledged, and can be refused', async () => {
    const held = only(await crossdock.post(order850({ control: 44, sender: 'STRANGER', order: 'PO-44' })));
    const refused = await crossdock.command(`/interchanges/${held.id}/refuse`);
    expect(refused.body).toMatchObject({ state: 'processed', verdict: 'rejected', acknowledgments: [] });
  });

  it('does not block its lane', async () => {
    const held = only(await crossdock.post(order850({ control: 45, type: '870', order: 'PO-45' })));
    const next = only(await crossdock.post(order850({ control: 46, order: 'PO-46' })));
    expect([held.state, next.state]).toEqual(['held', 'processed']);
  });

  it('answers 404 for what there is not, 400 for a decision of another form', async () => {
    const unknown = '/interchanges/0199a5c2-7f3a-7d21-8a0e-6a1f0c1d2e3f/release';
    expect((await crossdock.command(unknown)).status).toBe(404);
    expect((await crossdock.command(unknown, { part: 1 })).status).toBe(400);
  });
});

describe('processing again', () => {
  it('publishes nothing when the documents come out equal', async () => {
    const { id } = only(await crossdock.post(order850({ control: 47, order: 'PO-47' })));
    const again = await crossdock.command(`/interchanges/${id}/reprocess`);
    expect(again.body).toMatchObject({ state: 'processed', documents: [{ documentNumber: 'PO-47', revision: 1 }] });
    expect(contents(again.body)).toHaveLength(1);
  });
});

describe('test traffic', () => {
  it('is validated, acknowledged and mapped, and not published', async () => {
    const interchange = only(await crossdock.post(order850({ control: 48, order: 'PO-48', usage: 'T' })));
    expect(interchange).toMatchObject({
      test: true,
      verdict: 'accepted',
      documents: [{ documentNumber: 'PO-48', test: true, published: false }],
    });
    expect(contents(interchange)[0]).toMatch(/\*0\*T\*>~GS/);
  });
});

describe('the watched folder', () => {
  const drop = async (partner: string, name: string, content: string): Promise<void> => {
    const folder = join(crossdock.home, 'inbox', partner);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `.${name}`), content);
    await rename(join(folder, `.${name}`), join(folder, name));
  };
  const archived = async (name: string): Promise<string[]> => {
    const days = await readdir(join(crossdock.home, 'archive')).catch(() => []);
    const files = await Promise.all(days.map((day) => readdir(join(crossdock.home, 'archive', day))));
    return files.flat().filter((file) => file.endsWith(name));
  };
  const interchangeOf = async (control: string): Promise<InterchangeDetail | undefined> => {
    const { body } = await crossdock.get<List<InterchangeView>>(`/interchanges?control=${control}`);
    const [found] = body.items;
    return found && (await crossdock.get<InterchangeDetail>(`/interchanges/${found.id}`)).body;
  };

  it('takes a whole file, archives it and answers in the outbox', async () => {
    await drop('acme', 'order-51.edi', order850({ control: 51, order: 'PO-51' }));
    expect(
      await eventually(
        () => archived('order-51.edi'),
        ({ length }) => length === 1,
      ),
    ).toHaveLength(1);
    const interchange = await eventually(
      () => interchangeOf('000000051'),
      (one) => one?.state === 'processed',
    );
    expect(interchange).toMatchObject({ verdict: 'accepted', documents: [{ documentNumber: 'PO-51' }] });
    expect(await readdir(join(crossdock.home, 'inbox', 'acme'))).toEqual([]);
  });

  it('ignores names that writers use for what is not done, and takes a cut file only after the longer time', async () => {
    const folder = join(crossdock.home, 'inbox', 'acme');
    const cut = order850({ control: 52, order: 'PO-52' }).replace(/SE\*[^]*/, '');
    for (const name of ['.hidden', 'a.tmp', 'b.PART']) await writeFile(join(folder, name), cut);
    const began = Date.now();
    await drop('acme', 'cut.edi', cut);
    expect(
      await eventually(
        () => archived('cut.edi'),
        ({ length }) => length === 1,
      ),
    ).toHaveLength(1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1500);
    expect((await readdir(folder)).sort()).toEqual(['.hidden', 'a.tmp', 'b.PART']);
    expect(
      await eventually(
        () => interchangeOf('000000052'),
        (one) => one?.state === 'processed',
      ),
    ).toMatchObject({
      verdict: 'rejected',
    });
  });

  it('holds the file of another partner, until it is released', async () => {
    await drop('nordmarkt', 'order-53.edi', order850({ control: 53, order: 'PO-53' }));
    const held = await eventually(
      () => interchangeOf('000000053'),
      (one) => one?.state === 'held',
    );
    expect(codes(held!)).toEqual(['CD-5001']);
    const released = await crossdock.command(`/interchanges/${held!.id}/release`, { by: 'Ada' });
    expect(released.body).toMatchObject({
      state: 'processed',
      partnerId: 'acme',
      documents: [{ documentNumber: 'PO-53' }],
    });
    expect(released.body.failures).toMatchObject([{ failure: { code: 'CD-5001' }, status: 'resolved' }]);
  });
});
