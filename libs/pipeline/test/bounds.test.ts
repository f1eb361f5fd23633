import type { Failure } from '@app/interchange';
import { describe, expect, it } from '@jest/globals';
import { parse } from '@app/pipeline';
import { run } from './harness.js';
import { edifact, transaction, x12 } from './interchanges.js';

/** So many segments that no message has. */
const unknown = (count: number, segment: string): string[] => Array.from({ length: count }, () => segment);

const counted = (failures: readonly Failure[]): Record<string, number> =>
  failures.reduce<Record<string, number>>((counts, { code }) => ({ ...counts, [code]: (counts[code] ?? 0) + 1 }), {});

describe('the failures of one transaction are bounded', () => {
  it('a thousand are listed, then one says how many more there are; it is last', async () => {
    const file = x12({
      groups: [{ transactions: [transaction('0001', unknown(2500, 'ZZZ*1')), transaction('0002', ['PO1*1*5*EA*1'])] }],
    });
    const { transactions } = await run(file, { repeatsFaults: true });
    const { failures = [] } = transactions[0] ?? {};
    expect(counted(failures)).toMatchObject({ 'CD-2101': 1000, 'CD-2114': 1 });
    expect(failures.at(-1)).toMatchObject({
      code: 'CD-2114',
      severity: 'error',
      message: 'Transaction 0001 has 1502 more errors than the 1000 that are listed.',
      location: { transactionControl: '0001', groupControl: '17', transactionType: '850', byteOffset: 161 },
    });
    expect(failures).toHaveLength(1001);
    expect(transactions[1]?.failures.map(({ code }) => code)).not.toContain('CD-2114');
  });

  it('the 997 names those that are listed, and says 5 once', async () => {
    const file = x12({ groups: [{ transactions: [transaction('0001', unknown(2500, 'ZZZ*1'))] }] });
    const { lines } = await run(file, { repeatsFaults: true });
    expect(lines.filter((line) => line.startsWith('AK3*ZZZ*'))).toHaveLength(1000);
    expect(lines.filter((line) => /^AK[59]\*/.test(line))).toEqual(['AK5*R*5~', 'AK9*R*1*1*0~']);
  });

  it('the CONTRL says 4 and names segments, and no other code', async () => {
    const message = `UNH+1+ORDERS:D:96A:UN'BGM+220+4711+9'${"ZZZ+1'".repeat(2500)}UNT+2503+1'`;
    const { lines } = await run(edifact({ messages: [message] }), { repeatsFaults: true });
    expect(lines.filter((line) => line.startsWith('UCM'))).toEqual(["UCM+1+ORDERS:D:96A:UN+4'"]);
    expect(lines.filter((line) => line.startsWith('UCS'))).toHaveLength(999);
  });

  it('warnings do not take the place of errors', async () => {
    const file = x12({
      groups: [{ transactions: [`ST*850*0001~${' \n~'.repeat(3)}${'~'.repeat(1500)}ZZZ*1~SE*3*0001~`] }],
    });
    const { transactions } = await run(file, { repeatsFaults: true });
    expect(transactions[0]?.failures.map(({ code }) => code)).toContain('CD-2101');
  });
});

describe('a transaction that is too long', () => {
  it('is told without its segments; the next has its own', async () => {
    const file = x12({
      groups: [{ transactions: [transaction('0001', unknown(50, 'REF*DP*1')), transaction('0002', ['REF*DP*2'])] }],
    });
    const told: unknown[] = [];
    for await (const event of parse([Buffer.from(file)], { maxTransactionBytes: 100 }))
      if (event.kind === 'transaction') {
        const { header, segments, failures } = event.transaction;
        told.push([
          header.control,
          event.segmentCount,
          segments.map((one) => one.sent(2)),
          failures.map((one) => one.code),
        ]);
      }
    expect(told).toEqual([
      ['0001', 52, [], ['CD-1308']],
      ['0002', 3, ['0002', '2', '0002'], []],
    ]);
  });
});
