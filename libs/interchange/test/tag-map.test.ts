import { describe, expect, it } from '@jest/globals';
import { packTag, TagMap } from '@app/interchange';

const ofId = (id: string) => ({ id, tag: packTag(id) });

describe('a map of tags', () => {
  it('finds what belongs to the tag of a segment', () => {
    const map = new TagMap([
      ['N1', 'name'],
      ['PO1', 'line'],
      ['HL', 'level'],
    ]);
    expect(['N1', 'PO1', 'HL', 'N2', 'PO', 'P'].map((id) => map.of(ofId(id)))).toEqual([
      'name',
      'line',
      'level',
      undefined,
      undefined,
      undefined,
    ]);
    expect(map.size).toBe(3);
  });

  it('asks for the text of a tag that has no number', () => {
    const map = new TagMap([
      ['BGM', 1],
      ['cbc:ID', 2],
    ]);
    expect(map.of({ id: 'BGM', tag: 0 })).toBe(1);
    expect(map.of(ofId('cbc:ID'))).toBe(2);
    expect(map.of(ofId('cbc:Note'))).toBeUndefined();
  });

  it('tells a text from the same one behind a NUL', () => {
    const map = new TagMap([['UP', 1]]);
    expect([map.ofTag('UP'), map.ofTag('\0UP'), map.ofTag('')]).toEqual([1, undefined, undefined]);
    map.set('\0UP', 2);
    expect([map.ofTag('UP'), map.ofTag('\0UP')]).toEqual([1, 2]);
  });

  it('takes another value for a tag', () => {
    const map = new TagMap([['N1', 1]]);
    map.set('N1', 2);
    expect([map.of(ofId('N1')), map.ofTag('N1'), map.size]).toEqual([2, 2, 1]);
  });

  it('holds many tags', () => {
    const tags = Array.from({ length: 600 }, (_, nth) => `A${nth.toString(36).toUpperCase().padStart(2, '0')}`);
    const map = new TagMap(tags.map((tag, nth) => [tag, nth] as const));
    expect(tags.map((tag) => map.of(ofId(tag)))).toEqual(tags.map((_, nth) => nth));
    expect(map.of(ofId('B01'))).toBeUndefined();
  });
});
