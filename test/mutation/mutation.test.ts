import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createReader } from '@app/pipeline';
import { envelopeViolation } from '../../tools/fuzz/envelope.oracle.mjs';
import { inputAt } from '../../tools/fuzz/inputs.mjs';
import { inspected } from '../../tools/fuzz/inspection.mjs';

const ISA =
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *261122*1030*U*00401*000000905*0*P*>~';
const GS = 'GS*PO*ACMERETAIL*HARBORGOODS*20261122*1030*17*X*004010~';
const UNB = "UNB+UNOC:3+4001234000008:14+5412345000013:14+261122:1030+905'";

describe('the oracle', () => {
  it.each([
    ['a sound X12 interchange', `${ISA}${GS}ST*850*0001~BEG*00~SE*3*0001~GE*1*17~IEA*1*000000905~`, undefined],
    ['SE01', `${ISA}${GS}ST*850*0001~BEG*00~SE*4*0001~GE*1*17~IEA*1*000000905~`, 'SE01 is not 3'],
    ['SE02', `${ISA}${GS}ST*850*0001~BEG*00~SE*3*1~GE*1*17~IEA*1*000000905~`, 'SE02 is not ST02'],
    ['GE01', `${ISA}${GS}GE*1*17~IEA*1*000000905~`, 'GE01 is not 0'],
    ['GE02', `${ISA}${GS}GE*0*18~IEA*1*000000905~`, 'GE02 is not GS06'],
    ['IEA01', `${ISA}IEA*1*000000905~`, 'IEA01 is not 0'],
    ['IEA02', `${ISA}IEA*0*000000906~`, 'IEA02 is not ISA13'],
    ['no IEA', ISA, 'there is no IEA'],
    ['a sound EDIFACT interchange', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+905'`, undefined],
    ['a release', `${UNB}UNH+1+ORDERS:D:96A:UN'FTX+?''UNT+3+1'UNZ+1+905'`, undefined],
    ['UNT', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+4+1'UNZ+1+905'`, 'UNT says 4, there are 3'],
    ['UNT 0062', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+2'UNZ+1+905'`, 'UNT has another reference'],
    ['UNZ', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+2+905'`, 'UNZ says 2, there are 1'],
    ['UNZ 0020', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+906'`, 'UNZ has another reference'],
    ['no UNZ', `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'`, 'there is no UNZ'],
    ['no header', 'BEG*00~', 'there is no header at the start'],
  ])('tells %s', (_, text, expected) => {
    expect(envelopeViolation(Buffer.from(text))).toBe(expected);
  });
});

describe('damaged transmissions', () => {
  it.each([1, 2, 3, 4])(
    'are read the same in any chunks, and never in silence where a count is wrong: seed %s',
    (seed) => {
      for (let index = 0; index < 400; index++) {
        expect([index, inspected(createReader, inputAt(seed, index)).found]).toEqual([index, []]);
      }
    },
  );

  const folder = new URL('cases/', import.meta.url);
  const cases = existsSync(folder) ? readdirSync(folder) : [];
  it('that were found once are found no more', () => {
    for (const name of cases) {
      const bytes = readFileSync(new URL(name, folder));
      for (let cut = 0; cut <= bytes.length; cut++)
        expect([name, cut, inspected(createReader, { bytes, cut, judged: true }).found]).toEqual([name, cut, []]);
    }
    expect(cases).toEqual(cases.filter((name) => name.endsWith('.edi')));
  });
});
