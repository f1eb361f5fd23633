import { describe, expect, it } from '@jest/globals';
import type { EdifactSegmentData } from '@app/edifact';
import { writeEdifactInterchange } from '@app/edifact';
import type { X12SegmentData } from '@app/x12';
import { UnwritableDataError, writeX12Interchange } from '@app/x12';
import fc from 'fast-check';
import { counted, readBack } from './read-back.js';

const AT = new Date('2026-11-22T10:31:00Z');
const RUNS = { numRuns: 100, seed: 20261123 };

/** An element as repetitions of components. */
type Element = readonly (readonly string[])[];
type Data = readonly [id: string, ...elements: Element[]];

const withoutTrailing = <T>(list: readonly T[], isEmpty: (one: T) => boolean): readonly T[] =>
  list.slice(0, list.findLastIndex((one) => !isEmpty(one)) + 1);

/** What is left of a segment when trailing empty components, repetitions and elements are left out. */
function canonical([id, ...elements]: Data): unknown[] {
  const sent = elements.map((element) =>
    withoutTrailing(
      element.map((parts) => withoutTrailing(parts, (text) => text === '')),
      (parts) => parts.length === 0,
    ),
  );
  return [id, ...withoutTrailing(sent, (element) => element.length === 0)];
}

/** The data segments of the transactions, as they were written; failures are rows too. */
function dataOf(bytes: Uint8Array): unknown[] {
  const rows = readBack(bytes, (segment, element) =>
    counted(segment.repetitionCount(element)).map((repetition) =>
      counted(segment.componentCount(element, repetition)).map((component) =>
        segment.value(element, component, repetition),
      ),
    ),
  );
  return rows.map((row) => (typeof row === 'string' ? row : canonical(row as Data)));
}

const ASCII = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
const dataOfText = (unit: fc.Arbitrary<string>): fc.Arbitrary<Data[]> => {
  const parts = fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1, maxLength: 3 });
  const element = fc.array(parts, { minLength: 1, maxLength: 3 });
  const segment = fc
    .tuple(fc.constantFrom('REF', 'N1', 'BGM', 'NAD', 'ZZZ'), fc.array(element, { maxLength: 4 }))
    .map(([id, elements]): Data => [id, ...elements]);
  return fc.array(segment, { maxLength: 4 });
};
const marks = (from: string, count: number): fc.Arbitrary<string[]> =>
  fc.shuffledSubarray([...from], { minLength: count, maxLength: count });

describe('repetitions come back as they were written', () => {
  const write = (data: readonly Data[], [element, component, terminator, repetition]: readonly string[]): Buffer =>
    writeX12Interchange({
      sender: { qualifier: 'ZZ', id: 'HARBORGOODS' },
      receiver: { qualifier: 'ZZ', id: 'ACMERETAIL' },
      version: '00501',
      control: 905,
      at: AT,
      test: false,
      delimiters: { element: element!, component: component!, terminator: terminator!, repetition },
      interchangeAcknowledgments: [],
      groups: [
        {
          functionalId: 'PO',
          sender: 'HARBORGOODS',
          receiver: 'ACMERETAIL',
          control: 1,
          version: '005010',
          transactions: [{ type: '850', control: 1, segments: data as readonly X12SegmentData[] }],
        },
      ],
    });

  it('X12 005010: by ISA11, of any delimiters', () => {
    const four = marks('!"#$%&\'()*+-/:;<=>?@[\\]^_`{|}~\x1c\x1d\x1e\x1f', 4);
    let repeated = 0;
    fc.assert(
      fc.property(four, dataOfText(ASCII), (chosen, given) => {
        const safe = (text: string): string => [...text].filter((one) => !chosen.includes(one)).join('');
        const data = given.map(([id, ...elements]): Data => [
          id,
          ...elements.map((one) => one.map((parts) => parts.map(safe))),
        ]);
        repeated += Number(data.some(([, ...elements]) => elements.some((one) => one.length > 1)));
        expect(dataOf(write(data, chosen))).toEqual(data.map(canonical));
      }),
      RUNS,
    );
    expect(repeated).toBeGreaterThan(50);
  });

  it('X12: an element that repeats is refused, with its name, where nothing can', () => {
    const repeating: Data[] = [['REF', [['DP']], [['A'], ['B']]]];
    expect(() => write(repeating, ['*', '>', '~'])).toThrow(UnwritableDataError);
    expect(() => write(repeating, ['*', '>', '~'])).toThrow(/^REF-02 /);
  });
});

describe('EDIFACT: what is written at a level comes back, whatever is escaped', () => {
  /** Characters of a level beyond ASCII. */
  const LEVELS: readonly [level: string, version: string, characters: string][] = [
    ['UNOA', '1', ''],
    ['UNOB', '2', ''],
    ['UNOC', '3', 'ÄßéñÿÐ\u00a0'],
    ['UNOD', '3', 'ŁłŐőŘřŽ'],
    ['UNOE', '3', 'ЖждЯё№'],
    ['UNOF', '3', 'ΑβΩώ'],
    ['UNOG', '4', 'ĦħŜŝĠ'],
    ['UNOH', '4', 'ĀāĶķŊ'],
    ['UNOI', '4', 'ابتث'],
    ['UNOJ', '4', 'אבגת'],
    ['UNOK', '4', 'ĞğİıŞ'],
    ['UNOL', '4', '€ŠšŒ'],
    ['UNOW', '4', 'é€中😀'],
    ['UNOX', '4', ''],
    ['UNOY', '4', 'é€中😀'],
  ];
  const LEVEL_A = 'ABCXYZ0189 .,-()/=\'+:?!"%&*;<>';

  it.each(LEVELS)('%s:%s', (syntax, syntaxVersion, characters) => {
    const plain = syntax === 'UNOA' ? fc.constantFrom(...LEVEL_A) : ASCII;
    const unit = characters === '' ? plain : fc.oneof(plain, fc.constantFrom(...characters));
    const repeats = syntaxVersion === '4';
    fc.assert(
      fc.property(marks('!"#$%&()*+/:;<=>?@[\\]^_`{|}~', 5), dataOfText(unit), (chosen, given) => {
        const [component, element, release, terminator, repetition] = chosen;
        const data = repeats
          ? given
          : given.map(([id, ...elements]): Data => [id, ...elements.map((one) => one.slice(0, 1))]);
        const bytes = writeEdifactInterchange({
          syntax,
          syntaxVersion,
          sender: { qualifier: '14', id: '5412345000013' },
          receiver: { qualifier: '14', id: '4001234000008' },
          control: '905',
          at: AT,
          test: false,
          delimiters: {
            component: component!,
            element: element!,
            decimal: '.',
            release: release!,
            repetition: repeats ? repetition : undefined,
            terminator: terminator!,
          },
          messages: [
            {
              reference: '1',
              identifier: ['ORDERS', 'D', '96A', 'UN'],
              segments: data as readonly EdifactSegmentData[],
            },
          ],
        });
        expect(dataOf(bytes)).toEqual(data.map(canonical));
      }),
      RUNS,
    );
  });
});
