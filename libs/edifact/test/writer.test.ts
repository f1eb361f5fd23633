import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UnwritableDataError } from '@app/interchange';
import type { OutgoingEdifactMessage } from '@app/edifact';
import {
  createEdifactReader,
  defaultEdifactDelimiters,
  levelCharset,
  mirrorEdifactDelimiters,
  writeEdifactInterchange,
  writeEdifactSegment,
} from '@app/edifact';

const syntax3 = defaultEdifactDelimiters('3');
const syntax4 = defaultEdifactDelimiters('4');

const OUTGOING = {
  syntax: 'UNOC',
  syntaxVersion: '3',
  sender: { qualifier: '14', id: '5412345000013' },
  receiver: { qualifier: '14', id: '4001234000008' },
  control: '42',
  at: new Date('2026-03-01T23:59:59Z'),
  test: false,
  delimiters: syntax3,
};

const messageOf = (text: string): OutgoingEdifactMessage => ({
  reference: '1',
  identifier: ['ORDERS', 'D', '96A', 'UN'],
  segments: [['FTX', 'AAI', '', '', text]],
});

/** What FTX04 says, as our reader reads it. */
function textsOf(bytes: Buffer): string[] {
  const texts: string[] = [];
  const ignore = (): void => undefined;
  const reader = createEdifactReader({
    interchangeStart: ignore,
    groupStart: ignore,
    transactionStart: ignore,
    segment: (segment) => {
      if (segment.id === 'FTX') texts.push(segment.value(4));
    },
    transactionEnd: ignore,
    groupEnd: ignore,
    interchangeEnd: ignore,
    failure: ({ message }) => texts.push(message),
  });
  reader.write(bytes);
  reader.end();
  return texts;
}

describe('writeEdifactSegment', () => {
  it.each([
    [['UCD', '12', ['3', '1']] as const, "UCD+12+3:1'"],
    [['BGM', '220', '', ''] as const, "BGM+220'"],
    [['NAD', 'BY', ['', '', '9'], ''] as const, "NAD+BY+::9'"],
    [['FTX', "5'6+7:8?9"] as const, "FTX+5?'6?+7?:8??9'"],
    [['FTX', 'a*b'] as const, "FTX+a*b'"],
  ])('%j', (segment, expected) => {
    expect(writeEdifactSegment(segment, syntax3)).toBe(expected);
  });

  it('writes the repetitions of syntax 4, and refuses them before', () => {
    const segment = ['FTX', [['a', 'b'], ['c*'], ['']]] as const;
    expect(writeEdifactSegment(segment, syntax4)).toBe("FTX+a:b*c?*'");
    expect(() => writeEdifactSegment(segment, syntax3)).toThrow('FTX-01 cannot be written: it repeats ("c*")');
  });

  it.each([
    ['UNOA', 'MüLLER', 'ü', 'UNOA'],
    ['UNOA', 'a', 'a', 'UNOA'],
    ['UNOB', 'Müller', 'ü', 'UNOB'],
    ['UNOC', 'Łódź', 'Ł', 'UNOC (ISO 8859-1)'],
    ['UNOC', 'A\nB', 'U+000A', 'UNOC (ISO 8859-1)'],
    ['UNOD', 'é€', '€', 'UNOD (ISO 8859-2)'],
    ['UNOW', 'A\u0001', 'U+0001', 'UNOW (UTF-8)'],
  ])('%s refuses %j and names %j', (level, text, character, name) => {
    const write = (): string => writeEdifactSegment(['NAD', 'BY', '', ['', text]], syntax3, levelCharset(level));
    try {
      write();
      throw new Error('written');
    } catch (error) {
      expect((error as UnwritableDataError).failure).toMatchObject({
        code: 'CD-3013',
        location: { segmentId: 'NAD', elementPosition: 3 },
        message: expect.stringMatching(/^NAD-03 cannot be written/),
      });
      expect((error as Error).message).toContain(`which is no character of ${name}`);
      expect((error as Error).message).toContain(`holds "${character}"`);
    }
  });

  it.each([
    ['UNOA', 'ABC 1'],
    ['UNOB', 'Abc@'],
    ['UNOC', 'Müller'],
    ['UNOD', 'Łódź'],
    ['UNOE', 'Привет'],
    ['UNOF', 'Γειά'],
    ['UNOL', '€ Œ'],
    ['UNOW', '中 😀'],
  ])('%s writes %j, and it is read back', (syntax, text) => {
    const bytes = writeEdifactInterchange({ ...OUTGOING, syntax, messages: [messageOf(text)] });
    expect(textsOf(bytes)).toEqual([text]);
  });

  it('escapes the repetition separator of syntax 4', () => {
    expect(writeEdifactSegment(['FTX', 'a*b'], syntax4)).toBe("FTX+a?*b'");
  });
});

describe('mirrorEdifactDelimiters', () => {
  const received = { component: '|', element: '*', decimal: ',', release: '!', terminator: '~' };
  it.each([
    ['safe ones', received, '3', '|*,!~'],
    ['with a repetition separator', { ...received, repetition: '^' }, '4', '|*,!^~'],
    ['without a release character', { ...received, release: undefined }, '3', ":+.?'"],
    ['two alike', { ...received, element: '|' }, '3', ":+.?'"],
    ['a letter', { ...received, terminator: 'X' }, '4', ":+.?*'"],
  ])('%s', (_, { release, ...given }, version, expected) => {
    const mirrored = mirrorEdifactDelimiters({ ...given, ...(release === undefined ? {} : { release }) }, version);
    const { component, element, decimal, release: escape, repetition = '', terminator } = mirrored;
    expect([component, element, decimal, escape, repetition, terminator].join('')).toBe(expected);
  });
});

describe('writeEdifactInterchange', () => {
  const outgoing = {
    syntax: 'UNOC',
    syntaxVersion: '3',
    sender: { qualifier: '14', id: '5412345000013' },
    receiver: { qualifier: '', id: 'ACME', routing: 'DEPT' },
    control: '42',
    at: new Date('2026-03-01T23:59:59Z'),
    test: false,
    delimiters: syntax3,
    messages: [{ reference: '1', identifier: ['ORDERS', 'D', '96A', 'UN'], segments: [['BGM', '220'] as const] }],
  };

  it('fills counts and references', () => {
    expect(writeEdifactInterchange(outgoing).toString('latin1')).toBe(
      "UNB+UNOC:3+5412345000013:14+ACME::DEPT+260301:2359+42'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+42'",
    );
  });

  it.each([
    ['UNB-02', { sender: { qualifier: '14', id: 'A'.repeat(36) } }, 35],
    ['UNB-03', { receiver: { qualifier: '12345', id: 'A' } }, 4],
    ['UNB-05', { control: '123456789012345' }, 14],
  ])('refuses what is longer than the standard allows: %s', (place, given, width) => {
    const write = (): Buffer => writeEdifactInterchange({ ...outgoing, ...given });
    expect(write).toThrow(UnwritableDataError);
    expect(write).toThrow(
      new RegExp(`^${place} cannot be written: ".*" does not fit its place of ${width} characters`),
    );
  });

  it('writes the century, the test indicator, other delimiters and UTF-8 where they are asked for', () => {
    const bytes = writeEdifactInterchange({
      ...outgoing,
      syntax: 'UNOW',
      syntaxVersion: '4',
      test: true,
      delimiters: { ...syntax4, decimal: ',' },
      sender: { qualifier: '', id: 'Łódź' },
      messages: [],
    });
    expect(bytes.toString('utf8')).toBe("UNA:+,?*'UNB+UNOW:4+Łódź+ACME::DEPT+20260301:2359+42++++++1'UNZ+0+42'");
  });

  it('is read back without a failure, whatever the texts', () => {
    const text = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(..."ABz09 .?'+:*-/é".split('')) });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.boolean(), (texts, newer) => {
        const failures: string[] = [];
        let values: string[] = [];
        const ignore = (): void => undefined;
        const reader = createEdifactReader({
          interchangeStart: ignore,
          groupStart: ignore,
          transactionStart: ignore,
          segment: (segment) => {
            if (segment.id === 'FTX') values = texts.map((_, index) => segment.value(index + 1));
          },
          transactionEnd: ignore,
          groupEnd: ignore,
          interchangeEnd: ignore,
          failure: ({ message }) => failures.push(message),
        });
        const messages = [
          { reference: '1', identifier: ['X', 'D', '96A', 'UN'], segments: [['FTX', ...texts] as const] },
        ];
        const version = newer ? '4' : '3';
        const delimiters = defaultEdifactDelimiters(version);
        reader.write(writeEdifactInterchange({ ...outgoing, syntaxVersion: version, delimiters, messages }));
        reader.end();
        expect(failures).toEqual([]);
        expect(values).toEqual(texts);
      }),
    );
  });
});
