import { describe, expect, it } from '@jest/globals';
import type { SourcePlace } from '../src/index.js';
import { loadMaps, mapOf, match, orderMap } from './map.harness.js';

const short = ({ segmentPosition, segmentId, elementPosition, componentPosition, byteOffset }: SourcePlace): string =>
  [`${segmentPosition} ${segmentId}${String(elementPosition).padStart(2, '0')}`, componentPosition, `@${byteOffset}`]
    .filter((part) => part !== undefined)
    .join(' ');

async function unused(fields: string[], segments: string[]): Promise<string[]> {
  const maps = loadMaps({ 'x12/004010/850/order.map.yaml': orderMap(...fields) });
  const matched = await match('x12/004010/850', ['BEG*00*SA*1**20260301', ...segments]);
  return mapOf(maps, 'x12/004010/850').unused(matched).map(short);
}

describe('what was sent and no path of the map read', () => {
  it('is every element that makes no field and decides nothing', async () => {
    expect(await unused(['releaseNumber: REF(01=RL).02'], ['REF*RL*7*TEXT', 'REF*DP*8', 'CUR*BY*USD'])).toEqual([
      '2 BEG01 @176',
      '2 BEG02 @179',
      '2 BEG05 @185',
      '3 REF03 @203',
      '4 REF01 @212',
      '4 REF02 @215',
      '5 CUR01 @221',
      '5 CUR02 @224',
    ]);
  });

  it('leaves out what a condition, a pair or a list reads', async () => {
    const fields = [
      'issueDate: { date: BEG.05, when: BEG.01 }',
      'orderType: BEG.02',
      'lines: { each: PO1, fields: { position: { ordinal: PO1 }, lineNumber: PO1.01, references: { pairs: PO1.06-25, fields: { type: $1, value: $2 } } } }',
    ];
    expect(await unused(fields, ['PO1*1*5****UP*614141100019'])).toEqual(['3 PO102 @200']);
  });
});
