import { describe, expect, it } from '@jest/globals';
import type { LoopInstance } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { folderOf, SMALL_DICTIONARY, smallGuide } from './small-library.js';
import { edifactMessage, x12Transaction } from './transactions.js';

const library = GuideLibrary.load('mappings');

/** A loop as `N1[N1 N3 REF]`, inner loops after its own segments. */
function draw({ id, segments, loops }: LoopInstance): string {
  const parts = [
    ...segments.map(({ use, segment }) => (use.endsWith(segment.id) ? segment.id : use)),
    ...loops.map(draw),
  ];
  return `${id}[${parts.join(' ')}]`;
}

describe('places', () => {
  it('a whole 850: nearest following place, innermost loop first', () => {
    const transaction = x12Transaction(
      '850',
      `BEG*00*SA*1**20260301~REF*DP*1~N1*BY*A~REF*IA*2~N1*ST*B~N3*X~PO1*1*1*EA*1~PID*F****MUG~MEA*PD*LN*1~REF*CT*3~
       SAC*C*D240***100~N1*MF*C~PO1*2*1*EA*1~SDQ*EA*92*01*1~CTT*2~AMT*TT*2~`,
    );
    const { root, failures } = library.get('x12/004010/850')!.match(transaction);
    expect(failures).toEqual([]);
    expect(draw(root)).toBe(
      '[BEG REF N1[N1 REF] N1[N1 N3] PO1[PO1 REF PO1/PID[PID MEA] PO1/SAC[SAC] PO1/N1[N1]] PO1[PO1 SDQ] CTT[CTT AMT]]',
    );
    expect(root.loops[0]?.parent).toBe(root);
    expect(root.segments.map(({ use }) => use)).toEqual(['BEG', 'REF']);
  });

  it('HL loops flat, in order', () => {
    const transaction = x12Transaction(
      '856',
      'BSN*00*S1*20260301*1200~HL*1**S~TD1*CTN*1~N1*ST*A~HL*2*1*O~PRF*1~HL*3*2*I~LIN**UP*1~SN1**1*EA~CTT*3~',
    );
    const { root, failures } = library.get('x12/004010/856')!.match(transaction);
    expect(failures).toEqual([]);
    expect(draw(root)).toBe('[BSN CTT HL[HL TD1 HL/N1[N1]] HL[HL PRF] HL[HL LIN SN1]]');
  });

  it('a payment with adjustments of a party and of an invoice', () => {
    const transaction = x12Transaction(
      '820',
      `BPR*C*90*C*ACH*CTX*01*123456789*DA*1*1234567890**01*123456789*DA*2*20260301~TRN*1*T1~N1*PR*A~
       ENT*1~ADX*-5*70~REF*IV*1~RMR*IV*1**95*100*5~DTM*003*20260201~ADX*-5*01~REF*CM*9~RMR*IV*2**0~`,
    );
    const { root, failures } = library.get('x12/004010/820')!.match(transaction);
    expect(failures).toEqual([]);
    expect(draw(root)).toBe(
      '[BPR TRN N1[N1] ENT[ENT ENT/ADX[ADX ENT/ADX/REF[REF]] ENT/RMR[RMR DTM ENT/RMR/ADX[ADX ENT/RMR/ADX/REF[REF]]] ENT/RMR[RMR]]]',
    );
  });

  it('segment groups of EDIFACT, and the summary after UNS', () => {
    const transaction = edifactMessage(
      'INVOIC',
      `BGM+380+1+9'DTM+137:20260301:102'NAD+BY+1::9'RFF+VA:2'LIN+1++3:EN'QTY+47:1'MOA+203:1'PRI+AAA:1'UNS+S'MOA+77:1'TAX+7+VAT'MOA+124:0'`,
    );
    const { root, failures } = library.get('edifact/D.96A/INVOIC')!.match(transaction);
    expect(failures).toEqual([]);
    expect(draw(root)).toBe(
      '[BGM DTM UNS SG2[SG2/NAD SG2/SG3[SG2/SG3/RFF]] SG25[SG25/LIN SG25/QTY SG25/SG26[SG25/SG26/MOA] SG25/SG28[SG25/SG28/PRI]] SG48[SG48/MOA] SG50[SG50/TAX SG50/MOA]]'.replace(
        /SG[\d/SG]*\/([A-Z]{3})/g,
        '$1',
      ),
    );
  });

  it('variants in any order, each with its own loop', () => {
    const guide = smallGuide(`segments:
  - BEG: 1
  - loop: N1(01=ST)
    repeat: 1
    segments: [N1: 1, N3: 1]
  - loop: N1(01=BY|BT)
    repeat: 0..2
    segments: [N1: 1]
  - loop: N1
    repeat: 0..*
    segments: [N1: 1, N4: 0..1]
`);
    const transaction = x12Transaction('850', 'BEG*00*1~N1*BY*A~N1*ZZ*B~N4*TOWN~N1*ST*C~N3*X~N1*BT*D~');
    const { root, failures } = guide.match(transaction);
    expect(failures).toEqual([]);
    expect(draw(root)).toBe(
      '[BEG N1(01=BY|BT)[N1(01=BY|BT)] N1[N1 N4] N1(01=ST)[N1(01=ST) N3] N1(01=BY|BT)[N1(01=BY|BT)]]',
    );
    expect(root.loops.map(({ loop }) => loop)).toEqual(['N1', 'N1', 'N1', 'N1']);
  });

  it('a bounded loop is a loop that LS opens and LE ends', () => {
    const guide = smallGuide(`segments:
  - BEG: 1
  - loop: LS(01=0100)
    repeat: 0..1
    segments:
      - LS: 1
      - loop: REF
        repeat: 1..*
        segments: [REF: 1, AMT: 0..1]
      - LE: 1
  - REF: 0..*
uses:
  "LS(01=0100)/LE.01": { codes: ["0100"] }
`);
    const match = (body: string): string[] => {
      const { root, failures } = guide.match(x12Transaction('850', body));
      return [draw(root), ...failures.map(({ code, message }) => `${code} ${message}`)];
    };
    expect(match('BEG*00*1~LS*0100~REF*DP*1~AMT*TT*1~LE*0100~REF*IA*2~')).toEqual([
      '[BEG REF LS(01=0100)[LS(01=0100) LE LS(01=0100)/REF[REF AMT]]]',
    ]);
    expect(match('BEG*00*1~LS*0100~REF*DP*1~')).toEqual([
      '[BEG LS(01=0100)[LS(01=0100) LS(01=0100)/REF[REF]]]',
      'CD-2105 Segment LE is missing before SE.',
    ]);
    expect(match('BEG*00*1~LS*0100~REF*DP*1~LE*0200~').slice(1)).toEqual([
      'CD-2219 LE-01 (Loop): "0200" is not among the codes that this guide uses.',
    ]);
  });

  it('late segments into the loop that they belong to', () => {
    const transaction = x12Transaction('850', 'BEG*00*SA*1**20260301~PO1*1*1*EA*1~REF*CT*1~PID*F****MUG~');
    const { root, failures } = library.get('x12/004010/850')!.match(transaction);
    expect(failures.map(({ code }) => code)).toEqual(['CD-2104']);
    expect(draw(root)).toBe('[BEG PO1[PO1 REF PO1/PID[PID]]]');
  });
});

describe('extends', () => {
  const base =
    'message: "850"\nsegments:\n  - BEG: 1\n  - REF: 0..2\n  - loop: N1\n    segments: [N1: 1, N3: 0..2]\nrules: [{ N1: 02 required when 01=ST }]\n';
  const overlay = `extends: x12/004010/850
message: "850"
repeats: { REF: 0..1 }
insert: [{ after: N1/N3, segments: [N4: 0..1] }]
uses: { N1/N3: required, BEG.01: { codes: "00" } }
rules: [{ N1: N4 required when 01=ST }]
`;
  const folder = folderOf({
    'x12/004010/dictionary.yaml': SMALL_DICTIONARY,
    'x12/004010/850/guide.yaml': base,
    'x12/005010/dictionary.yaml':
      'extends: x12/004010\nstandard: x12\nversion: "005010"\nsegments: {}\nelements:\n  "127": AN 1..50 Reference\n',
    'x12/005010/850/guide.yaml': overlay.replace('codes: "00"', 'codes: ["00"]'),
  });
  const guides = GuideLibrary.load(folder);
  const body = `BEG*01*1~REF*DP*${'1'.repeat(40)}~REF*IA*1~N1*ST**92*1234~`;
  const messages = (ref: string, version: string): string[] =>
    guides
      .get(ref)!
      .match(x12Transaction('850', body, version))
      .failures.map(({ code, location }) => `${code} ${location?.segmentId}`);

  it('holds differences only', () => {
    expect(messages('x12/004010/850', '004010')).toEqual(['CD-2205 REF', 'CD-2401 N1']);
    expect(messages('x12/005010/850', '005010')).toEqual([
      'CD-2219 BEG',
      'CD-2106 REF',
      'CD-2401 N1',
      'CD-2105 N3',
      'CD-2404 N4',
    ]);
  });
});
