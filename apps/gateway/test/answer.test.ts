import { describe, expect, it } from '@jest/globals';
import type { Acknowledgment } from '@app/canonical';
import { answeredBy, foreignTo, inWords, saidOf, stateAfter } from '../src/send/answer.js';
import type { OutboundState } from '../src/send/answer.js';

const acknowledgment = (fields: Partial<Acknowledgment>): Acknowledgment => ({
  documentType: 'Acknowledgment',
  kind: '997',
  answers: { group: { functionalId: 'IN', control: '12' } },
  verdict: 'accepted',
  verdictCode: 'A',
  errors: [],
  transactions: [],
  ...fields,
});
const transaction = (control: string, verdict: Acknowledgment['verdict']) => ({
  type: '810',
  control,
  verdict,
  verdictCode: '?',
  errors: [{ table: 'AK502', code: '5', meaning: 'one segment or more is wrong' }],
});

describe('what an acknowledgment answers', () => {
  it.each<[string, Partial<Acknowledgment>, unknown]>([
    ['a 997', {}, { standard: 'x12', level: 'group', control: '12' }],
    [
      'a TA1',
      { kind: 'TA1', answers: { interchange: { control: '000000012' } } },
      { standard: 'x12', level: 'interchange', control: '000000012' },
    ],
    [
      'a CONTRL',
      { kind: 'CONTRL', answers: { interchange: { control: '12' } } },
      { standard: 'edifact', level: 'interchange', control: '12' },
    ],
    ['one that names nothing', { answers: {} }, undefined],
  ])('%s', (_, fields, expected) => {
    expect(answeredBy(acknowledgment(fields))).toEqual(expected);
  });
});

describe('what is said of a transaction', () => {
  it('is its own verdict, whatever zeros its number has', () => {
    const said = acknowledgment({ verdict: 'partially-accepted', transactions: [transaction('12', 'rejected')] });
    expect(saidOf(said, '0012')).toMatchObject({ verdict: 'rejected', errors: [{ code: '5' }] });
    expect(foreignTo(said, '0012')).toEqual([]);
  });

  it('is that of its group where it is not named', () => {
    const said = acknowledgment({ verdict: 'rejected', transactions: [transaction('0099', 'rejected')] });
    expect(saidOf(said, '0012')).toEqual({ verdict: 'rejected', errors: [] });
    expect(foreignTo(said, '0012')).toMatchObject([{ control: '0099' }]);
  });
});

describe('the state after', () => {
  it.each<[OutboundState, Acknowledgment['kind'], Acknowledgment['verdict'], OutboundState]>([
    ['sent', '997', 'accepted', 'acknowledged'],
    ['created', '997', 'accepted', 'acknowledged'],
    ['sent', '999', 'accepted-with-errors', 'accepted-with-errors'],
    ['sent', '999', 'partially-accepted', 'acknowledged'],
    ['sent', '997', 'rejected', 'rejected'],
    ['overdue', '997', 'accepted', 'acknowledged'],
    ['overdue', 'CONTRL', 'rejected', 'rejected'],
    ['rejected', '997', 'accepted', 'acknowledged'],
    ['sent', 'TA1', 'accepted', 'sent'],
    ['rejected', 'TA1', 'accepted', 'rejected'],
    ['sent', 'TA1', 'accepted-with-errors', 'sent'],
    ['acknowledged', 'TA1', 'rejected', 'rejected'],
    ['sent', 'CONTRL', 'received', 'acknowledged'],
    ['rejected', 'CONTRL', 'received', 'rejected'],
  ])('%s and a %s that says %s is %s', (state, kind, verdict, expected) => {
    expect(stateAfter(state, kind, { verdict, errors: [] })).toBe(expected);
  });
});

describe('errors in words', () => {
  it('say table, code, meaning and place', () => {
    expect(
      inWords([
        { table: 'AK502', code: '5', meaning: 'one segment or more is wrong' },
        {
          table: 'AK403',
          code: '6',
          meaning: 'a bad character',
          segment: 'IT1',
          position: 8,
          element: 4,
          value: '1,2',
        },
      ]),
    ).toBe('AK502 5 (one segment or more is wrong); AK403 6 (a bad character) at IT1 8, element 4: "1,2"');
    expect(inWords([])).toBe('it names no error');
  });
});
