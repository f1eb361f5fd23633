import { describe, expect, it } from '@jest/globals';
import type { OrderedLine } from '../src/domain/order-line.js';
import { findLines } from '../src/domain/find-lines.js';
import type { ShippedItem } from '../src/domain/shipment.js';

const lines: OrderedLine[] = [
  { position: 1, lineNumber: '001', unit: 'EA', identifiers: [{ scheme: 'GTIN', value: 'A' }, { scheme: 'BUYER', value: 'a' }] },
  { position: 2, lineNumber: '2', unit: 'EA', identifiers: [{ scheme: 'GTIN', value: 'B' }, { scheme: 'BUYER', value: 'b' }] },
  { position: 3, lineNumber: '3', unit: 'CA', identifiers: [{ scheme: 'GTIN', value: 'A' }] },
  { position: 4, unit: 'EA', identifiers: [{ scheme: 'GTIN', value: 'A' }] },
  { position: 5, lineNumber: 'X', identifiers: [] },
]; // prettier-ignore
const id = (scheme: string, value: string): { scheme: string; value: string } => ({ scheme, value });

const cases: { name: string; item: Partial<ShippedItem>; found: number[] | string }[] = [
  { name: 'a line number', item: { lineNumber: '2' }, found: [2] },
  { name: 'a line number without its zeros', item: { lineNumber: '1' }, found: [1] },
  { name: 'a line number that is text', item: { lineNumber: 'X' }, found: [5] },
  { name: 'a line number and its item number', item: { lineNumber: '2', identifiers: [id('GTIN', 'B')] }, found: [2] },
  { name: 'a line number before other lines of the item', item: { lineNumber: '1', identifiers: [id('GTIN', 'A')] }, found: [1] },
  { name: 'a line number that the item number contradicts', item: { lineNumber: '1', identifiers: [id('GTIN', 'B')] }, found: [2] },
  { name: 'an item number', item: { identifiers: [id('BUYER', 'b')] }, found: [2] },
  { name: 'an item number of several lines, in its unit', item: { unit: 'EA', identifiers: [id('GTIN', 'A')] }, found: [1, 4] },
  { name: 'an item number, the unit not sent', item: { identifiers: [id('GTIN', 'A')] }, found: [1, 3, 4] },
  { name: 'pieces as pieces', item: { unit: 'H87', identifiers: [id('GTIN', 'B')] }, found: [2] },
  { name: 'another unit', item: { unit: 'KGM', identifiers: [id('GTIN', 'A')] }, found: 'another-unit' },
  { name: 'an item number nobody ordered', item: { identifiers: [id('GTIN', 'Z')] }, found: 'no-line' },
  { name: 'a number of another scheme', item: { identifiers: [id('UPC', 'A')] }, found: 'no-line' },
  { name: 'nothing to go by', item: {}, found: 'no-line' },
  { name: 'item numbers of two lines', item: { identifiers: [id('GTIN', 'B'), id('BUYER', 'a')] }, found: 'contradiction' },
]; // prettier-ignore

describe('the lines that an item was shipped for', () => {
  it.each(cases)('$name', ({ item, found }) => {
    const result = findLines(lines, { despatchNumber: 'D1', position: 1, itemId: '1', identifiers: [], ...item });

    expect('lines' in result ? result.lines.map(({ position }) => position) : result.problem).toEqual(found);
  });
});
