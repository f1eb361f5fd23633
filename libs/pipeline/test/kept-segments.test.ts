import { parse } from '@app/pipeline';
import type { ParseEvent } from '@app/pipeline';
import type { Segment } from '@app/interchange';
import { describe, expect, it } from '@jest/globals';
import { edifact, x12 } from './interchanges.js';

/** More than are kept as objects while they are read. */
const LINES = 9000;

async function transactionsOf(bytes: Buffer, size: number): Promise<Segment[][]> {
  function* chunks(): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found: Segment[][] = [];
  const note = (event: ParseEvent): void => {
    if (event.kind === 'transaction') found.push([...event.transaction.segments]);
  };
  for await (const event of parse(chunks())) note(event);
  return found;
}

describe('the segments of a long transaction', () => {
  const lineAt = (nth: number): string => {
    const content = `~${nth}*~`;
    if (nth % 1000 === 999) return `BIN*${content.length}*${content}`;
    return nth % 500 === 0 ? `N1*ST*Müller ${nth}` : `PO1*${nth}*10*EA`;
  };
  const body = Array.from({ length: LINES }, (_, nth) => lineAt(nth));
  const lines = ['ST*850*0001', ...body, `SE*${LINES + 2}*0001`];
  const second = ['ST*850*0002', 'BEG*00*SA*PO2', 'SE*3*0002'];
  const bytes = Buffer.from(
    x12({ groups: [{ transactions: [lines, second].map((one) => one.map((line) => `${line}~`).join('')) }] }),
    'latin1',
  );

  it.each([997, 65_536, 1_000_000])('stand where they were sent, in chunks of %i', async (size) => {
    const [long = [], short = []] = await transactionsOf(bytes, size);
    const start = bytes.indexOf('ST*850*0001');
    let at = start;
    expect(long).toHaveLength(lines.length);
    long.forEach((segment, nth) => {
      const line = lines[nth] ?? '';
      expect([segment.position, segment.ordinal, segment.byteOffset, segment.byteLength]).toEqual([
        nth + 1,
        nth + 3,
        at,
        line.length,
      ]);
      at += line.length + 1;
    });
    expect(long[8998]?.elements()).toEqual(['8997', '10', 'EA']);
    expect(long[8501]?.value(2)).toBe('Müller 8500');
    expect(Buffer.from(long[9000]?.binary(2) ?? []).toString()).toBe('~8999*~');
    expect(short.map(({ id, position, ordinal }) => [id, position, ordinal])).toEqual([
      ['ST', 1, 9005],
      ['BEG', 2, 9006],
      ['SE', 3, 9007],
    ]);
  });

  it('in EDIFACT too', async () => {
    const message = `UNH+1+ORDERS:D:96A:UN'${Array.from({ length: LINES }, (_, nth) => `LIN+${nth}++?'${nth}:EN'`).join('')}UNT+${LINES + 2}+1'`;
    const [long = []] = await transactionsOf(Buffer.from(edifact({ messages: [message] })), 65_536);
    expect(long).toHaveLength(LINES + 2);
    expect(long[9000]?.elements()).toEqual(['8999', '', ["'8999", 'EN']]);
    expect(long[9000]?.position).toBe(9001);
  });
});
