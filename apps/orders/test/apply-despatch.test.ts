import { describe, expect, it } from '@jest/globals';
import type { DespatchItem, OrderLine } from '@app/canonical';
import { applyDespatch } from '../src/domain/apply-despatch.js';
import { orderedLines } from '../src/domain/order-line.js';
import { shippedItems } from '../src/domain/shipment.js';
import { despatch, gtin, item, line, order } from './documents.js';

const A = { identifiers: [gtin('A')] };

interface Case {
  name: string;
  orders: Record<string, OrderLine[]>;
  items: DespatchItem[];
  outcomes: string[];
  shipped: Record<string, Record<number, string>>;
}

const cases: Case[] = [
  {
    name: 'an item reduces its line',
    orders: { '': [line(1, '10', 'A'), line(2, '5', 'B')] },
    items: [item('PO1', '4', { lineNumber: '1' }), item('PO1', '5', { identifiers: [gtin('B')] })],
    outcomes: ['applied 1:4', 'applied 2:5'],
    shipped: { '': { 1: '4', 2: '5' } },
  },
  {
    name: 'an item of several lines fills them in line order, the last takes the rest',
    orders: { '': [line(1, '3', 'A'), line(2, '4', 'A'), line(3, '2', 'A')] },
    items: [item('PO1', '12', A)],
    outcomes: ['applied 1:3,2:4,3:5'],
    shipped: { '': { 1: '3', 2: '4', 3: '5' } },
  },
  {
    name: 'what fits one line comes before what fits several',
    orders: { '': [line(1, '3', 'A'), line(2, '4', 'A')] },
    items: [item('PO1', '4', A), item('PO1', '3', { lineNumber: '1' })],
    outcomes: ['applied 2:4', 'applied 1:3'],
    shipped: { '': { 1: '3', 2: '4' } },
  },
  {
    name: 'a line without a quantity takes all that comes to it',
    orders: { '': [{ position: 1, identifiers: [gtin('A')] }, line(2, '4', 'A')] },
    items: [item('PO1', '9.5', A)],
    outcomes: ['applied 1:9.5'],
    shipped: { '': { 1: '9.5' } },
  },
  {
    name: 'a correction downwards stays with the last line',
    orders: { '': [line(1, '3', 'A'), line(2, '4', 'A')] },
    items: [item('PO1', '-1', A)],
    outcomes: ['applied 1:-1'],
    shipped: { '': { 1: '-1' } },
  },
  {
    name: 'a release is named, or there is only one',
    orders: { R1: [line(1, '3', 'A')] },
    items: [item('PO1', '1', { ...A, releaseNumber: 'R1' }), item('PO1', '2', A)],
    outcomes: ['applied 1:1', 'applied 1:2'],
    shipped: { R1: { 1: '3' } },
  },
  {
    name: 'the order without a release goes before those with one',
    orders: { '': [line(1, '3', 'A')], R1: [line(1, '3', 'A')] },
    items: [item('PO1', '2', A)],
    outcomes: ['applied 1:2'],
    shipped: { '': { 1: '2' }, R1: {} },
  },
  {
    name: 'several releases are not guessed among',
    orders: { R1: [line(1, '3', 'A')], R2: [line(1, '3', 'A')] },
    items: [item('PO1', '2', A)],
    outcomes: ['several-orders'],
    shipped: { R1: {}, R2: {} },
  },
  {
    name: 'an order that is not there is waited for',
    orders: { R1: [line(1, '3', 'A')] },
    items: [item('PO1', '2', { ...A, releaseNumber: 'R9' })],
    outcomes: ['waiting'],
    shipped: { R1: {} },
  },
  {
    name: 'what cannot be placed says why',
    orders: { '': [line(1, '3', 'A')] },
    items: [
      { id: '1', identifiers: [gtin('A')], contents: [], orderNumber: 'PO1' },
      item('PO1', '2', { identifiers: [gtin('Z')] }),
      item('PO1', '2', { ...A, unit: 'KGM' }),
      item(undefined, '2', A),
    ],
    outcomes: ['no-quantity', 'no-line', 'another-unit', 'no-order-number'],
    shipped: { '': {} },
  },
];

describe('applying a despatch advice', () => {
  it.each(cases)('$name', ({ orders, items, outcomes, shipped }) => {
    const result = applyDespatch(
      Object.entries(orders).map(([releaseNumber, lines]) => ({
        releaseNumber,
        lines: orderedLines(order('PO1', lines)),
      })),
      shippedItems(despatch('D1', items)),
    );

    expect(
      result.outcomes.map((outcome) => {
        if (outcome.state === 'unmatched') return outcome.problem;
        if (outcome.state === 'waiting') return 'waiting';
        return `applied ${outcome.allocations.map(({ position, quantity }) => `${position}:${quantity}`).join()}`;
      }),
    ).toEqual(outcomes);
    expect(
      Object.fromEntries([...result.shipped].map(([release, lines]) => [release, Object.fromEntries(lines)])),
    ).toEqual(shipped);
  });

  it('takes the order of the header for an item that names none', () => {
    const advice = despatch('D1', [item(undefined, '2', A)], {
      orders: [{ orderNumber: 'PO7', releaseNumber: 'R1', references: [] }],
    });

    expect(shippedItems(advice).map(({ orderNumber, releaseNumber }) => [orderNumber, releaseNumber])).toEqual([
      ['PO7', 'R1'],
    ]);
  });
});
