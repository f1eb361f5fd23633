import { GuideLibrary } from '@app/guide';
import { examine, standalone } from '@app/pipeline';
import { describe, expect, it } from '@jest/globals';
import { isFull, SIZES } from './size.js';

const MEGABYTE = 1024 * 1024;
const STANDARDS = ['x12', 'edifact'] as const;
/** What may be added to the memory of the process: by one segment, and by one transaction, kept up to its limit of 64 MB. */
const GROWTH = { segment: 150 * MEGABYTE, transaction: 300 * MEGABYTE };

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

/** The failures of what is generated, as code and offset, and how much memory was added at most meanwhile. */
async function examined(
  chunks: () => Generator<string | Buffer>,
): Promise<{ failures: (readonly [code: string, byteOffset: number | undefined])[]; growth: number }> {
  const maps = { for: () => undefined, get: () => undefined };
  const { ports, options } = standalone({ guides: GuideLibrary.open('mappings'), maps });
  const before = process.memoryUsage.rss();
  let most = before;
  function* bytes(): Generator<Buffer> {
    for (const chunk of chunks()) {
      yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      most = Math.max(most, process.memoryUsage.rss());
    }
  }
  const failures: (readonly [string, number | undefined])[] = [];
  for await (const event of examine(bytes(), ports, options)) {
    const found = event.kind === 'transaction' ? event.failures : event.kind === 'failure' ? [event.failure] : [];
    failures.push(...found.map(({ code, location }) => [code, location?.byteOffset] as const));
  }
  return { failures, growth: most - before };
}

if (!isFull) process.stdout.write('Limits of gigabytes are not tried: they take minutes. Set CROSSDOCK_LARGE=full.\n');

(isFull ? describe : describe.skip)('what is too large is refused by name, and not kept', () => {
  it.each(STANDARDS)(
    `%s: ${SIZES.segment} MB of one segment`,
    async (standard) => {
      const filling = Buffer.alloc(MEGABYTE, 'A');
      const { failures, growth } = await examined(function* () {
        yield HEAD[standard] + LONG[standard];
        for (let megabyte = 0; megabyte < SIZES.segment; megabyte++) yield filling;
        yield TAIL[standard];
      });
      const begins = (HEAD[standard] + LONG[standard]).lastIndexOf(standard === 'x12' ? 'REF' : 'FTX');
      expect(failures.filter(([code]) => code === 'CD-1307')).toEqual([['CD-1307', begins]]);
      expect(growth).toBeLessThan(GROWTH.segment);
    },
    900_000,
  );

  it.each(STANDARDS)(
    `%s: ${SIZES.transaction} MB of one transaction`,
    async (standard) => {
      const line = LINE[standard];
      const lines = Buffer.from(line.repeat(Math.ceil(MEGABYTE / line.length)));
      const { failures, growth } = await examined(function* () {
        yield HEAD[standard];
        for (let megabyte = 0; megabyte < SIZES.transaction; megabyte++) yield lines;
        yield line.slice(0, -1) + TAIL[standard];
      });
      expect(failures.filter(([code]) => code === 'CD-1308')).toHaveLength(1);
      expect(growth).toBeLessThan(GROWTH.transaction);
    },
    900_000,
  );
});
