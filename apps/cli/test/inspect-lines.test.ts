import { Writable } from 'node:stream';
import type { Segment } from '@app/interchange';
import { createReader } from '@app/pipeline';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteLines } from '../src/inspect/byte-lines.js';
import { JsonLines } from '../src/inspect/json-lines.js';
import { segmentJson, segmentText } from '../src/inspect/segment-line.js';
import { SegmentListing } from '../src/inspect/segment-listing.js';
import type { SegmentPlace } from '../src/inspect/segment-listing.js';
import { TextLines } from '../src/inspect/text-lines.js';

const blank = ' '.repeat(10);
const ISA = `ISA*00*${blank}*00*${blank}*ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*^*00501*000000001*0*P*>~`;
const x12 = (segments: string): string =>
  `${ISA}GS*PO*A*B*20260301*0930*1*X*005010~ST*850*0001~${segments}SE*9*0001~GE*1*1~IEA*1*000000001~`;
const edifact = (segments: string): string =>
  `UNA:+.?*'UNB+UNOC:4+4001234000008:14+5412345000013:14+20260301:0930+1'UNH+1+ORDERS:D:96A:UN'${segments}UNT+9+1'UNZ+1+1'`;

interface Lines {
  add(segment: Segment, place: SegmentPlace): void;
}
type Form = readonly [make: (output: ByteLines) => Lines, line: (segment: Segment, place: SegmentPlace) => string];

const plain = (_: unknown, text: string): string => text;
const JSON_LINES: Form = [(output) => new JsonLines(output), segmentJson];
const TEXT_LINES: Form = [
  (output) => new TextLines(output, plain),
  (segment, place) => segmentText(segment, place, plain),
];

/** The lines that are written, and those that are made of texts; the bytes come in chunks of a size. */
async function linesOf(
  [make, line]: Form,
  bytes: Buffer,
  size: number,
): Promise<{ written: string; expected: string }> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  const output = new ByteLines(stream);
  const lines = make(output);
  let expected = '';
  const listing = new SegmentListing(
    (segment, place) => {
      lines.add(segment, place);
      expected += `${line(segment, place)}\n`;
    },
    () => undefined,
  );
  const reader = createReader(listing);
  for (let at = 0; at < bytes.length; at += size) {
    reader.write(bytes.subarray(at, at + size));
    await output.flush();
  }
  reader.end();
  await output.flush();
  return { written: Buffer.concat(chunks).toString(), expected };
}

describe('lines of segments', () => {
  it('are JSON', async () => {
    const { written } = await linesOf(JSON_LINES, Buffer.from(x12('REF*DP*A>"b"*\\~')), 1000);
    expect(written.split('\n')[3]).toBe(
      '{"interchange":1,"group":1,"transaction":1,"ordinal":4,"position":2,"byteOffset":153,"byteLength":14,' +
        '"id":"REF","elements":["DP",["A","\\"b\\""],"\\\\"]}',
    );
  });

  it('are text', async () => {
    const { written } = await linesOf(TEXT_LINES, Buffer.from(x12('REF*DP*A>"b"*\\~N1*ST*M\u0001~')), 1000);
    expect(written.split('\n').slice(1, 5)).toEqual([
      '     106      -  GS*PO*A*B*20260301*0930*1*X*005010',
      '     141      1      ST*850*0001',
      '     153      2        REF*DP*A>"b"*\\',
      '     168      3        N1*ST*M·',
    ]);
  });
});

describe.each([
  ['JSON', JSON_LINES],
  ['text', TEXT_LINES],
])('lines from the bytes, %s', (_, form) => {
  it.each([
    ['elements, components, empty ones', x12('BEG~N1**>A>>*~REF*>~PO1*1**EA~')],
    ['repetitions', x12('REF*A^B>C*D~')],
    ['letters beyond ASCII', x12('N1*ST*Müller 中~')],
    ['control characters', x12('N1*ST*A\tB\u0001~')],
    ['binary content', x12('BIN*5*~"*>a~PO1*1~')],
    ['tags of other letters', x12('a"b*1~\\*2~')],
    ['a long tag of control characters', x12(`${'\u0001'.repeat(100_000)}*${'"'.repeat(1000)}~`)],
    ['releases', edifact("FTX+AAI+++a?'b??+c:d*e'")],
    ['components', edifact("NAD+BY+4001234000008::9+'LIN+1++:EN'UNS+S'")],
    ['line breaks', edifact("FTX+A\r\nB'\r\nLIN+1'")],
  ])('as made of texts: %s', async (__, text) => {
    const { written, expected } = await linesOf(form, Buffer.from(text), 4096);
    expect(written).toBe(expected);
    expect(written.split('\n').length).toBeGreaterThan(6);
  });

  it('as made of texts, whatever the texts and chunks', async () => {
    const unit = fc.constantFrom(...'AB09 "\\*>^\t+:?éü/'.split(''));
    const segments = fc.array(fc.string({ unit, minLength: 1, maxLength: 20 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(segments, fc.integer({ min: 7, max: 300 }), async (texts, size) => {
        for (const text of [
          x12(texts.map((one) => `REF*${one}~`).join('')),
          edifact(texts.map((one) => `FTX+${one}'`).join('')),
        ]) {
          const { written, expected } = await linesOf(form, Buffer.from(text), size);
          expect(written).toBe(expected);
        }
      }),
    );
  });

  it('of segments longer than its buffer', async () => {
    const { written, expected } = await linesOf(form, Buffer.from(x12(`MSG*${'"'.repeat(400_000)}~`)), 65_536);
    expect(written.length).toBeGreaterThan(400_000);
    expect(written === expected).toBe(true);
  });
});
