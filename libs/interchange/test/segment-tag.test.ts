import { describe, expect, it } from '@jest/globals';
import { ByteSegment, NONE, packTag } from '@app/interchange';
import type { Syntax } from '@app/interchange';

const syntax: Syntax = {
  element: 43,
  component: 58,
  repetition: 42,
  release: 63,
  terminator: Uint8Array.of(39),
  dropsBreaks: true,
  decode: (text) => Buffer.from(text).toString('latin1'),
};

describe('the tag of a segment as a number', () => {
  it.each([
    ['LIN+1', 0x4c494e, 'LIN'],
    ['N1+BY', 0x4e31, 'N1'],
    ['A+1', 0x41, 'A'],
    ['NAD', 0x4e4144, 'NAD'],
    ['GE:1+7', 0, 'GE'],
    ['LONG+1', 0, 'LONG'],
    ['+1', 0, ''],
    ['A?+B+1', 0, 'A+B'],
    ['N\r\nAD+1', 0, 'NAD'],
    ['N*D+1', 0, 'N*D'],
    ['\x01AB+1', 0, '\x01AB'],
    ['\xc4B+1', 0, '\xc4B'],
  ])('%j is %d, %j as text', (text, tag, id) => {
    const segment = ByteSegment.over(syntax, Buffer.from(text, 'latin1'));
    expect([segment.tag, segment.id]).toEqual([tag, id]);
    const kept = segment.retain();
    expect([kept.tag, kept.id]).toEqual([tag, id]);
  });

  it('is what packTag says, for tags that have one', () => {
    expect(['PO1', 'N1', 'A', 'LONG', '', '\xc4B'].map(packTag)).toEqual([0x504f31, 0x4e31, 0x41, 0, 0, 0]);
  });

  it('does not remember the tags of one syntax in another', () => {
    const over = (other: Partial<Syntax>) => ByteSegment.over({ ...syntax, ...other }, Buffer.from('PO1*7+8'));
    expect(over({}).id).toBe('PO1*7');
    expect(over({ element: 42, repetition: NONE }).id).toBe('PO1');
    expect(over({ element: 79, repetition: NONE }).id).toBe('P');
  });
});
