import { describe, expect, it } from '@jest/globals';
import { Expression, ExpressionError } from '../src/format/expression.js';
import { diagnosticsOf, evaluateOrder, orderMap } from './map.harness.js';

describe('a JSONata expression', () => {
  it('works on the texts that it is given', () => {
    const { value } = new Expression('$join($map(names, $uppercase), "-")').evaluate({ names: ['a', 'b'] });
    expect(value).toBe('A-B');
  });

  it.each([
    ['($f := function($n) { $f($n + 1) + 1 }; $f(0))', 0, 'it goes deeper than 200 levels'],
    ['$sum([1..100].($ * 2))', 1, 'it takes longer than 50 ms'],
    ['$number("x")', 0, 'Unable to cast value to a number: "x"'],
  ])('%s is stopped, where each step takes %s ms', (text, step, problem) => {
    let time = 0;
    const now = (): number => (time += step);
    expect(new Expression(text, now).evaluate({})).toEqual({ problem });
  });

  it.each([
    ['a +', 'Unexpected end of expression'],
    ['$match(a, /x+/)', 'regular expressions are not taken'],
    ['$now()', '$now is not taken'],
    ['$eval(a)', '$eval is not taken'],
    ['a'.repeat(1001), 'it has more than 1000 characters'],
  ])('%s is refused', (text, message) => {
    expect(() => new Expression(text)).toThrow(new ExpressionError(message));
  });
});

describe('the construct jsonata', () => {
  const evaluate = (expression: string, field = 'releaseNumber') =>
    evaluateOrder([`${field}: { jsonata: '${expression}', reads: { numbers: REF.02 } }`], ['REF*RL*7', 'REF*DP*8']);

  it('makes a field of what it reads', async () => {
    const { documents, failures } = await evaluate('$join(numbers, "/")');
    expect(failures).toEqual([]);
    expect(documents).toMatchObject([{ releaseNumber: '7/8' }]);
  });

  it.each([
    ['$number(numbers[0])', 'totals.amount', 'it gives 7, which the field cannot hold'],
    ['$number("x")', 'releaseNumber', 'Unable to cast value to a number: "x"'],
  ])('CD-4142: %s', async (expression, field, problem) => {
    const { documents, failures } = await evaluate(expression, field);
    expect(documents).toEqual([]);
    expect(failures).toMatchObject([
      { code: 'CD-4142', message: `The expression of ${field} could not be worked out: ${problem}.` },
    ]);
  });

  it('is refused when it is loaded', () => {
    const map = orderMap('releaseNumber: { jsonata: "$now()", reads: { a: BEG.01 } }', 'orderType: { jsonata: a }');
    expect(diagnosticsOf({ 'x12/004010/850/order.map.yaml': map })).toEqual([
      'x12/004010/850/order.map.yaml:6:20: This is no JSONata that can be used: $now is not taken. See docs.jsonata.org.',
      'x12/004010/850/order.map.yaml:7:3: "jsonata" says what it reads. Write it like "reads: { amounts: SAC.05 }".',
    ]);
  });
});
