import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delimiters } from '@app/interchange';
import {
  createX12Reader,
  DEFAULT_X12_DELIMITERS,
  mirrorX12Delimiters,
  UnwritableDataError,
  wrapX12Control,
  writeX12Interchange,
  writeX12Segment,
} from '@app/x12';

const received: Delimiters = { element: '|', component: '>', terminator: '\n', decimal: '.' };

describe('writeX12Segment', () => {
  it.each([
    [['AK5', 'R', '5'] as const, 'AK5*R*5~'],
    [['AK3', 'PO1', '4', '', '3'] as const, 'AK3*PO1*4**3~'],
    [['AK2', '850', '0001', ''] as const, 'AK2*850*0001~'],
    [['AK4', ['4', '2'], '', '6', ''] as const, 'AK4*4:2**6~'],
    [['AK4', ['4', '', '']] as const, 'AK4*4~'],
    [['LS'] as const, 'LS~'],
    [['DMG', '', [['C'], ['RET', 'W', ''], ['']]] as const, 'DMG**C^RET:W~'],
    [['DMG', [['RET', 'W']]] as const, 'DMG*RET:W~'],
  ])('%j', (segment, expected) => {
    expect(writeX12Segment(segment, DEFAULT_X12_DELIMITERS)).toBe(expected);
  });

  it.each(['a*b', 'a~b', 'a:b', 'a^b', 'a\nb', 'Müller'])('refuses %j, for X12 cannot escape it', (text) => {
    const write = (): string => writeX12Segment(['N1', 'ST', text], DEFAULT_X12_DELIMITERS);
    expect(write).toThrow(UnwritableDataError);
    expect(write).toThrow(`N1-02 cannot be written: "${text}" holds a delimiter`);
    try {
      write();
    } catch (error) {
      expect((error as UnwritableDataError).failure).toMatchObject({ code: 'CD-3010', value: text });
    }
  });
});

describe('mirrorX12Delimiters', () => {
  it.each<[string, Partial<Delimiters>, string[], string]>([
    ['safe ones', {}, ['ACME'], '|>\n'],
    ['with a repetition separator', { repetition: '^' }, ['ACME'], '|>\n^'],
    ['one that is in the data', {}, ['A>B'], '*:~'],
    ['the usual ones in the data too', {}, ['A>B', 'C:D'], '\x1d\x1f\x1c'],
    ['a letter', { component: 'U' }, [], '*:~'],
    ['two alike', { component: '|' }, [], '*:~'],
    ['more than one byte', { terminator: '¶' }, [], '*:~'],
    ['separators of ASCII', { element: '\x1d', component: '\x1f', terminator: '\x1c' }, [], '\x1d\x1f\x1c'],
  ])('%s', (_, given, texts, expected) => {
    const { element, component, terminator, repetition = '' } = mirrorX12Delimiters({ ...received, ...given }, texts);
    expect([element, component, terminator, repetition].join('')).toBe(expected);
  });
});

describe('writeX12Interchange', () => {
  const outgoing = {
    sender: { qualifier: 'ZZ', id: 'HARBORGOODS' },
    receiver: { qualifier: '01', id: '007326879' },
    version: '00501',
    control: 999_999_999,
    at: new Date('2026-03-01T23:59:59Z'),
    test: true,
    delimiters: DEFAULT_X12_DELIMITERS,
    interchangeAcknowledgments: [],
    groups: [
      {
        functionalId: 'PO',
        sender: 'A',
        receiver: 'B',
        control: 7,
        version: '005010',
        transactions: [
          { type: '850', control: 12, segments: [['BEG', '00'] as const] },
          { type: '850', control: 12345, segments: [] },
        ],
      },
    ],
  };

  it('fills widths, counts and control numbers', () => {
    expect(writeX12Interchange(outgoing).toString('latin1')).toBe(
      'ISA*00*          *00*          *ZZ*HARBORGOODS    *01*007326879      *260301*2359*^*00501*999999999*0*T*:~' +
        'GS*PO*A*B*20260301*2359*7*X*005010~ST*850*0012~BEG*00~SE*3*0012~ST*850*12345~SE*2*12345~' +
        'GE*2*7~IEA*1*999999999~',
    );
  });

  it.each([
    ['ISA-05', 'sender', { qualifier: 'ZZZ', id: 'A' }, '"ZZZ" does not fit its place of 2 characters'],
    [
      'ISA-06',
      'sender',
      { qualifier: 'ZZ', id: 'HARBORGOODS-INCORP' },
      '"HARBORGOODS-INCORP" does not fit its place of 15',
    ],
    [
      'ISA-08',
      'receiver',
      { qualifier: 'ZZ', id: '1234567890123456' },
      '"1234567890123456" does not fit its place of 15',
    ],
    ['ISA-12', 'version', '004010', '"004010" does not fit its place of 5'],
    ['ISA-12', 'version', '0401', '"0401" does not fit its place of 5'],
    ['ISA-13', 'control', 1_000_000_000, '"1000000000" does not fit its place of 9'],
  ])('refuses what would make ISA longer or shorter than 106 bytes: %s', (place, field, value, message) => {
    const write = (): Buffer => writeX12Interchange({ ...outgoing, [field]: value });
    expect(write).toThrow(UnwritableDataError);
    expect(write).toThrow(`${place} cannot be written: ${message}`);
    try {
      write();
    } catch (error) {
      expect((error as UnwritableDataError).failure).toMatchObject({
        code: 'CD-3011',
        location: { segmentId: 'ISA', elementPosition: Number(place.slice(4)) },
      });
    }
  });

  it('refuses repetitions before 00402, where nothing separates them', () => {
    const [group] = outgoing.groups;
    const segments = [['DMG', [['C'], ['RET']]] as const];
    const write = (version: string): string =>
      writeX12Interchange({
        ...outgoing,
        version,
        groups: [{ ...group!, transactions: [{ type: '850', control: 1, segments }] }],
      }).toString('latin1');
    expect(write('00501')).toContain('~DMG*C^RET~');
    expect(() => write('00401')).toThrow('DMG-01 cannot be written: it repeats ("RET")');
    try {
      write('00401');
    } catch (error) {
      expect((error as UnwritableDataError).failure).toMatchObject({ code: 'CD-3012' });
    }
  });

  it('is read back without a failure, whatever the texts', () => {
    const text = fc.string({
      minLength: 1,
      maxLength: 30,
      unit: fc.constantFrom(...'ABC xyz0189-./&+()\'"'.split('')),
    });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), (segments) => {
        const failures: string[] = [];
        const values: string[][] = [];
        const ignore = (): void => undefined;
        const reader = createX12Reader({
          interchangeStart: ignore,
          groupStart: ignore,
          transactionStart: ignore,
          segment: (segment) => {
            if (segment.id === 'REF') values.push(segment.elements().map(String));
          },
          transactionEnd: ignore,
          groupEnd: ignore,
          interchangeEnd: ignore,
          failure: ({ message }) => failures.push(message),
        });
        const data = segments.map((texts) => ['REF', ...texts] as const);
        const [group] = outgoing.groups;
        const groups = [{ ...group!, transactions: [{ type: '850', control: 1, segments: data }] }];
        reader.write(writeX12Interchange({ ...outgoing, groups }));
        reader.end();
        expect(failures).toEqual([]);
        expect(values).toEqual(segments);
      }),
    );
  });

  it.each([
    [1, 1],
    [999_999_999, 999_999_999],
    [1_000_000_000, 1],
    [1_999_999_998, 999_999_999],
  ])('number %d of a sequence is control number %d', (next, control) => {
    expect(wrapX12Control(next)).toBe(control);
  });
});
