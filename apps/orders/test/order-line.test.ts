import { describe, expect, it } from '@jest/globals';
import type { OrderLine } from '@app/canonical';
import type { LineStatus } from '../src/domain/order-line.js';
import { fulfil, orderedLines } from '../src/domain/order-line.js';
import { orderStatus } from '../src/domain/order-status.js';
import { order } from './documents.js';

describe('what is open of a line', () => {
  it.each([
    ['10', '0', false, { quantityShipped: '0', quantityOpen: '10', status: 'open' }],
    ['10', '4', false, { quantityShipped: '4', quantityOpen: '6', status: 'partially-shipped' }],
    ['10.50', '10.5', false, { quantityShipped: '10.5', quantityOpen: '0.00', status: 'shipped' }],
    ['10', '12', false, { quantityShipped: '12', quantityOpen: '0', quantityOver: '2', status: 'over-shipped' }],
    ['10', '4', true, { quantityShipped: '4', quantityOpen: '0', status: 'cancelled' }],
    [undefined, '0', false, { quantityShipped: '0', status: 'open' }],
    [undefined, '4', false, { quantityShipped: '4', status: 'partially-shipped' }],
    [undefined, '4', true, { quantityShipped: '4', status: 'cancelled' }],
  ])('%s ordered, %s shipped, cancelled: %s', (ordered, shipped, cancelled, expected) => {
    expect(fulfil(ordered, shipped, cancelled)).toEqual(expected);
  });
});

describe('the ordered quantity', () => {
  const location = { scheme: 'BUYER_ASSIGNED', value: '0001' };
  const cases: { name: string; line: Partial<OrderLine>; quantity: string | undefined }[] = [
    { name: 'as sent', line: { quantity: '9.250' }, quantity: '9.250' },
    {
      name: 'of its locations',
      line: { unit: 'EA', allocations: [{ location, quantity: '4', unit: 'EA' }, { location, quantity: '5' }] },
      quantity: '9',
    },
    { name: 'not of locations in another unit', line: { unit: 'EA', allocations: [{ location, quantity: '4', unit: 'CA' }] }, quantity: undefined },
    { name: 'of its schedule', line: { schedule: [{ quantity: '4', date: '2026-03-01', type: '002' }, { quantity: '2', date: '2026-04-01', type: '002' }] }, quantity: '6' },
    { name: 'not known', line: {}, quantity: undefined },
  ]; // prettier-ignore

  it.each(cases)('$name', ({ line, quantity }) => {
    const [ordered] = orderedLines(order('PO1', [{ position: 1, identifiers: [], ...line }]));

    expect(ordered?.quantityOrdered).toBe(quantity);
  });
});

it('the delivery dates of a line go before those of the order', () => {
  const lines = orderedLines(
    order(
      'PO1',
      [
        { position: 1, identifiers: [], requestedDelivery: { date: '2026-03-09T10:00' } },
        { position: 2, identifiers: [] },
      ],
      { requestedDelivery: { earliest: '2026-03-01', latest: '2026-03-05' } },
    ),
  );

  expect(lines.map(({ requestedFrom, requestedTo }) => [requestedFrom, requestedTo])).toEqual([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-01', '2026-03-05'],
  ]);
});

it.each<[LineStatus[], boolean, string]>([
  [[], false, 'open'],
  [['open', 'open'], false, 'open'],
  [['shipped', 'open'], false, 'partially-shipped'],
  [['partially-shipped'], false, 'partially-shipped'],
  [['shipped', 'shipped'], false, 'shipped'],
  [['over-shipped', 'open'], false, 'over-shipped'],
  [['cancelled', 'cancelled'], true, 'cancelled'],
])('an order of lines %j, cancelled: %s, is %s', (lines, cancelled, status) => {
  expect(orderStatus(lines, cancelled)).toBe(status);
});
