import { describe, expect, it } from '@jest/globals';
import { evaluateOrder } from './map.harness.js';

describe("the agreement's decimal mark", () => {
  it.each([
    ['12,50', 'comma', '12.50', []],
    ['12.50', undefined, '12.50', []],
    ['12.50', 'comma', undefined, ['CD-4111']],
    ['12,50', 'point', undefined, ['CD-4111']],
  ])('%s, where the mark is a %s', async (sent, mark, expected, codes) => {
    const { documents, failures } = await evaluateOrder(
      ['totals.amount: { decimal: CTT/AMT.02 }'],
      ['CTT*1', `AMT*TT*${sent}`],
      { lookups: { option: (name) => (name === 'decimal-mark' ? mark : undefined) } },
    );
    const [order] = documents;
    expect(order?.documentType === 'Order' ? order.totals?.amount : undefined).toBe(expected);
    expect(failures.map(({ code }) => code)).toEqual(codes);
  });
});
