import { describe, expect, it } from '@jest/globals';
import type { Failure, StandardCode } from '@app/interchange';
import { functionalAcknowledgment, x12Codes } from '@app/x12';

function failure(standardCodes: readonly StandardCode[], location: Failure['location'] = {}, value?: string): Failure {
  return {
    code: 'CD-2000',
    stage: 'validate',
    severity: 'error',
    scope: 'element',
    standardCodes,
    message: 'A rule is broken.',
    remedy: 'Keep it.',
    owner: 'partner',
    retryable: false,
    location,
    ...(value === undefined ? {} : { value }),
  };
}

describe('x12Codes', () => {
  it.each<[StandardCode['table'], string, StandardCode['table'], string]>([
    ['IK304', 'I4', 'AK304', '2'],
    ['IK304', 'I6', 'AK304', '3'],
    ['IK304', 'I7', 'AK304', '3'],
    ['IK304', 'I8', 'AK304', '3'],
    ['IK304', '5', 'AK304', '5'],
    ['IK403', 'I9', 'AK403', '2'],
    ['IK403', 'I6', 'AK403', '7'],
    ['IK403', 'I10', 'AK403', '3'],
    ['IK403', '8', 'AK403', '8'],
    ['AK502', '4', 'IK502', '4'],
    ['AK403', '6', 'IK403', '6'],
  ])('%s %s is %s %s in the other acknowledgment', (table, code, wanted, expected) => {
    expect(x12Codes(failure([{ table, code }]), wanted, '004010')).toEqual([expected]);
  });

  it('prefers what a failure says of the 997 itself, in the version asked for', () => {
    const both = failure([
      { table: 'AK502', code: '18', versions: '005010-' },
      { table: 'AK502', code: '6', versions: '-004010' },
      { table: 'IK502', code: '18' },
    ]);
    expect(x12Codes(both, 'AK502', '005010X220')).toEqual(['18']);
    expect(x12Codes(both, 'AK502', '004010')).toEqual(['6']);
    expect(x12Codes(both, 'AK502', '004050')).toEqual(['18']);
    expect(x12Codes(both, 'AK403', '004010')).toEqual([]);
  });
});

describe('functionalAcknowledgment', () => {
  const header = {
    ordinal: 1,
    functionalId: 'PO',
    sender: 'A',
    receiver: 'B',
    control: '7',
    version: '005010',
  };
  const answer = (failures: readonly Failure[], version = header.version, type: '997' | '999' = '997') =>
    [
      ...functionalAcknowledgment(
        type,
        {
          header: { ...header, version, segment: undefined as never },
          rejected: false,
          failures: [],
          declaredCount: '1',
          transactionCount: 1,
          acceptedCount: 0,
          transactions: [{ type: '850', control: '0001', convention: '005010X1', verdict: 'rejected', failures }],
        },
        () => true,
      ),
    ].slice(1, -1);
  const at = { segmentId: 'PO1', segmentPosition: 4, elementPosition: 2, componentPosition: 3, repetition: 2 };

  it('names convention and repetition from 005010 on', () => {
    const found = [failure([{ table: 'AK403', code: '6' }], { ...at, dataElement: '330' }, 'x')];
    expect(answer(found)).toEqual([
      ['AK2', '850', '0001', '005010X1'],
      ['AK3', 'PO1', '4', '', '8'],
      ['AK4', ['2', '3', '2'], '330', '6', 'x'],
      ['AK5', 'R', '5'],
    ]);
    expect(answer(found, '004010').slice(0, 3)).toEqual([
      ['AK2', '850', '0001', ''],
      ['AK3', 'PO1', '4', '', '8'],
      ['AK4', ['2', '3', ''], '330', '6', 'x'],
    ]);
  });

  it('writes one AK3 per error of a segment, one for the errors inside, in the order of the segments', () => {
    const found = [
      failure([{ table: 'AK403', code: '7' }], { segmentId: 'REF', segmentPosition: 9, elementPosition: 1 }),
      failure([{ table: 'AK304', code: '5' }], { segmentId: 'PO1', segmentPosition: 4 }),
      failure([{ table: 'AK304', code: '2' }], { segmentId: 'PO1', segmentPosition: 4 }),
      failure([{ table: 'AK403', code: '6' }], { segmentId: 'DTM', segmentPosition: 2 }),
      failure([{ table: 'AK502', code: '4' }]),
    ];
    expect(answer(found).slice(1)).toEqual([
      ['AK3', 'DTM', '2', '', '8'],
      ['AK3', 'PO1', '4', '', '5'],
      ['AK3', 'PO1', '4', '', '2'],
      ['AK3', 'REF', '9', '', '8'],
      ['AK4', ['1', '', ''], '', '7', ''],
      ['AK5', 'R', '4', '5'],
    ]);
  });

  it('names the innermost loop and the repetition in a 999, of any version', () => {
    const found = [failure([{ table: 'IK403', code: 'I6' }], { ...at, dataElement: '330', loop: 'PO1/SLN' }, 'x')];
    expect(answer(found, '004010', '999')).toEqual([
      ['AK2', '850', '0001', '005010X1'],
      ['IK3', 'PO1', '4', 'SLN', '8'],
      ['IK4', ['2', '3', '2'], '330', 'I6', 'x'],
      ['IK5', 'R', 'I5'],
    ]);
  });

  it('says an error once that the reader and the guide found', () => {
    const place = { segmentId: 'PO1', segmentPosition: 3, elementPosition: 7 };
    const found = [
      failure([{ table: 'AK403', code: '6' }], place),
      failure([{ table: 'AK403', code: '6' }], { ...place, dataElement: '234' }),
      failure([{ table: 'AK403', code: '6' }], { ...place, elementPosition: 8 }),
    ];
    expect(answer(found, '004010').slice(2, -1)).toEqual([
      ['AK4', ['7', '', ''], '234', '6', ''],
      ['AK4', ['8', '', ''], '', '6', ''],
    ]);
  });

  it('keeps to the limits: 99 AK4, 5 codes, no redacted value', () => {
    const many = Array.from({ length: 120 }, () => failure([{ table: 'AK403', code: '7' }], at, '***'));
    const codes = ['1', '2', '3', '4', '6', '7'].map((code) => failure([{ table: 'AK502', code }]));
    const segments = answer([...many, ...codes]);
    expect(segments.filter(([id]) => id === 'AK4')).toHaveLength(99);
    expect(segments[2]).toEqual(['AK4', ['2', '3', '2'], '', '7', '']);
    expect(segments.at(-1)).toEqual(['AK5', 'R', '1', '2', '3', '4', '6']);
  });
});
