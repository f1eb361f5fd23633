import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import { GuideLibrary } from '@app/guide';
import { folderOf, SMALL_DICTIONARY } from './small-library.js';

/** What is wrong, as `850/guide.yaml:3:5 message remedy`. */
function mistakes(files: Record<string, string>): string[] {
  const folder = folderOf({ 'x12/004010/dictionary.yaml': SMALL_DICTIONARY, ...files });
  try {
    GuideLibrary.load(folder);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.diagnostics.map(({ file, line, column, message, remedy }) => {
      return `${file.slice(`${folder}/x12/004010/`.length)}:${line}:${column} ${message} ${remedy}`;
    });
  }
  return [];
}

const guide = (text: string): Record<string, string> => ({ 'x12/004010/850/guide.yaml': `message: "850"\n${text}` });
const dictionary = (from: string | RegExp, to: string): Record<string, string> => ({
  'x12/004010/dictionary.yaml': SMALL_DICTIONARY.replace(from, to),
});

describe('mistakes in a guide are refused at their place', () => {
  const cases: [what: string, files: Record<string, string>, expected: string[]][] = [
    [
      'unquoted message',
      { 'x12/004010/850/guide.yaml': 'message: 850\nsegments: [BEG: 1]' },
      ['850/guide.yaml:1:10 850 is text here, but looks like a number or a switch. Quote it: "850".'],
    ],
    [
      'misspelt field',
      guide('segmnets: [BEG: 1]'),
      [
        '850/guide.yaml:1:1 The field "segments" is missing. Add "segments:".',
        '850/guide.yaml:2:1 There is no field "segmnets" here. Did you mean "segments"?',
      ],
    ],
    [
      'unknown segment',
      guide('segments:\n  - BEG: 1\n  - REX: 0..1'),
      ['850/guide.yaml:4:5 The dictionary has no segment REX. Add it to the dictionary, or did you mean REF?'],
    ],
    [
      'range upside down',
      guide('segments:\n  - BEG: 5..2'),
      ['850/guide.yaml:3:5 BEG is asked for 5 times but allowed 2 times. Swap the two.'],
    ],
    [
      'no range',
      guide('segments:\n  - BEG: many'),
      ['850/guide.yaml:3:10 "many" is not what "BEG" takes. It takes a count or a range, such as 1, 0..5 or 0..*.'],
    ],
    [
      'lower-case tag',
      guide('segments:\n  - beg: 1'),
      ['850/guide.yaml:3:5 The dictionary has no segment beg. Add it to the dictionary, or did you mean BEG?'],
    ],
    [
      'loop that opens with an optional segment',
      guide('segments:\n  - BEG: 1\n  - loop: N1\n    segments: [N1: 0..1, N3: 0..2]'),
      ['850/guide.yaml:5:16 Loop N1 must open with a segment that comes once. Write it first, with 1.'],
    ],
    [
      'loop that opens with a loop',
      guide('segments:\n  - loop: A\n    segments:\n      - loop: N1\n        segments: [N1: 1]'),
      ['850/guide.yaml:5:9 Loop A must open with a segment that comes once. Write it first, with 1.'],
    ],
    [
      'two siblings of one tag',
      guide('segments:\n  - BEG: 1\n  - REF: 0..1\n  - REF: 0..5'),
      [
        '850/guide.yaml:5:5 REF#2 and REF cannot be told apart: neither has codes. Give each its own codes, such as N1(01=ST).',
      ],
    ],
    [
      'siblings with overlapping codes',
      guide('segments:\n  - BEG: 1\n  - REF(01=DP|IA): 0..1\n  - REF(01=IA): 0..5'),
      [
        '850/guide.yaml:5:5 REF(01=IA) and REF(01=DP|IA) cannot be told apart: their codes overlap. Give each its own codes, such as N1(01=ST).',
      ],
    ],
    [
      'two places for one segment',
      guide('segments:\n  - BEG: 1\n  - REF: 0..1\n  - N4: 0..1\n  - REF: 0..5'),
      [
        '850/guide.yaml:6:5 A segment REF could be REF or REF#2. Tell them apart by codes, or put a mandatory segment between them.',
      ],
    ],
    [
      'a segment of the loop or after it',
      guide('segments:\n  - BEG: 1\n  - loop: N1\n    segments: [N1: 1, REF: 0..1]\n  - REF: 0..5'),
      [
        '850/guide.yaml:6:5 A segment REF could be N1/REF or REF. Tell them apart by codes, or put a mandatory segment between them.',
      ],
    ],
    [
      'unknown use',
      guide('segments:\n  - BEG: 1\n  - REF: 0..1\nuses:\n  BGE: required'),
      ['850/guide.yaml:6:3 The guide has no use BGE. Did you mean BEG?'],
    ],
    [
      'unknown element of a use',
      guide('segments:\n  - BEG: 1\nuses:\n  BEG.09: required'),
      ['850/guide.yaml:5:3 BEG has no element 09. It has 3 elements.'],
    ],
    [
      'misspelt usage',
      guide('segments:\n  - BEG: 1\nuses:\n  BEG.03: requierd'),
      [
        '850/guide.yaml:5:11 "requierd" is not what "BEG.03" takes. It takes required, not-used, recommended, optional, or a mapping of usage, min, max, codes, length, pattern.',
      ],
    ],
    [
      'codes on a segment',
      guide('segments:\n  - REF: 0..9\nuses:\n  REF: { codes: [DP, IA] }'),
      ['850/guide.yaml:5:3 Codes, lengths and patterns belong to an element. Name the element, such as BEG.01.'],
    ],
    [
      'limits that exclude each other',
      guide('segments:\n  - REF: 0..9\nuses:\n  REF: { min: 3, max: 2 }'),
      ['850/guide.yaml:5:3 At least 3 but at most 2 are asked for. Correct one of the two.'],
    ],
    [
      'unquoted code',
      guide('segments:\n  - BEG: 1\nuses:\n  BEG.01:\n    codes: [00, 01]'),
      [
        '850/guide.yaml:6:13 00 is text here, but looks like a number or a switch. Quote it: "00".',
        '850/guide.yaml:6:17 01 is text here, but looks like a number or a switch. Quote it: "01".',
      ],
    ],
    [
      'length upside down',
      guide('segments:\n  - BEG: 1\nuses:\n  BEG.02: { length: 9..2 }'),
      ['850/guide.yaml:5:13 The shortest length 9 is above the longest 2. Swap them.'],
    ],
    [
      'pattern that is none',
      guide('segments:\n  - BEG: 1\nuses:\n  BEG.02: { pattern: "[A-" }'),
      ['850/guide.yaml:5:13 "[A-" is no regular expression. Correct it.'],
    ],
    [
      'rule without a verb',
      guide('segments:\n  - PO1: 0..9\nrules:\n  - PO1: 04 when 05'),
      [
        '850/guide.yaml:5:5 The rule "04 when 05" cannot be read: After what the rule is about comes "required" or "not used", not "when". Write it as "04 required when 05".',
      ],
    ],
    [
      'rule with a wrong element',
      guide('segments:\n  - PO1: 0..9\nrules:\n  - PO1: 14 required when 05'),
      [
        '850/guide.yaml:5:5 The rule "14 required when 05" cannot be read: PO1 has no element 14. Write it as "04 required when 05".',
      ],
    ],
    [
      'rule with a foreign segment',
      guide('segments:\n  - PO1: 0..9\nrules:\n  - PO1: N3 required when 05'),
      [
        '850/guide.yaml:5:5 The rule "N3 required when 05" cannot be read: There is no segment N3 in this loop. Write it as "04 required when 05".',
      ],
    ],
    [
      'rule of a use that is not there',
      guide('segments:\n  - PO1: 0..9\nrules:\n  - PO2: 04 required when 05'),
      [
        '850/guide.yaml:5:5 The guide has no use PO2. Name a segment of the guide, or a variant of one, such as N1(01=ST).',
      ],
    ],
    [
      'rule with an open bracket',
      guide('segments:\n  - PO1: 0..9\nrules:\n  - PO1: 04 required when (05 and 02'),
      [
        '850/guide.yaml:5:5 The rule "04 required when (05 and 02" cannot be read: A ")" is missing. Write it as "04 required when 05".',
      ],
    ],
    [
      'insert after nothing',
      guide('segments:\n  - BEG: 1\ninsert:\n  - { after: REF, segments: [N4: 1] }'),
      ['850/guide.yaml:5:7 The guide has no use REF. Name a segment or loop of the guide.'],
    ],
    [
      'extends what is not there',
      { 'x12/004010/850/guide.yaml': 'extends: x12/003070/850\nmessage: "850"' },
      ['850/guide.yaml:1:10 There is no "x12/003070/850" to extend. Name a definition that exists.'],
    ],
    [
      'folder of another message',
      { 'x12/004010/855/guide.yaml': 'message: "850"\nsegments: [BEG: 1]' },
      ['855/guide.yaml:1:1 The guide is for 850, but its folder is x12/004010/855. Move it to a folder 850.'],
    ],
  ];
  it.each(cases)('%s', (_, files, expected) => {
    expect(mistakes(files)).toEqual(expected);
  });
});

describe('mistakes in a dictionary are refused at their place', () => {
  const cases: [what: string, files: Record<string, string>, expected: string[]][] = [
    [
      'unknown element',
      dictionary('[353 M, 324 M', '[353 M, 325 M'),
      ['dictionary.yaml:4:41 There is no element 325. Add it under "elements", or did you mean 324?'],
    ],
    [
      'element without a letter',
      dictionary('[353 M, 324 M', '[353 M, 324'),
      ['dictionary.yaml:4:41 324 is text here, but looks like a number or a switch. Quote it: "324".'],
    ],
    [
      'unknown type',
      dictionary('"19": AN 2..30', '"19": XX 2..30'),
      [
        'dictionary.yaml:18:9 "XX 2..30 City" is not what "elements" takes. It takes type, length and name, such as "AN 1..30 Reference" or "an..35 Reference number".',
      ],
    ],
    [
      'lengths upside down',
      dictionary('"19": AN 2..30', '"19": AN 30..2'),
      ['dictionary.yaml:18:3 The shortest length 30 is above the longest 2. Swap them.'],
    ],
    [
      'note beyond the elements',
      dictionary('[R0203, P0304]', '[R0203, P0309]'),
      ['dictionary.yaml:6:73 "P0309" names place 9, but there are 4. Correct the place, or add the missing elements.'],
    ],
    [
      'note of an unknown kind',
      dictionary('[R0203, P0304]', '[R0203, Z0304]'),
      [
        'dictionary.yaml:6:73 "Z0304" is not what "notes" takes. It takes a syntax note of X12, such as "P0304", or a dependency note of EDIFACT, such as "D5(03,04)".',
      ],
    ],
    [
      'codes of an unknown element',
      dictionary('"353": 00 01 05', '"359": 00 01 05'),
      ['dictionary.yaml:48:3 There is no element 359. Add it under "elements", or did you mean 349?'],
    ],
    [
      'one code, unquoted',
      dictionary('"353": 00 01 05', '"353": 00'),
      ['dictionary.yaml:48:10 00 is text here, but looks like a number or a switch. Quote it: "00".'],
    ],
    [
      'a segment twice',
      dictionary('  BEG: {', '  CTT: { name: T, elements: [] }\n  BEG: {'),
      ['dictionary.yaml:17:3 Map keys must be unique. Correct the YAML at this place.'],
    ],
  ];
  it.each(cases)('%s', (_, files, expected) => {
    expect(mistakes(files)).toEqual(expected);
  });
});
