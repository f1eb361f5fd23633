import { describe, expect, it } from '@jest/globals';
import type { EdifactSegmentData } from '@app/edifact';
import { writeEdifactInterchange } from '@app/edifact';
import type { X12SegmentData } from '@app/x12';
import { UnwritableDataError, writeX12Interchange } from '@app/x12';
import fc from 'fast-check';
import { counted, readBack } from './read-back.js';

const AT = new Date('2026-11-22T10:31:00Z');
const RUNS = { numRuns: 150, seed: 20261122 };
const SENDER = { qualifier: 'ZZ', id: 'HARBORGOODS' };
const RECEIVER = { qualifier: 'ZZ', id: 'ACMERETAIL' };

type Data = readonly [id: string, ...elements: (readonly string[])[]];

/** The data segments inside of transactions, elements as lists of components; failures are rows too. */
const dataOf = (bytes: Uint8Array): unknown[] =>
  readBack(bytes, (segment, element) =>
    counted(segment.componentCount(element)).map((component) => segment.value(element, component)),
  );

/** What is left of a segment when trailing empty components and elements are left out. */
function canonical([id, ...elements]: Data): unknown[] {
  const cut = (texts: readonly string[]): readonly string[] =>
    texts.slice(0, texts.findLastIndex((one) => one !== '') + 1);
  const written = elements.map(cut);
  return [id, ...written.slice(0, written.findLastIndex((one) => one.length > 0) + 1)];
}

const MARKS = [...'!"#$%&\'()*+-/:;<=>?@[\\]^_`{|}~\x1c\x1d\x1e\x1f'];
const marks = (count: number) =>
  fc.shuffledSubarray(MARKS, { minLength: count, maxLength: count }) as fc.Arbitrary<[string, string, string, string]>;
const TAG = fc.constantFrom('BEG', 'REF', 'N1', 'PO1', 'BGM', 'NAD', 'ZZZ');
const segmentOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Data> =>
  fc
    .tuple(TAG, fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 5 }))
    .map(([id, elements]): Data => [id, ...elements]);
const ASCII = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

describe('what our writer writes, our reader reads', () => {
  it('X12: any delimiters, groups and transactions', () => {
    const text = fc.string({ unit: ASCII, maxLength: 12 });
    const groups = fc.array(fc.array(fc.array(segmentOf(text), { maxLength: 4 }), { maxLength: 3 }), { maxLength: 3 });
    const version = fc.constantFrom('00401', '00501');
    let written = 0;
    fc.assert(
      fc.property(marks(4), version, groups, ([element, component, repetition, terminator], version, given) => {
        const delimiters = { element, component, repetition: version === '00401' ? undefined : repetition, terminator };
        const safe = (one: string): string =>
          [...one].filter((character) => ![element, component, repetition, terminator].includes(character)).join('');
        const data = given.map((sets) =>
          sets.map((set) => set.map(([id, ...elements]): Data => [id, ...elements.map((one) => one.map(safe))])),
        );
        const bytes = writeX12Interchange({
          sender: SENDER,
          receiver: RECEIVER,
          version,
          control: 905,
          at: AT,
          test: false,
          delimiters,
          interchangeAcknowledgments: [],
          groups: data.map((sets, group) => ({
            functionalId: 'PO',
            sender: 'HARBORGOODS',
            receiver: 'ACMERETAIL',
            control: group + 1,
            version: `${version}0`,
            transactions: sets.map((set, nth) => ({
              type: '850',
              control: nth + 1,
              segments: set.map((row) => row as unknown as X12SegmentData),
            })),
          })),
        });
        written++;
        expect(dataOf(bytes)).toEqual(data.flat(2).map(canonical));
      }),
      RUNS,
    );
    expect(written).toBe(RUNS.numRuns);
  });

  it('X12: a delimiter in the data is refused, with its element', () => {
    const write = (): Buffer =>
      writeX12Interchange({
        sender: SENDER,
        receiver: RECEIVER,
        version: '00401',
        control: 1,
        at: AT,
        test: false,
        delimiters: { element: '*', component: '>', repetition: undefined, terminator: '~' },
        interchangeAcknowledgments: [],
        groups: [
          {
            functionalId: 'PO',
            sender: 'A',
            receiver: 'B',
            control: 1,
            version: '004010',
            transactions: [{ type: '850', control: 1, segments: [['REF', 'DP', 'A~B']] }],
          },
        ],
      });
    expect(write).toThrow(UnwritableDataError);
    expect(write).toThrow(/^REF-02 cannot be written: "A~B"/);
  });

  it.each([
    ['UNOA', '3', fc.constantFrom(...'ABCXYZ0189 .,-()/=\'+:?!"%&*;<>')],
    [
      'UNOC',
      '3',
      fc.oneof(
        ASCII,
        fc.integer({ min: 0xa0, max: 0xff }).map((code) => String.fromCharCode(code)),
      ),
    ],
    ['UNOC', '4', ASCII],
    ['UNOW', '4', fc.oneof(ASCII, fc.constantFrom('é', 'ß', '€', '中', '😀'))],
  ])('EDIFACT %s:%s: any delimiters, escaped where they are data', (syntax, syntaxVersion, unit) => {
    const messages = fc.array(fc.array(segmentOf(fc.string({ unit, maxLength: 12 })), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    });
    const five = fc.shuffledSubarray(
      MARKS.filter((mark) => mark >= ' '),
      { minLength: 5, maxLength: 5 },
    );
    fc.assert(
      fc.property(five, messages, (chosen, data) => {
        const [component, element, release, terminator, repetition] = chosen as [
          string,
          string,
          string,
          string,
          string,
        ];
        const bytes = writeEdifactInterchange({
          syntax,
          syntaxVersion,
          sender: { qualifier: '14', id: '5412345000013' },
          receiver: { qualifier: '14', id: '4001234000008' },
          control: '905',
          at: AT,
          test: false,
          delimiters: {
            component,
            element,
            decimal: '.',
            release,
            repetition: syntaxVersion === '4' ? repetition : undefined,
            terminator,
          },
          messages: data.map((segments, nth) => ({
            reference: String(nth + 1),
            identifier: ['ORDERS', 'D', '96A', 'UN'],
            segments: segments.map((row) => row as unknown as EdifactSegmentData),
          })),
        });
        expect(dataOf(bytes)).toEqual(data.flat().map(canonical));
      }),
      RUNS,
    );
  });
});
