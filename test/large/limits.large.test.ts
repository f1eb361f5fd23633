import { describe, expect, it } from '@jest/globals';
import { pipe } from './piped-command.js';
import { SIZES } from './size.js';

const MEGABYTE = 1024 * 1024;
const STANDARDS = ['x12', 'edifact'] as const;
/** Most resident memory: with one segment that is passed over, and with a transaction that is kept up to its limit of 64 MB. */
const PEAK = { segment: 250 * MEGABYTE, transaction: 350 * MEGABYTE };

const blank = ' '.repeat(10);
const HEAD = {
  x12:
    ['ISA*00', blank, '00', blank, 'ZZ', 'ACMERETAIL     ', 'ZZ', 'HARBORGOODS    ', '260301', '0930'].join('*') +
    '*U*00401*000000001*0*P*>~GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*1*X*004010~ST*850*0001~',
  edifact: "UNB+UNOC:3+4001234000008:14+5412345000013:14+260301:0930+1'UNH+1+ORDERS:D:96A:UN'",
} as const;
const TAIL = { x12: '~SE*4*0001~GE*1*1~IEA*1*000000001~', edifact: "'UNT+4+1'UNZ+1+1'" } as const;
const LONG = { x12: 'BEG*00*SA*PO1**20260301~REF*DP*', edifact: "BGM+220+4711+9'FTX+AAI+++" } as const;
const LINE = { x12: 'PO1*1*10*EA*9.25~', edifact: "LIN+1++5412345001010:EN'" } as const;

/** What `crossdock validate --json` finds in what is made. */
async function validated(made: Iterable<string | Uint8Array>): Promise<{
  readonly code: number | null;
  readonly failures: readonly (readonly [code: string, byteOffset: number])[];
  readonly peak: number;
}> {
  const { code, output, peak } = await pipe(['validate', '-', '--json'], made);
  const found = output.trim().split('\n') as readonly string[];
  const failures = found.map((line) => {
    const failure = JSON.parse(line) as { code: string; location: { byteOffset: number } };
    return [failure.code, failure.location.byteOffset] as const;
  });
  return { code, failures, peak };
}

describe.each(STANDARDS)('what is too large is refused by name, and not kept, %s', (standard) => {
  it(`${SIZES.segment} MB of one segment`, async () => {
    const filling = Buffer.alloc(MEGABYTE, 'A');
    function* made(): Generator<string | Uint8Array> {
      yield HEAD[standard] + LONG[standard];
      for (let megabyte = 0; megabyte < SIZES.segment; megabyte++) yield filling;
      yield TAIL[standard];
    }
    const { code, failures, peak } = await validated(made());
    const begins = (HEAD[standard] + LONG[standard]).lastIndexOf(standard === 'x12' ? 'REF' : 'FTX');
    expect(code).toBe(1);
    expect(failures.filter(([found]) => found === 'CD-1307')).toEqual([['CD-1307', begins]]);
    expect(peak).toBeLessThan(PEAK.segment);
  }, 900_000);

  it(`${SIZES.transaction} MB of one transaction`, async () => {
    const line = LINE[standard];
    const lines = Buffer.from(line.repeat(Math.ceil(MEGABYTE / line.length)));
    function* made(): Generator<string | Uint8Array> {
      yield HEAD[standard];
      for (let megabyte = 0; megabyte < SIZES.transaction; megabyte++) yield lines;
      yield line.slice(0, -1) + TAIL[standard];
    }
    const { code, failures, peak } = await validated(made());
    expect(code).toBe(1);
    expect(failures.filter(([found]) => found === 'CD-1308')).toHaveLength(1);
    expect(peak).toBeLessThan(PEAK.transaction);
  }, 900_000);
});
