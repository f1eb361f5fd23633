import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { describe, expect, it } from '@jest/globals';
import { folderOf, SMALL_DICTIONARY } from './small-library.js';

describe('a library that is opened', () => {
  it('reads a guide when it is asked for, and refuses only what is wrong in that', () => {
    const good = { 'x12/004010/850/guide.yaml': 'message: "850"\nsegments:\n  - BEG: 1' };
    const bad = { 'x12/004010/860/guide.yaml': 'message: "860"\nsegments:\n  - BEG: many' };
    const library = GuideLibrary.open(folderOf({ 'x12/004010/dictionary.yaml': SMALL_DICTIONARY, ...good, ...bad }));
    expect(library.find('x12', '004010VICS', '850')?.ref).toBe('x12/004010/850');
    expect(library.get('x12/004010/850')).toBe(library.get('x12/004010/850'));
    expect(library.get('x12/004010/855')).toBeUndefined();
    expect(library.dictionary('x12/005010')).toBeUndefined();
    expect(() => library.get('x12/004010/860')).toThrow(DefinitionError);
    expect(() => library.list()).toThrow(DefinitionError);
  });
});

describe('a dictionary with an open list of codes', () => {
  it('is refused where there is no such list', () => {
    const files = folderOf({
      'x12/004010/dictionary.yaml': SMALL_DICTIONARY.replace('segments:', 'open: ["359"]\nsegments:'),
    });
    expect(() => GuideLibrary.load(files)).toThrow('Element 359 has no list of codes. Add one under "codes".');
  });
});
