import { describe, expect, it } from '@jest/globals';
import { GuideLibrary } from '@app/guide';
import { folderOf, SMALL_DICTIONARY } from './small-library.js';

const guide = (text: string): Record<string, string> => ({ 'x12/004010/850/guide.yaml': `message: "850"\n${text}` });

describe('what is right is loaded', () => {
  it('finds by exact version, then by its first six characters', () => {
    const library = GuideLibrary.load(
      folderOf({ 'x12/004010/dictionary.yaml': SMALL_DICTIONARY, ...guide('segments: [BEG: 1]') }),
    );
    expect(library.find('x12', '004010', '850')?.ref).toBe('x12/004010/850');
    expect(library.find('x12', '004010VICS', '850')?.ref).toBe('x12/004010/850');
    expect(library.find('x12', '005010', '850')).toBeUndefined();
    expect(library.find('edifact', '004010', '850')).toBeUndefined();
  });

  it('shows its shape', () => {
    const text = guide(
      'segments: [BEG: 1, {loop: N1, segments: [N1: 1, N3: 0..2, {loop: REF, segments: [REF: 1]}]}, AMT: 0..1]',
    );
    const library = GuideLibrary.load(folderOf({ 'x12/004010/dictionary.yaml': SMALL_DICTIONARY, ...text }));
    expect(library.get('x12/004010/850')?.outline).toEqual({
      name: '',
      tag: '',
      segments: ['BEG', 'AMT'],
      loops: [
        {
          name: 'N1',
          tag: 'N1',
          segments: ['N1', 'N3'],
          loops: [{ name: 'REF', tag: 'REF', segments: ['REF'], loops: [] }],
        },
      ],
    });
  });

  it('prefers the guide of an association code', () => {
    const edifact = SMALL_DICTIONARY.replace('standard: x12', 'standard: edifact').replace('"004010"', 'D.96A');
    const library = GuideLibrary.load(
      folderOf({
        'edifact/D.96A/dictionary.yaml': edifact,
        'edifact/D.96A/ORDERS/guide.yaml': 'message: ORDERS\nsegments: [BEG: 1]',
        'edifact/D.96A/ORDERS.EAN008/guide.yaml':
          'extends: edifact/D.96A/ORDERS\nmessage: ORDERS\nassociation: EAN008\n',
      }),
    );
    expect(library.find('edifact', 'D.96A', 'ORDERS', 'EAN008')?.ref).toBe('edifact/D.96A/ORDERS.EAN008');
    expect(library.find('edifact', 'D.96A', 'ORDERS', 'EAN009')?.ref).toBe('edifact/D.96A/ORDERS');
    expect(library.find('edifact', 'D.96A', 'ORDERS')?.ref).toBe('edifact/D.96A/ORDERS');
  });
});
