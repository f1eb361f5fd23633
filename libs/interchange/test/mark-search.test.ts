import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NONE } from '@app/interchange';
import { assemble } from '../../../tools/wasm/assemble.mjs';
import { searchByBytes, searchBySimd, STRETCH } from '../src/reading/mark-search.js';
import type { MarkSearch } from '../src/reading/mark-search.js';
import { MARK_SEARCH } from '../src/reading/mark-search.wasm.js';
import { NotableBytes } from '../src/reading/notable-bytes.js';

const SOURCE = new URL('../src/reading/mark-search.wat', import.meta.url);
const MARKS = [0x2b, 0x3a, NONE, 0x3f];

function simd(): MarkSearch {
  const search = searchBySimd();
  if (search === undefined) throw new Error('this machine has no SIMD');
  return search;
}

function placesOf(search: MarkSearch, bytes: Uint8Array, mark: number, from: number, to: number): number[] {
  return [...search.found.subarray(0, search.find(bytes, mark, from, to))];
}

/** Of the places from `from` up to `to`, those with a bit, of which the first is that of the byte at `origin`. */
function bitsOf(bits: Int32Array, origin: number, from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = from; at < to; at++)
    if ((((bits[(at - origin) >> 5] ?? 0) >>> ((at - origin) & 31)) & 1) === 1) places.push(at);
  return places;
}

function isNotable(byte: number): boolean {
  return byte < 0x20 || byte > 0x7e || MARKS.includes(byte);
}

const few = fc.constantFrom(0x00, 0x1f, 0x20, 0x27, 0x2b, 0x3a, 0x3f, 0x41, 0x7e, 0x7f, 0x80, 0xff);
const content = fc.uint8Array({ maxLength: 300 }).chain((any) =>
  fc.oneof(
    fc.constant(any),
    fc.array(few, { maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
  ),
);

describe('the search for marks', () => {
  it('is assembled from its source', async () => {
    expect((await assemble(readFileSync(SOURCE, 'utf8'))).toString('base64')).toBe(MARK_SEARCH);
  });

  it.each([
    ['with SIMD', simd()],
    ['byte by byte', searchByBytes()],
  ])('finds what a look at each byte finds, %s', (_, search) => {
    fc.assert(
      fc.property(content, few, fc.nat(300), fc.nat(300), (bytes, mark, one, other) => {
        const [from, to] = [Math.min(one, other, bytes.length), Math.min(Math.max(one, other), bytes.length)];
        const inside = [...bytes.keys()].slice(from, to);
        expect(placesOf(search, bytes, mark, from, to)).toEqual(inside.filter((at) => bytes[at] === mark));
        const bits = new Int32Array(16).fill(-1);
        search.note(bytes, MARKS, from, to, bits, 2);
        expect(bitsOf(bits, from - 64, from, to)).toEqual(inside.filter((at) => isNotable(bytes[at] ?? 0)));
      }),
    );
  });

  it('finds a mark at every place of a whole stretch', () => {
    const bytes = new Uint8Array(STRETCH).fill(0x27);
    expect(placesOf(simd(), bytes, 0x27, 0, STRETCH)).toEqual([...bytes.keys()]);
  });
});

describe('bytes that mean something', () => {
  const syntax = {
    element: 0x2b,
    component: 0x3a,
    repetition: NONE,
    release: 0x3f,
    terminator: Uint8Array.of(0x27),
    dropsBreaks: false,
    decode: () => '',
  };
  const long = Uint8Array.from({ length: 5 * STRETCH }, (_, at) => [0x41, 0x42, 0x2b, 0x20, 0x80][(at * at) % 5] ?? 0);

  it.each([
    ['forgotten behind', false],
    ['kept', true],
  ])('are found in any order of asking, in bytes that are %s', (_, kept) => {
    const place = fc.nat(long.length);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(2 * STRETCH)), { maxLength: 6 }), (asked) => {
        const notable = new NotableBytes(kept);
        for (const [start, length] of asked) {
          const end = Math.min(long.length, start + length);
          notable.cover(long, 0, syntax, start, end);
          const last = Math.min(end, start + 90);
          const expected = [...long.keys()].slice(start, last).filter((at) => isNotable(long[at] ?? 0));
          expect(bitsOf(notable.bits, notable.from, start, last)).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are looked for again where other bytes stand there, or in another syntax', () => {
    const notable = new NotableBytes(false);
    const bytes = Buffer.from('A+B*C');
    notable.cover(bytes, 0, syntax, 0, 5);
    expect(bitsOf(notable.bits, notable.from, 0, 5)).toEqual([1]);
    notable.cover(bytes, 0, { ...syntax, element: 0x2a }, 0, 5);
    expect(bitsOf(notable.bits, notable.from, 0, 5)).toEqual([3]);
    notable.cover(Buffer.from('*A*B+'), 7, { ...syntax, element: 0x2a }, 0, 5);
    expect(bitsOf(notable.bits, notable.from, 0, 5)).toEqual([0, 2]);
  });
});
