import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteSegment, NONE } from '@app/interchange';
import { assemble } from '../../../tools/wasm/assemble.mjs';
import { isSoundAtFirstSight } from '../src/first-sight.js';
import { isSound } from '../src/sound.check.js';
import { CODES, LENGTH, SoundPlace, VALUE } from '../src/sound.plan.js';
import type { SoundPlaces } from '../src/sound.plan.js';
import { SOUND } from '../src/sound.wasm.js';
import { valueRule } from '../src/value.check.js';
import type { ElementType, ValueContext } from '../src/value.check.js';

const SYNTAX = {
  element: 0x2a,
  component: 0x3a,
  repetition: 0x5e,
  release: NONE,
  terminator: Uint8Array.of(0x7e),
  dropsBreaks: false,
  decode: () => '',
};
const X12: ValueContext = { edifact: false, decimal: '.', component: 0x3a, repertoire: undefined };

const over = (text: string): ByteSegment => ByteSegment.over(SYNTAX, Buffer.from(text, 'latin1'));

function place(type: ElementType, min: number, max: number, codes?: readonly string[]): SoundPlace {
  const rule = valueRule(type, min, max, codes);
  const isText = type === 'ID' || type === 'AN';
  return new SoundPlace(isText ? (codes === undefined ? LENGTH : CODES) : VALUE, rule, undefined);
}

function plan(places: readonly SoundPlace[], about: Partial<SoundPlaces> = {}): SoundPlaces {
  return { places, required: 0, notes: [], date: undefined, ...about, address: NONE };
}

describe('the module that looks at segments', () => {
  it('is assembled from its source', async () => {
    const source = readFileSync(new URL('../src/sound.wat', import.meta.url), 'utf8');
    expect((await assemble(source)).toString('base64')).toBe(SOUND);
  });

  it.each<[ElementType, readonly string[], readonly string[]]>([
    ['AN', ['A', 'ABC', ' ', 'A B'], ['ABCDEFGHI', 'A:B', 'A^B', 'A\nB', 'é']],
    ['N', ['0', '-12', '12345678', '-12345678'], ['1.5', '-', '+1', '1 ', '123456789']],
    ['R', ['0', '-1.5', '.5', '5.', '1234567.8'], ['1,5', '.', '-', '1.5.', '1E3', '123456789']],
    [
      'DT',
      ['20260731', '260731', '20260228', '20240131'],
      ['20260230', '20260431', '20261301', '20260100', '2026', '2026AB01'],
    ],
    ['TM', ['0000', '2359', '235959', '23595999'], ['2400', '2360', '235960', '23595', '235', '23A9']],
  ])('tells %s', (type, sound, others) => {
    const told = (text: string): boolean => isSoundAtFirstSight(over(`X*${text}`), plan([place(type, 1, 8)]), X12);
    expect(sound.filter((text) => !told(text))).toEqual([]);
    expect(others.filter(told)).toEqual([]);
  });

  it('leaves February 29 to the close look, and codes with blanks behind them', () => {
    expect(isSoundAtFirstSight(over('X*20240229'), plan([place('DT', 8, 8)]), X12)).toBe(false);
    expect(isSound(over('X*20240229'), plan([place('DT', 8, 8)]), X12)).toBe(true);
    expect(isSoundAtFirstSight(over('X*EA '), plan([place('ID', 1, 3, ['EA'])]), X12)).toBe(false);
  });

  it.each([
    [
      ['EA', 'CA', 'PALX', 'x'],
      ['EA', 'CA', 'PALX', 'x'],
      ['E', 'AC', 'PAL', 'PALXX', 'ea'],
    ],
    [Array.from({ length: 500 }, (_, nth) => `C${nth}`), ['C0', 'C7', 'C499'], ['C500', 'C', 'D7']],
  ])('finds codes', (codes, listed, others) => {
    const told = (text: string): boolean =>
      isSoundAtFirstSight(over(`X*${text}`), plan([place('ID', 1, 9, codes)]), X12);
    expect([...listed, ...others].filter(told)).toEqual(listed);
  });

  it('asks for what must be sent, and for no more than there may be', () => {
    const two = plan([place('AN', 1, 3), place('AN', 1, 3)], { required: 0b10 });
    const told = (text: string): boolean => isSoundAtFirstSight(over(text), two, X12);
    expect(['X**A', 'X*A*B', 'X*A', 'X', 'X*', 'X*A*B*', 'X:1*A*B'].map(told)).toEqual([
      ...[true, true, false, false, false, false, false],
    ]);
  });

  it('leaves a date in a format that another element names to the close look', () => {
    const dated = plan([place('ID', 2, 3), place('AN', 1, 35)], { date: { value: 2, format: 1 } as const });
    expect(isSoundAtFirstSight(over('X*D8'), dated, X12)).toBe(true);
    expect(isSoundAtFirstSight(over('X*D8*20260301'), dated, X12)).toBe(false);
  });

  it('tells nothing of EDIFACT, of a comma as decimal mark, or where a character may be released', () => {
    const any = plan([place('AN', 1, 3)]);
    const released = ByteSegment.over({ ...SYNTAX, release: 0x3f }, Buffer.from('X*A?*'));
    expect(isSoundAtFirstSight(released, plan([place('AN', 1, 3), place('AN', 1, 3)]), X12)).toBe(false);
    expect(isSoundAtFirstSight(over('X*A'), any, { ...X12, edifact: true })).toBe(false);
    expect(isSoundAtFirstSight(over('X*A'), any, { ...X12, decimal: ',' })).toBe(false);
  });
});

const TYPES = ['N', 'R', 'ID', 'AN', 'DT', 'TM'] as const;
const somePlace = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.nat(3),
    fc.nat(5),
    fc.option(fc.constant(['A', '1', 'AB', '12', '0101']), { nil: undefined }),
  )
  .map(([type, min, more, codes]) => place(type, min, min + more, type === 'ID' || type === 'AN' ? codes : undefined));
const someNote = fc
  .tuple(fc.constantFrom('P', 'R', 'E', 'C', 'L', 'N'), fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 4 }))
  .map(([kind, places]) => ({
    kind,
    places,
    bits: places.reduce((bits, at) => bits | (1 << at), 0),
    firstBit: 1 << (places[0] ?? 0),
    text: '',
  }));
const somePlan = fc
  .tuple(fc.array(somePlace, { minLength: 1, maxLength: 6 }), fc.nat(63), fc.array(someNote, { maxLength: 2 }))
  .map(([places, required, notes]) =>
    plan(places, { required: required & ((1 << places.length) - 1) & 0b10101, notes }),
  );
/** Mostly what an element may be. */
const LIKELY: Readonly<Record<(typeof TYPES)[number], readonly string[]>> = {
  N: ['1', '-12', '0101'],
  R: ['1.5', '-3', '12'],
  ID: ['A', 'AB', '0101'],
  AN: ['A', '12', 'A B'],
  DT: ['260101', '20260731'],
  TM: ['1230', '123059'],
};
const any = fc.oneof(
  fc.constantFrom('', 'A', '1', '1.5', '20240229', ' ', 'A:B', 'é', 'x\ny'),
  fc.string({ maxLength: 4 }),
);
const asked = somePlan.chain((by) => {
  const values = by.places.map(({ rule }) => {
    const likely = LIKELY[(rule?.type ?? 'AN') as 'AN'];
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom('', ...likely) }, { weight: 1, arbitrary: any });
  });
  return fc.tuple(fc.constant(by), fc.tuple(...values), fc.array(any, { maxLength: 1 }));
});

describe('a segment that the module is asked about', () => {
  it('is never called sound where a look at its elements finds something, and is read as before', () => {
    let told = 0;
    fc.assert(
      fc.property(asked, ([by, sent, more]) => {
        const values = [...sent, ...more];
        const text = ['ABC', ...values].join('*');
        const segment = over(text);
        const first = isSoundAtFirstSight(segment, by, X12);
        if (!first) return;
        told++;
        expect(isSound(over(text), by, X12)).toBe(true);
        expect(segment.elementCount).toBe(over(text).elementCount);
        expect(values.map((_, nth) => segment.value(nth + 1))).toEqual(
          values.map((_, nth) => over(text).value(nth + 1)),
        );
        expect(segment.range(1)).toEqual(over(text).range(1));
      }),
      { numRuns: 3000 },
    );
    expect(told).toBeGreaterThan(100);
  });
});
