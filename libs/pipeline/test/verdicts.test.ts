import { describe, expect, it } from '@jest/globals';
import type { Decision } from '@app/pipeline';
import { finalVerdict } from '@app/pipeline';
import { agreed, run } from './harness.js';
import type { RunSettings } from './harness.js';
import { brokenOrder, edifact, order, orders, transaction, x12 } from './interchanges.js';

const release = { decision: 'release' } as const;
const refuse = { decision: 'refuse' } as const;
const stranger = {
  identify: () => ({ kind: 'unknown-sender' }) as const,
  resolve: () => ({ kind: 'unknown-sender' }) as const,
};
const misdirected = {
  identify: () => ({ kind: 'unknown-receiver' }) as const,
  resolve: () => ({ kind: 'unknown-receiver' }) as const,
};

/** Verdict of the interchange; of each group with its accepted and held; of each transaction in the end; failures. */
async function outcome(text: string, settings: RunSettings = {}): Promise<string[]> {
  const { results, transactions, failures, lines } = await run(text, settings);
  const verdicts = results.map(({ verdict }) => verdict);
  const groups = results.flatMap((result) =>
    result.groups.map((group) => `${group.verdict} ${group.acceptedCount}/${group.heldCount}`),
  );
  const final = transactions.map((one) => {
    const group = results
      .find(({ header }) => header.ordinal === one.interchange.ordinal)
      ?.groups.find(({ ordinal }) => ordinal === one.groupOrdinal);
    return group === undefined ? 'no group' : finalVerdict(one.verdict, group);
  });
  const codes = failures.map(({ code, severity }) => `${code} ${severity}`);
  const answer = lines.filter((line) => /^(TA1|AK5|AK9|UCI|UCM)/.test(line)).map((line) => line.replace(/[~']$/, ''));
  return [verdicts.join(), groups.join(', '), final.join(), [...new Set(codes)].join(', '), answer.join(' ')];
}

describe('one bad transaction', () => {
  const groups = [{ transactions: [order('0001'), transaction('0002', ['PO1*1']), order('0003')] }, { control: '18' }];
  it('never holds back its neighbours', async () => {
    expect(await outcome(x12({ groups }))).toEqual([
      'partially-accepted',
      'partially-accepted 2/0, accepted 1/0',
      'accepted,rejected,accepted,accepted',
      'CD-2105 error',
      'AK5*A AK5*R*5 AK5*A AK9*P*3*3*2 AK5*A AK9*A*1*1*1',
    ]);
  });

  it('rejects its group where that was agreed', async () => {
    expect(await outcome(x12({ groups }), { agreements: agreed({ '850': { allOrNothing: 'group' } }) })).toEqual([
      'partially-accepted',
      'rejected 0/0, accepted 1/0',
      'rejected,rejected,rejected,accepted',
      'CD-2105 error, CD-3008 error',
      'AK5*R*5 AK9*R*3*3*0 AK5*A AK9*A*1*1*1',
    ]);
  });

  it('rejects everything where that was agreed', async () => {
    expect(await outcome(x12({ groups }), { agreements: agreed({ '850': { allOrNothing: 'interchange' } }) })).toEqual([
      'rejected',
      'rejected 0/0, rejected 0/0',
      'rejected,rejected,rejected,rejected',
      'CD-2105 error, CD-3008 error',
      'AK5*R*5 AK9*R*3*3*0 AK9*R*1*1*0',
    ]);
    const messages = [orders('1'), "UNH+2+ORDERS:D:96A:UN'UNT+2+2'"];
    const agreements = agreed({ ORDERS: { allOrNothing: 'interchange' } });
    expect((await outcome(edifact({ messages }), { agreements })).at(-1)).toBe(
      'UCI+905+4001234000008:14+5412345000013:14+4+18',
    );
  });
});

describe('a message without an agreement', () => {
  const text = x12({
    groups: [{ transactions: [order('0001'), transaction('0002', ['BEG*1'], '860')] }, { control: '18' }],
  });
  const agreements = agreed({ '850': {} });
  const decided = (...decisions: Decision[]) => outcome(text, { agreements, decisions });

  it('is held, and its group is not answered; what is accepted beside it has its effect', async () => {
    expect(await decided()).toEqual([
      'partially-accepted',
      'held 1/1, accepted 1/0',
      'accepted,held,accepted',
      'CD-3003 error',
      'AK5*A AK9*A*1*1*1',
    ]);
  });

  it.each([{ transaction: 2 }, { group: 1 }, {}])('is released by %j', async (about) => {
    expect(await decided({ ...about, ...release })).toEqual([
      'accepted',
      'accepted 2/0, accepted 1/0',
      'accepted,accepted,accepted',
      'CD-3003 warning',
      'AK5*A AK5*A AK9*A*2*2*2 AK5*A AK9*A*1*1*1',
    ]);
  });

  it('is refused: AK502 1', async () => {
    expect(await decided({ transaction: 2, ...refuse })).toEqual([
      'partially-accepted',
      'partially-accepted 1/0, accepted 1/0',
      'accepted,rejected,accepted',
      'CD-3003 error',
      'AK5*A AK5*R*1 AK9*P*2*2*1 AK5*A AK9*A*1*1*1',
    ]);
  });

  it('lets only what was newly decided be answered', async () => {
    const { results } = await run(text, { agreements, decisions: [release] });
    expect(results[0]?.groups.map(({ ordinal, acknowledgment }) => [ordinal, acknowledgment])).toEqual([
      [1, '997'],
      [2, '997'],
    ]);
  });

  it('of EDIFACT holds the CONTRL of the whole interchange, and is refused with 14', async () => {
    const other = edifact({ messages: [orders('1'), "UNH+2+ORDRSP:D:96A:UN'BGM+1'UNT+3+2'"] });
    const known = agreed({ ORDERS: {} });
    expect((await outcome(other, { agreements: known })).at(-1)).toBe('');
    expect((await outcome(other, { agreements: known, decisions: [refuse] })).at(-1)).toBe(
      'UCI+905+4001234000008:14+5412345000013:14+7 UCM+1+ORDERS:D:96A:UN:EAN008+7 UCM+2+ORDRSP:D:96A:UN+4+14',
    );
  });

  it('is still validated when it is released', async () => {
    const broken = x12({ groups: [{ transactions: [brokenOrder('0001')] }] });
    expect(await outcome(broken, { agreements: agreed({}), decisions: [release] })).toEqual([
      'rejected',
      'rejected 0/0',
      'rejected',
      'CD-3003 warning, CD-2207 error, CD-2208 error, CD-2105 error',
      'AK5*R*5 AK9*R*1*1*0',
    ]);
  });
});

describe('a version without a guide', () => {
  const text = x12({ groups: [{ version: '003040', transactions: [order('0001'), order('0002')] }] });

  it('is held', async () => {
    expect(await outcome(text)).toEqual(['held', 'held 0/2', 'held,held', 'CD-3004 error', '']);
  });

  it('is refused as a group: AK905 2', async () => {
    expect(await outcome(text, { decisions: [refuse] })).toEqual([
      'rejected',
      'rejected 0/0',
      'rejected,rejected',
      'CD-3004 error',
      'AK9*R*2*2*0*2',
    ]);
  });

  it('is not chosen by ISA12, and falls back to the first six characters of GS08', async () => {
    const [verdict] = await outcome(x12({ groups: [{ version: '004010VICS' }] }));
    expect(verdict).toBe('accepted');
  });
});

describe('an interchange from or to nobody', () => {
  it.each([
    ['unknown sender', stranger, 'CD-3001'],
    ['unknown receiver', misdirected, 'CD-3002'],
  ])('%s: held and not answered, released or refused', async (_, agreements, code) => {
    expect(await outcome(x12(), { agreements })).toEqual(['held', 'held 0/1', 'held', `${code} error`, '']);
    expect(await outcome(x12(), { agreements, decisions: [refuse] })).toEqual([
      'rejected',
      'rejected 0/0',
      'rejected',
      `${code} error`,
      '',
    ]);
    expect(await outcome(x12(), { agreements, decisions: [release] })).toEqual([
      'accepted',
      'accepted 1/0',
      'accepted',
      `${code} warning`,
      '',
    ]);
  });

  it('a group code of nobody holds the group alone', async () => {
    const known = agreed({ '850': {} });
    const agreements = {
      ...known,
      resolve: (query: Parameters<typeof known.resolve>[0]) =>
        query.groupSender === 'NOBODY' ? ({ kind: 'unknown-sender' } as const) : known.resolve(query),
    };
    const text = x12({ groups: [{}, { control: '18', sender: 'NOBODY' }] });
    expect(await outcome(text, { agreements })).toEqual([
      'partially-accepted',
      'accepted 1/0, held 0/1',
      'accepted,held',
      'CD-3007 error',
      'AK5*A AK9*A*1*1*1',
    ]);
    expect((await outcome(text, { agreements, decisions: [{ group: 2, ...refuse }] })).slice(1, 3)).toEqual([
      'accepted 1/0, rejected 0/0',
      'accepted,rejected',
    ]);
  });
});

describe('duplicates', () => {
  const other = x12({ groups: [{ transactions: [order('0009')] }] });

  it('same bytes in one file: no effect, nothing new to answer', async () => {
    expect(await outcome(x12() + x12())).toEqual([
      'accepted,duplicate',
      'accepted 1/0, rejected 0/0',
      'accepted,rejected',
      'CD-3005 warning',
      'AK5*A AK9*A*1*1*1',
    ]);
  });

  it('same control number with other bytes: held, released, or refused with TA1 025', async () => {
    const text = x12() + other;
    const expected = ['accepted,held', 'accepted 1/0, held 0/1', 'accepted,held', 'CD-3006 error', 'AK5*A AK9*A*1*1*1'];
    expect(await outcome(text)).toEqual(expected);
    const known = { kind: 'conflict', of: 'an interchange of yesterday' } as const;
    expect((await outcome(other, { known })).slice(0, 2)).toEqual(['held', 'held 0/1']);
    expect((await outcome(other, { known, decisions: [release] })).slice(0, 4)).toEqual([
      'accepted',
      'accepted 1/0',
      'accepted',
      'CD-3006 warning',
    ]);
    expect(await outcome(other, { known, decisions: [refuse] })).toEqual([
      'rejected',
      'rejected 0/0',
      'rejected',
      'CD-3006 error',
      'TA1*000000905*261122*1030*R*025',
    ]);
  });

  it('are warnings for the command line', async () => {
    expect(await outcome(x12() + other, { duplicates: 'warn' })).toEqual([
      'accepted,accepted',
      'accepted 1/0, accepted 1/0',
      'accepted,accepted',
      'CD-3006 warning',
      'AK5*A AK9*A*1*1*1 AK5*A AK9*A*1*1*1',
    ]);
  });

  it('what had no effect does not block a resend', async () => {
    const broken = x12({ groups: [{ transactions: [brokenOrder('0001')] }] });
    expect((await outcome(broken + x12())).slice(0, 2)).toEqual(['rejected,accepted', 'rejected 0/0, accepted 1/0']);
  });
});
