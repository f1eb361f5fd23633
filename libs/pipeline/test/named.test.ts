import { describe, expect, it } from '@jest/globals';
import { agreed, run, terms } from './harness.js';
import { brokenOrder, order, x12 } from './interchanges.js';

/** Enough that what is named is packed: every hundredth is broken. */
const COUNT = 1300;

describe('a group of many transactions', () => {
  const control = (index: number): string => String(index + 1).padStart(4, '0');
  const isBroken = (index: number): boolean => index % 100 === 99;
  const transactions = Array.from({ length: COUNT }, (_, index) =>
    (isBroken(index) ? brokenOrder : order)(control(index)),
  );

  it.each([true, false])('is answered transaction by transaction, in order; accepted ones too: %s', async (all) => {
    const acknowledgment = terms({ acceptedSets: all });
    const { lines, results } = await run(x12({ groups: [{ transactions }] }), {
      agreements: agreed({ '850': { acknowledgment } }),
    });
    const named = lines.filter((line) => line.startsWith('AK2*')).map((line) => line.slice(0, -1));
    const expected = transactions.flatMap((_, index) => (all || isBroken(index) ? [`AK2*850*${control(index)}`] : []));
    expect(named).toEqual(expected);
    expect(lines.filter((line) => line === 'AK5*A~')).toHaveLength(all ? COUNT - 13 : 0);
    expect(lines.filter((line) => line.startsWith('AK5*R*'))).toHaveLength(13);
    expect(lines.at(-4)).toBe('AK9*P*1300*1300*1287~');
    const [group] = results[0]?.groups ?? [];
    expect([...(group?.transactions ?? [])].filter(({ verdict }) => verdict === 'rejected')).toHaveLength(13);
  });
});
