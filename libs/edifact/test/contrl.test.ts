import { describe, expect, it } from '@jest/globals';
import type { Failure } from '@app/interchange';
import { contrlSegments } from '@app/edifact';

function failure(code: string, scope: Failure['scope'], location: Failure['location'] = {}): Failure {
  return {
    code: 'CD-2000',
    stage: 'validate',
    severity: 'error',
    scope,
    standardCodes: [{ table: '0085', code }],
    message: 'A rule is broken.',
    remedy: 'Keep it.',
    owner: 'partner',
    retryable: false,
    location,
  };
}

/** The segments behind UCI for one message that is rejected for these failures. */
function told(failures: readonly Failure[], syntax4 = false): unknown[] {
  const header = { control: '9', sender: { qualifier: '', id: 'A' }, receiver: { qualifier: '', id: 'B' } };
  const message = { control: '1', identifier: ['ORDERS', 'D'], accepted: false, failures };
  const groups = [{ header: undefined, rejected: false, failures: [], messages: [message] }];
  const answer = { header: header as never, rejected: false, receiptOnly: false, failures: [], groups };
  return [...contrlSegments(answer, syntax4)].slice(2);
}

describe('contrlSegments', () => {
  it('keeps a missing segment apart from errors of the segment before it, in the order of the message', () => {
    const found = [
      failure('13', 'segment', { segmentPosition: 5, segmentId: 'LIN' }),
      failure('12', 'element', { segmentPosition: 4, segmentId: 'DTM', elementPosition: 1, componentPosition: 2 }),
      failure('35', 'segment', { segmentPosition: 4, segmentId: 'DTM' }),
    ];
    expect(told(found)).toEqual([
      ['UCS', '4', '13'],
      ['UCS', '4', '35'],
      ['UCD', '12', ['2', '2', '']],
    ]);
  });

  it('tells the occurrence in syntax 4 only', () => {
    const found = [failure('12', 'element', { segmentPosition: 4, elementPosition: 1, repetition: 3 })];
    expect(told(found)[1]).toEqual(['UCD', '12', ['2', '', '']]);
    expect(told(found, true)[1]).toEqual(['UCD', '12', ['2', '', '3']]);
  });

  it('says 18 for codes that came with syntax 4', () => {
    const found = [failure('45', 'segment', { segmentPosition: 4 })];
    expect(told(found)).toEqual([['UCS', '4', '18']]);
    expect(told(found, true)).toEqual([['UCS', '4', '45']]);
  });

  it('holds at most 999 segments, and 99 elements in one', () => {
    const found = Array.from({ length: 1100 }, (_, index) => failure('12', 'segment', { segmentPosition: index + 2 }));
    expect(told(found)).toHaveLength(999);
    const inside = Array.from({ length: 120 }, () =>
      failure('12', 'element', { segmentPosition: 2, elementPosition: 1 }),
    );
    expect(told(inside)).toHaveLength(1 + 99);
  });

  it('says 18 of a rejection without a code', () => {
    const header = { control: '9', sender: { qualifier: '', id: 'A' }, receiver: { qualifier: '', id: 'B' } };
    const message = { control: '1', identifier: ['ORDERS'], accepted: false, failures: [] };
    const groups = [{ header: undefined, rejected: false, failures: [], messages: [message] }];
    const answer = { header: header as never, rejected: false, receiptOnly: false, failures: [], groups };
    expect([...contrlSegments(answer, false)]).toEqual([
      ['UCI', '9', ['A', '', ''], ['B', '', ''], '7'],
      ['UCM', '1', ['ORDERS'], '4', '18'],
    ]);
  });
});
