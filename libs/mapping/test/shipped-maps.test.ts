import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RemittanceAdvice } from '@app/canonical';
import { MapLibrary } from '../src/index.js';
import { guides, mapOf, match } from './map.harness.js';

const maps = MapLibrary.load(join(process.cwd(), 'mappings'), guides);

async function remittance(
  guide: string,
  segments: string[],
  options: Record<string, string>,
): Promise<RemittanceAdvice> {
  const { documents, failures } = mapOf(maps, guide).evaluate(await match(guide, segments), {
    option: (name) => options[name],
  });
  expect(failures).toEqual([]);
  return documents[0] as RemittanceAdvice;
}

const X12 = ['BPR*C*60.00*C*ACH************20260410', 'TRN*1*P1', 'ENT*1', 'RMR*IV*A**100.00', 'RMR*CM*B**40.00*45.00'];
const EDIFACT = [
  'BGM+481+P1', 'DTM+137:20260410:102', 'DOC+380+A', 'MOA+12:100', 'DOC+381+B', 'MOA+9:45', 'MOA+12:40', 'UNS+S', 'MOA+12:60',
]; // prettier-ignore

describe('the sides of a remittance that an agreement settles', () => {
  it.each([
    ['x12/004010/820', X12, '-40.00', '-45.00'],
    ['edifact/D.96A/REMADV', EDIFACT, '-40', '-45'],
  ])('%s: credit notes without a sign', async (guide, segments, paid, original) => {
    const { items, balance } = await remittance(guide, segments, { 'credit-notes': 'unsigned' });
    expect(items[1]).toMatchObject({ documentType: 'credit-note', amountPaid: paid, originalAmount: original });
    expect(balance).toEqual({ status: 'balanced' });
  });

  it('adjustments in the RMR loop that come on top', async () => {
    const segments = [
      'BPR*C*90.00*C*ACH************20260410',
      'TRN*1*P1',
      'ENT*1',
      'RMR*IV*A**100.00',
      'ADX*-10.00*04',
    ];
    const { items, balance } = await remittance('x12/004010/820', segments, { adx: 'separate' });
    expect(items[0]?.adjustments).toMatchObject([{ amount: '-10.00', netted: false }]);
    expect(balance).toEqual({ status: 'balanced' });
  });

  it('adjustments of a REMADV that are deductions without a sign, on top', async () => {
    const segments = [
      'BGM+481+P1',
      'DTM+137:20260410:102',
      'DOC+380+A',
      'MOA+12:100',
      'AJT+3',
      'MOA+165:10',
      'UNS+S',
      'MOA+12:90',
    ];
    const { items, balance } = await remittance('edifact/D.96A/REMADV', segments, {
      adjustments: 'deductions',
      'adjustments-in-amount': 'no',
    });
    expect(items[0]?.adjustments).toMatchObject([{ amount: '-10', netted: false, reason: 'damaged goods' }]);
    expect(balance).toEqual({ status: 'balanced' });
  });
});

describe('structures that real files have', () => {
  it('a shipment without a shipment level is a failure, two are one as well', async () => {
    const map = mapOf(maps, 'x12/004010/856');
    const none = map.evaluate(await match('x12/004010/856', ['BSN*00*D1*20260301*0800', 'HL*1**O']));
    expect(none.failures.map(({ code, message }) => [code, message])).toEqual([
      ['CD-4102', 'The DespatchAdvice must be there, and nothing that was sent gives it.'],
    ]);
    const two = map.evaluate(await match('x12/004010/856', ['BSN*00*D1*20260301*0800', 'HL*1**S', 'HL*2**S']));
    expect(two.failures.map(({ code, location }) => [code, location?.segmentPosition])).toEqual([['CD-4101', 4]]);
  });

  it('a message without content is a failure, not an empty document', async () => {
    const { documents, failures } = mapOf(maps, 'edifact/D.96A/REMADV').evaluate(
      await match('edifact/D.96A/REMADV', ['UNS+S']),
    );
    expect(documents).toEqual([]);
    expect(failures.map(({ code, location }) => [code, location?.path])).toEqual([['CD-4102', 'RemittanceAdvice']]);
  });
});

describe('explain', () => {
  it('says which segment and which line of the map made a field', async () => {
    const matched = await match('x12/004010/850', [
      'BEG*00*SA*4500017**20260301',
      'PO1*1*48*EA*12.50**UP*614141100019',
      'PO1*2*9',
    ]);
    const origins = mapOf(maps, 'x12/004010/850').explain(matched);
    const of = (path: string): unknown[] =>
      origins
        .filter((each) => each.path === path)
        .map((each) => [
          each.segmentPosition,
          each.segmentId,
          each.elementPosition,
          each.byteOffset,
          each.byteLength,
          each.mapFile,
        ]);
    const file = 'x12/004010/850/order.map.yaml';
    expect(of('orderNumber')).toEqual([[2, 'BEG', 3, 182, 7, file]]);
    expect(of('lines[1].quantity')).toEqual([[4, 'PO1', 2, 241, 1, file]]);
    expect(of('lines[0].identifiers[0]')).toEqual([
      [3, 'PO1', 7, 222, 12, file],
      [3, 'PO1', 6, 219, 2, file],
    ]);
    expect(origins.find((each) => each.path === 'orderNumber')?.mapLine).toBe(5);
  });
});
