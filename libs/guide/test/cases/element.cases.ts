import type { Case } from './case.js';
import { LINE, po, shipped, START, x12 } from './case.js';

export const ELEMENT_CASES: Case[] = [
  [
    'a mandatory element',
    po,
    x12(`BEG*00**4711**20260301~${LINE}`),
    ['CD-2201 #2 BEG-02 (92) AK403 1 IK403 1: BEG-02 (Kind of purchase order) is missing.'],
  ],
  [
    'a mandatory component',
    po,
    x12(`${START}CTP**CAT*1*1*>1~${LINE}`),
    ['CD-2201 #3 CTP-05-1 (355) AK403 1 IK403 1: CTP-05-1 (Unit) is missing.'],
  ],
  [
    'P: one of a pair',
    po,
    x12(`${START}PO1*1*10*EA*2.50**UP~`),
    [
      'CD-2202 #3 PO1-07 (234) [PO1] AK403 2 IK403 2: PO1-07 (Product or service number) is missing: 06, 07 come together or not at all.',
    ],
  ],
  [
    'P and C: the same element is missing by both, and said once',
    po,
    x12(`${START}MAN*GM*1**CP**2~${LINE}`),
    [
      'CD-2202 #3 MAN-05 (87) AK403 2 IK403 2: MAN-05 (Marks and numbers) is missing: 04, 05 come together or not at all.',
    ],
  ],
  [
    'R: none of several',
    po,
    x12(`${START}REF*DP~${LINE}`),
    ['CD-2202 #3 REF-02 (127) AK403 2 IK403 2: REF-02 (Reference) is missing: at least one of 02, 03 is needed.'],
  ],
  [
    'C: the first without the second',
    po,
    x12(`${START}PO1*1**EA~`),
    ['CD-2202 #3 PO1-02 (330) [PO1] AK403 2 IK403 2: PO1-02 (Quantity ordered) is missing: 03 needs 02.'],
  ],
  [
    'L: the first without any of the others',
    po,
    x12(`${START}ITD*01*3*******20260401~${LINE}`),
    ['CD-2202 #3 ITD-10 (389) AK403 2 IK403 2: ITD-10 (Deferred amount) is missing: 09 needs one of 10, 11.'],
  ],
  [
    'E: both of two',
    shipped('x12/004010/810'),
    x12('BIG*20260301*1~IT1*1*1*EA*1~QTY*01*5**FIVE~TDS*100~', '810'),
    [
      'CD-2210 #4 QTY-04 (61) [IT1] AK403 10 IK403 10: QTY-04 (Message) may not be sent: only one of 02, 04 may be sent.',
    ],
  ],
  [
    'too many elements',
    po,
    x12(`${START}CUR*BY*USD********************1~${LINE}`),
    ['CD-2203 #3 CUR-22 AK403 3 IK403 3: Segment CUR has 22 elements, 21 are defined.'],
  ],
  [
    'too short',
    po,
    x12(`${START}N1*ST*A*92*1~N4*X~${LINE}`),
    [
      'CD-2204 #3 N1-04 (67) [N1] AK403 4 IK403 4: N1-04 (Identification code): "1" has fewer than 2 characters.',
      'CD-2204 #4 N4-01 (19) [N1] AK403 4 IK403 4: N4-01 (City): "X" has fewer than 2 characters.',
    ],
  ],
  [
    'too long',
    po,
    x12(`BEG*00*SA*12345678901234567890123**20260301~${LINE}`),
    [
      'CD-2205 #2 BEG-03 (324) AK403 5 IK403 5: BEG-03 (Purchase order number): "12345678901234567890123" has more than 22 characters.',
    ],
  ],
  [
    'a control character',
    po,
    x12(`${START}REF*DP*A\tB~${LINE}`),
    ['CD-2206 #3 REF-02 (127) AK403 6 IK403 6: REF-02 (Reference) holds a control character.'],
  ],
  [
    'a code that is none',
    po,
    x12(`BEG*77*SA*4711**20260301~${LINE}`),
    ['CD-2207 #2 BEG-01 (353) AK403 7 IK403 7: BEG-01 (Purpose): "77" is not a code of the standard.'],
  ],
  [
    'a code that a growing list lacks',
    shipped('x12/004010/997'),
    x12('AK1*PO*17~AK9*R*1*1*0*99~', '997', undefined, 'FA'),
    [
      'CD-2224 warning #3 AK9-05 (716): AK9-05 (Error of a group): "99" is no code that 004010 lists; it is read as it stands.',
    ],
  ],
  [
    'a day that is none',
    po,
    x12(`BEG*00*SA*4711**20260230~${LINE}`),
    [
      'CD-2208 #2 BEG-05 (373) AK403 8 IK403 8: BEG-05 (Date): "20260230" is not a date of the calendar in the format asked for.',
    ],
  ],
  [
    'a date with a wrong format',
    po,
    x12(`${START}DTM*002****RD8*20260301~${LINE}`),
    [
      'CD-2208 #3 DTM-06 (1251) AK403 8 IK403 8: DTM-06 (Period): "20260301" is not a date of the calendar in the format asked for.',
    ],
  ],
  [
    'a time that is none',
    po,
    x12(`${START}DTM*002*20260301*2460~${LINE}`),
    ['CD-2209 #3 DTM-03 (337) AK403 9 IK403 9: DTM-03 (Time): "2460" is not a time of day.'],
  ],
  [
    'a repetition where none is allowed',
    po,
    x12(`${START}REF*DP*1\\2~${LINE}`.replace('\\', '^'), '850', '005010'),
    ['CD-2211 #3 REF-02/2 (127) AK403 12 IK403 12: REF-02 (Reference) repeats too often: 2 found, at most 1 allowed.'],
  ],
  [
    'a component where none is allowed',
    po,
    x12(`${START}REF*DP*1>2~${LINE}`),
    [
      'CD-2212 #3 REF-02-2 (127) AK403 3 IK403 13: REF-02 (Reference) has too many components: 2 found, at most 1 allowed.',
    ],
  ],
  [
    'the same in 005010',
    shipped('x12/005010/850'),
    x12(`${START}REF*DP*1>2~${LINE}`, '850', '005010'),
    [
      'CD-2212 #3 REF-02-2 (127) AK403 13 IK403 13: REF-02 (Reference) has too many components: 2 found, at most 1 allowed.',
    ],
  ],
  [
    'letters in Nn',
    po,
    x12(`${START}${LINE}CTT*1.0~`),
    ['CD-2213 #4 CTT-01 (354) [CTT] AK403 6 IK403 6: CTT-01 (Number of lines): "1.0" is not a whole number.'],
  ],
  [
    'an exponent in R',
    po,
    x12(`${START}PO1*1*1E3*EA*2.50~`),
    ['CD-2214 #3 PO1-02 (330) [PO1] AK403 6 IK403 6: PO1-02 (Quantity ordered): "1E3" is not a decimal number.'],
  ],
  [
    'a plus sign in R',
    po,
    x12(`${START}PO1*1*+1*EA*2.50~`),
    ['CD-2214 #3 PO1-02 (330) [PO1] AK403 6 IK403 6: PO1-02 (Quantity ordered): "+1" is not a decimal number.'],
  ],
  [
    'a comma in R',
    po,
    x12(`${START}PO1*1*1*EA*12,50~`),
    [
      'CD-2215 #3 PO1-04 (212) [PO1] AK403 6 IK403 6: PO1-04 (Unit price): "12,50" is not a decimal number here, where the decimal mark is ".".',
    ],
  ],
  [
    'an account number stays out',
    shipped('x12/004010/820'),
    x12('BPR*C*1*C*ACH*CTX*01*123456789*DA*1234567890123456789012345678901234567890~', '820'),
    ['CD-2205 #2 BPR-09 (508) AK403 5 IK403 5: BPR-09 (Account number): "***" has more than 35 characters.'],
  ],
];
