import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Guide } from '@app/guide';
import { diffGuides, GuideLibrary } from '@app/guide';
import { x12Transaction } from './transactions.js';

const library = GuideLibrary.open('mappings');
const base = library.get('x12/004010/850')!;
const partners = mkdtempSync(join(tmpdir(), 'overlays-'));

function file(partner: string, name: string, text: string): string {
  mkdirSync(join(partners, partner), { recursive: true });
  const path = join(partners, partner, name);
  writeFileSync(path, text);
  return path;
}

const OVERLAY = `extends: x12/004010/850
message: "850"
uses:
  BEG.01: { codes: ["00", QQ] }
  REF: required
  REF.02: { usage: required, length: 1..12, pattern: "\\\\d{3}" }
  CSH: not-used
  DTM: recommended
  N1(01=ST): { min: 1, max: 1 }
  N1(01=BY): { max: 2 }
  PO1.02: required
repeats:
  PER: 0..1
insert:
  - after: CUR
    segments: [LQ: 0..2]
rules:
  - N1: 04 required when 01=ST
  - N1(01=BY): 03 required
`;
const overlay = library.overlay(file('oddmart', '850.guide.yaml', OVERLAY));

function codes(guide: Guide, body: string): string[] {
  return guide.match(x12Transaction('850', body)).failures.map(({ code, location, standardCodes = [] }) => {
    const ik = standardCodes.find(({ table }) => table.startsWith('IK'))?.code ?? '';
    return `${code} ${location?.segmentId ?? ''}${location?.elementPosition ?? ''} ${ik}`;
  });
}

const GOOD = 'BEG*QQ*SA*1**20260301~REF*DP*123~N1*ST*STORE*92*0001~PO1*1*1*EA*1~CTT*1';

describe("a partner's overlay", () => {
  it('is named by folder and file, knows its base, and is compiled once', () => {
    expect(overlay.ref).toBe('oddmart/850');
    expect(overlay.base).toBe('x12/004010/850');
    expect(overlay.version).toBe('004010');
    expect(library.overlay(join(partners, 'oddmart', '850.guide.yaml'))).toBe(overlay);
    expect(base.base).toBeUndefined();
  });

  it('loosens: what the base refuses is sound', () => {
    expect(codes(base, 'BEG*QQ*SA*1**20260301~PO1*1*1*EA*1')).toEqual(['CD-2207 BEG1 7']);
    expect(codes(overlay, GOOD)).toEqual([]);
  });

  it.each([
    ['a code of the standard that the partner does not use', GOOD.replace('*QQ*', '*01*'), ['CD-2219 BEG1 I6']],
    ['a code that neither knows', GOOD.replace('*QQ*', '*WW*'), ['CD-2207 BEG1 7']],
    ['a segment that the partner asks for', GOOD.replace('REF*DP*123~', ''), ['CD-2105 REF 3']],
    ['a form', GOOD.replace('*123~', '*12A~'), ['CD-2223 REF2 I12']],
    ['a segment that is not used', GOOD.replace('N1*ST', 'CSH*N~N1*ST'), ['CD-2108 CSH I4']],
    ['a variant too often', GOOD.replace('PO1*', 'N1*ST*OTHER*92*22~PO1*'), ['CD-2107 N1 4']],
    ['a rule of one variant', GOOD.replace('PO1*', 'N1*BY*BUYER~PO1*'), ['CD-2401 N13 I9']],
    ['a rule', GOOD.replace('STORE*92*0001', 'STORE'), ['CD-2401 N14 I9']],
    ['a recommended segment is no failure', GOOD, []],
  ])('tightens: %s', (_, body, expected) => {
    expect(codes(overlay, body)).toEqual(expected);
  });

  it('is shown by what differs from its base', () => {
    const shown = diffGuides(base, overlay).map(({ path, what, base: before = '-', overlay: after = '-', place }) =>
      [path, what, before, after, `${place.line}:${place.column}`].join(' | '),
    );
    expect(shown).toEqual([
      'BEG.01 | codes | - | 00 QQ | 4:3',
      'REF | usage | optional | required | 5:3',
      'REF | repeat | 0..* | 1..* | 5:3',
      'REF.02 | usage | optional | required | 6:3',
      'REF.02 | repeat | 0..1 | 1 | 6:3',
      'REF.02 | length | - | 1..12 | 6:3',
      'REF.02 | pattern | - | \\d{3} | 6:3',
      'PER | repeat | 0..3 | 0..1 | 13:3',
      'CSH | usage | optional | not-used | 7:3',
      'DTM | usage | optional | recommended | 8:3',
      'N1 | rule | - | 04 required when 01=ST | 18:5',
      'N1(01=ST) | usage | optional | required | 9:3',
      'N1(01=ST) | repeat | 0..200 | 1 | 9:3',
      'N1(01=BY) | repeat | 0..200 | 0..2 | 10:3',
      'N1(01=BY) | rule | - | 03 required | 19:5',
      'PO1.02 | usage | optional | required | 11:3',
      'PO1.02 | repeat | 0..1 | 1 | 11:3',
      'LQ | added | - | 0..2 | 16:16',
    ]);
  });

  it('differs from itself in nothing', () => {
    expect(diffGuides(base, base)).toEqual([]);
  });

  const mistakes: [name: string, text: string, place: string, message: RegExp][] = [
    ['no base', 'message: "850"\nsegments: [BEG: 1]\n', '1:1', /extends a guide/],
    [
      'a base that is not there',
      'extends: x12/004010/851\nmessage: "850"\n',
      '1:10',
      /no "x12\/004010\/851" to extend/,
    ],
    [
      'another message',
      'extends: x12/004010/850\nmessage: "860"\n',
      '1:1',
      /no guide that can be changed to one of 860/,
    ],
    [
      'a use that is not there',
      'extends: x12/004010/850\nmessage: "850"\nuses:\n  BGE.01: required\n',
      '4:3',
      /no use BGE/,
    ],
    ['a misspelt key', 'extends: x12/004010/850\nmessage: "850"\nuse:\n  BEG.01: required\n', '3:1', /no field "use"/],
  ];
  it.each(mistakes)('is refused with file, line and column: %s', (name, text, place, message) => {
    const path = file('wrong', `${name.replaceAll(' ', '-')}.guide.yaml`, text);
    let said = '';
    try {
      library.overlay(path);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(`${path}:${place}: `);
    expect(said).toMatch(message);
  });
});
