import type { Case } from './case.js';
import { invoic, LINE, message, ORDER, ORDER_END, orders, po, shipped, small, START, x12 } from './case.js';

export const SEGMENT_CASES: Case[] = [
  [
    'a set in the group of another',
    po,
    x12(START + LINE, '850', '004010', 'SH'),
    ['CD-2113 #1 ST AK502 6 IK502 18: 850 stands in a group SH; it belongs in a group PO.'],
  ],
  [
    'a set in the group of another, 005010',
    shipped('x12/005010/850'),
    x12(START + LINE, '850', '005010', 'SH'),
    ['CD-2113 #1 ST AK502 18 IK502 18: 850 stands in a group SH; it belongs in a group PO.'],
  ],
  [
    'a tag that no version has',
    po,
    x12(`${START}ZZZ*1~${LINE}`),
    ['CD-2101 #3 ZZZ AK304 1 IK304 1: Segment ZZZ is not known in 004010.'],
  ],
  [
    'a segment of another message',
    po,
    x12(`${START}BPR*C*1*C*ACH~${LINE}`),
    ['CD-2102 #3 BPR AK304 6 IK304 6: Segment BPR does not belong to message 850.'],
  ],
  [
    'a segment outside of its loop',
    po,
    x12(`${START}N3*MAIN STREET~${LINE}`),
    ['CD-2103 #3 N3 AK304 2 IK304 2: Segment N3 has no place after BEG.'],
  ],
  [
    'a segment that comes too late',
    po,
    x12(`${START}DTM*002*20260310~REF*DP*1~${LINE}`),
    ['CD-2104 #4 REF AK304 7 IK304 7: Segment REF comes too late: it belongs before DTM.'],
  ],
  [
    'a loop that comes too late',
    po,
    x12(`${START}N1*ST*A~N3*MAIN STREET~N9*L1*1~MSG*TEXT~${LINE}`),
    ['CD-2104 #5 N9 [N9] AK304 7 IK304 7: Segment N9 comes too late: it belongs before N1.'],
  ],
  [
    'the first segment comes second',
    po,
    x12(`REF*DP*1~${START}${LINE}`),
    ['CD-2103 #2 REF AK304 2 IK304 2: Segment REF has no place after the beginning.'],
  ],
  [
    'a missing segment',
    po,
    x12(`REF*DP*1~${LINE}`),
    ['CD-2105 #2 BEG AK304 3 IK304 3: Segment BEG is missing before REF.'],
  ],
  [
    'a missing loop at the end',
    po,
    x12(START),
    ['CD-2105 #3 PO1 [PO1] AK304 3 IK304 3: Segment PO1 is missing before SE.'],
  ],
  [
    'a segment too often',
    po,
    x12(`${START}CUR*BY*USD~CUR*SE*EUR~${LINE}`),
    ['CD-2106 #4 CUR AK304 5 IK304 5: Segment CUR comes too often: at most 1 here.'],
  ],
  [
    'a loop too often',
    small('segments: [BEG: 1, {loop: PO1, repeat: 1..2, segments: [PO1: 1]}]'),
    x12(`BEG*00*1~${'PO1*1~'.repeat(3)}`),
    ['CD-2107 #5 PO1 [PO1] AK304 4 IK304 4: Loop PO1 comes too often: at most 2 here.'],
  ],
  [
    'a stray segment before a mandatory one',
    shipped('x12/004010/810'),
    x12('BIG*20260301*1~TXI*ST*1~IT1*1*1*EA*1~TDS*100~', '810'),
    ['CD-2103 #3 TXI AK304 2 IK304 2: Segment TXI has no place after BIG.'],
  ],
  [
    'a segment that the guide does not use',
    small('segments: [BEG: 1, REF: 0..5]\nuses: { REF: not-used }'),
    x12('BEG*00*1~REF*DP*1~'),
    ['CD-2108 #3 REF AK304 2 IK304 I4: Segment REF is not used by this guide.'],
  ],
  [
    'a loop that the guide does not use',
    small('segments: [BEG: 1, {loop: N1, segments: [N1: 1, N3: 0..1]}]\nuses: { N1(01=BT): not-used }'),
    x12('BEG*00*1~N1*ST*A~N1*BT*A~N3*X~'),
    ['CD-2108 #4 N1 [N1(01=BT)] AK304 2 IK304 I4: Segment N1(01=BT) is not used by this guide.'],
  ],
  [
    'too few segments',
    small('segments: [BEG: 1, REF: 2..5, AMT: 0..1]'),
    x12('BEG*00*1~REF*DP*1~AMT*TT*1~'),
    ['CD-2109 #4 REF AK304 3 IK304 I8: Segment REF comes too seldom: 1 found, at least 2 asked for.'],
  ],
  [
    'too few loops',
    small('segments: [BEG: 1, {loop: PO1, repeat: 2..5, segments: [PO1: 1]}]'),
    x12('BEG*00*1~PO1*1~'),
    ['CD-2110 #4 PO1 [PO1] AK304 3 IK304 I7: Loop PO1 comes too seldom: 1 found, at least 2 asked for.'],
  ],
  [
    'a variant that is asked for',
    small('segments: [BEG: 1, {loop: N1, segments: [N1: 1]}]\nuses: { N1(01=ST): { min: 1, max: 1 } }'),
    x12('BEG*00*1~N1*BY*A~'),
    ['CD-2105 #4 N1 [N1(01=ST)] AK304 3 IK304 3: Segment N1(01=ST) is missing before SE.'],
  ],
  [
    'a variant too often',
    small('segments: [BEG: 1, {loop: N1, segments: [N1: 1]}]\nuses: { N1(01=ST): { min: 1, max: 1 } }'),
    x12('BEG*00*1~N1*ST*A~N1*BY*A~N1*ST*A~'),
    ['CD-2107 #5 N1 [N1(01=ST)] AK304 4 IK304 4: Loop N1(01=ST) comes too often: at most 1 here.'],
  ],
  [
    'a code that no sibling has',
    small('segments: [BEG: 1, REF(01=DP): 0..1, REF(01=IA): 0..1]'),
    x12('BEG*00*1~REF*IA*1~REF*DP*1~REF*ZZ*1~'),
    ['CD-2111 #5 REF AK304 2 IK304 I4: Segment REF with "ZZ" in REF-01 has no use in this guide: it takes DP, IA.'],
  ],
  [
    'an empty segment',
    po,
    x12(`${START}REF~${LINE}`),
    [
      'CD-2112 warning #3 REF AK304 8 IK304 8: Segment REF has no data.',
      'CD-2201 #3 REF-01 (128) AK403 1 IK403 1: REF-01 (Kind of reference) is missing.',
      'CD-2202 #3 REF-02 (127) AK403 2 IK403 2: REF-02 (Reference) is missing: at least one of 02, 03 is needed.',
    ],
  ],
  [
    'EDIFACT: a missing segment and a stray one',
    orders,
    message(`BGM+220+1+9'LOC+9'${ORDER_END}`),
    [
      'CD-2103 #3 LOC 0085 15: Segment LOC has no place after BGM.',
      'CD-2105 #4 DTM 0085 13: Segment DTM is missing before LIN.',
    ],
  ],
  [
    'EDIFACT: a mandatory segment that comes late is no missing one',
    orders,
    message(`BGM+220+1+9'PAI+::42'DTM+137:20260301:102'${ORDER_END}`),
    ['CD-2104 #4 DTM 0085 15: Segment DTM comes too late: it belongs before PAI.'],
  ],
  [
    'EDIFACT: a group too often',
    orders,
    message(`${ORDER}${"TOD+3'".repeat(6)}${ORDER_END}`),
    ['CD-2107 #9 TOD [SG11] 0085 36: Loop SG11 comes too often: at most 5 here.'],
  ],
  [
    'EDIFACT: no section control',
    invoic,
    message("BGM+380+1+9'DTM+137:20260301:102'LIN+1'MOA+79:1'", 'INVOIC'),
    [
      'CD-2105 #6 UNS 0085 13: Segment UNS is missing before UNT.',
      'CD-2105 #6 MOA [SG48] 0085 13: Segment MOA (SG48) is missing before UNT.',
    ],
  ],
];
