import { describe, expect, it } from '@jest/globals';
import type { Guide } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { folderOf } from './small-library.js';
import { edifactMessage } from './transactions.js';

/** A message of one segment ABC with four elements, between which a dependency note holds. */
function guideWith(note: string): Guide {
  const folder = folderOf({
    'edifact/D.96A/dictionary.yaml': `standard: edifact
version: D.96A
segments:
  ABC: { name: Letters, elements: [1001 C, 1002 C, 1003 C, 1004 C], notes: ["${note}"] }
elements:
  "1001": an..3 One
  "1002": an..3 Two
  "1003": an..3 Three
  "1004": an..3 Four
`,
    'edifact/D.96A/ORDERS/guide.yaml': 'message: ORDERS\nsegments: [ABC: 1]\n',
  });
  const guide = GuideLibrary.load(folder).get('edifact/D.96A/ORDERS');
  if (guide === undefined) throw new Error('the guide was not loaded');
  return guide;
}

/** Dependency notes of EDIFACT (ISO 9735-1): what each refuses, the place and the reason. */
const CASES: [note: string, sent: string, wrong: string[]][] = [
  ['D1(01,02,03)', 'ABC+x', []],
  ['D1(01,02,03)', 'ABC++++w', ['ABC-01 (One) is missing: at least one of 01, 02, 03 is needed.']],
  ['D1(01,02,03)', 'ABC+x++z', ['ABC-03 (Three) may not be sent: only one of 01, 02, 03 may be sent.']],
  ['D2(01,03)', 'ABC+x++z', []],
  ['D2(01,03)', 'ABC+x+y', ['ABC-03 (Three) is missing: 01, 03 come together or not at all.']],
  ['D3(01,02)', 'ABC++y', []],
  ['D3(01,02)', 'ABC+++z', ['ABC-01 (One) is missing: at least one of 01, 02 is needed.']],
  ['D4(01,02)', 'ABC++++w', []],
  ['D4(01,02)', 'ABC+x+y', ['ABC-02 (Two) may not be sent: only one of 01, 02 may be sent.']],
  ['D5(01,02,03)', 'ABC++y', []],
  [
    'D5(01,02,03)',
    'ABC+x',
    ['ABC-02 (Two) is missing: 01 needs 02, 03.', 'ABC-03 (Three) is missing: 01 needs 02, 03.'],
  ],
  ['D6(01,02,03)', 'ABC+x++z', []],
  ['D6(01,02,03)', 'ABC+x', ['ABC-02 (Two) is missing: 01 needs one of 02, 03.']],
  ['D7(01,02,03)', 'ABC++y+z', []],
  ['D7(01,02,03)', 'ABC+x', []],
  [
    'D7(01,02,03)',
    'ABC+x+y+z',
    [
      'ABC-02 (Two) may not be sent: 01 may not come with 02, 03.',
      'ABC-03 (Three) may not be sent: 01 may not come with 02, 03.',
    ],
  ],
];

describe('dependency notes of EDIFACT', () => {
  it.each(CASES)('%s: %s', (note, sent, wrong) => {
    const { failures } = guideWith(note).match(edifactMessage('ORDERS', `${sent}'`));
    expect(failures.map(({ message }) => message)).toEqual(wrong);
  });
});
