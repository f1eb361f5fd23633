import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Guide, LoopInstance } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import type { ReadTransaction } from './transactions.js';
import { edifactMessage, x12Transaction } from './transactions.js';

const library = GuideLibrary.load('mappings');
const ORDER =
  'BEG*00*SA*1**20260301~CUR*BY*USD~REF*DP*1~N1*BY*A~N3*X~N4*TOWN*OH~N1*ST*B*92*01~PO1*1*1*EA*1**UP*123456789012~PID*F****MUG~SDQ*EA*92*01*1~PO1*2*1*EA*1~SAC*C*D240***100~CTT*2~AMT*TT*2~'
    .split('~')
    .slice(0, -1);
const NOTICE =
  'BSN*00*S1*20260301*1200~DTM*011*20260301~HL*1**S~TD1*CTN*1~N1*ST*A~HL*2*1*O~PRF*1~HL*3*2*P~MAN*GM*1~HL*4*3*I~LIN**UP*1~SN1**1*EA~CTT*4~'
    .split('~')
    .slice(0, -1);
const INVOICE =
  "BGM+380+1+9'DTM+137:20260301:102'RFF+ON:1'NAD+BY+1::9'CUX+2:EUR:4'LIN+1++3:EN'QTY+47:1'MOA+203:1'PRI+AAA:1'ALC+C'PCD+3:1'UNS+S'MOA+77:1'TAX+7+VAT'"
    .split("'")
    .slice(0, -1);

const STRAY = ['ZZZ', 'HL*1', 'REF', 'N1*', 'PO1', 'SE*1', 'UNS+S', 'LIN', 'HL*x*y*z*1'];
const garbage = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((text) => text.replace(/[~'?]/g, ''));

/** A message with segments shuffled, dropped, doubled, cut and filled with other text. */
function mangled(segments: readonly string[], separator: string): fc.Arbitrary<string[]> {
  const segment = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...segments) },
    fc.constantFrom(...STRAY),
    fc.tuple(fc.constantFrom(...segments), fc.nat({ max: 8 }), garbage).map(([text, at, filling]) => {
      const parts = text.split(separator);
      parts[at + 1] = filling;
      return Array.from(parts, (part: string | undefined) => part ?? '').join(separator);
    }),
  );
  return fc.array(segment, { maxLength: 40 });
}

function segmentsIn({ segments, loops }: LoopInstance): number {
  return segments.length + loops.reduce((sum, loop) => sum + segmentsIn(loop), 0);
}

/** Every segment is placed once or reported once as out of place, and every failure has its place. */
function holds(guide: Guide, transaction: ReadTransaction): void {
  const { root, failures } = guide.match(transaction);
  const refused = failures.filter(({ code }) => ['CD-2101', 'CD-2102', 'CD-2103', 'CD-2111'].includes(code));
  expect(segmentsIn(root) + refused.length).toBe(transaction.segments.length - 2);
  const keys = failures.map(({ code, location, message }) => {
    return [
      code,
      location?.segmentPosition,
      location?.elementPosition,
      location?.componentPosition,
      location?.repetition,
      location?.loop,
      message,
    ].join('|');
  });
  expect(new Set(keys).size).toBe(keys.length);
  for (const { location } of failures) {
    expect(location?.segmentPosition).toBeGreaterThan(0);
    expect(location?.segmentPosition).toBeLessThanOrEqual(transaction.segments.length);
  }
}

describe('whatever comes', () => {
  it.each([
    ['850', ORDER],
    ['856', NOTICE],
  ])('an X12 %s is read to its end, and every segment accounted for', (type, segments) => {
    const guide = library.get(`x12/004010/${type}`)!;
    fc.assert(
      fc.property(mangled(segments, '*'), (body) => {
        const text = body.map((segment) => segment.replace(/^SE/, 'SX')).filter((segment) => /^[A-Z]/.test(segment));
        holds(guide, x12Transaction(type, text.join('~')));
      }),
      { numRuns: 150 },
    );
  });

  it('an EDIFACT INVOIC is read to its end, and every segment accounted for', () => {
    const guide = library.get('edifact/D.96A/INVOIC')!;
    fc.assert(
      fc.property(mangled(INVOICE, '+'), (body) => {
        const text = body
          .map((segment) => segment.replace(/[\r\n*]/g, ''))
          .filter((segment) => /^[A-Z]{3}/.test(segment));
        holds(guide, edifactMessage('INVOIC', text.join("'")));
      }),
      { numRuns: 150 },
    );
  });

  it('the order of the failures is the order of the file', () => {
    fc.assert(
      fc.property(mangled(NOTICE, '*'), (body) => {
        const text = body.filter((segment) => /^[A-RT-Z]/.test(segment));
        const { failures } = library.get('x12/004010/856')!.match(x12Transaction('856', text.join('~')));
        const positions = failures.map(({ location }) => location?.segmentPosition ?? 0);
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
