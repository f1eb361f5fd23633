import type { Case } from './case.js';
import { asn, small, x12 } from './case.js';

export const GUIDE_CASES: Case[] = [
  [
    'a code that the guide leaves out',
    small('segments: [BEG: 1]\nuses: { BEG.01: { codes: ["00", "05"] } }'),
    x12('BEG*01*1~'),
    ['CD-2219 #2 BEG-01 (353) AK403 7 IK403 I6: BEG-01 (Purpose): "01" is not among the codes that this guide uses.'],
  ],
  [
    'an element that the guide leaves out',
    small('segments: [BEG: 1]\nuses: { BEG.03: not-used }'),
    x12('BEG*00*1*20260301~'),
    ['CD-2220 #2 BEG-03 (373) AK403 3 IK403 I10: BEG-03 (Date) is not used by this guide.'],
  ],
  [
    'an element that the guide asks for',
    small('segments: [BEG: 1]\nuses: { BEG.03: required }'),
    x12('BEG*00*1~'),
    ['CD-2221 #2 BEG-03 (373) AK403 1 IK403 I9: BEG-03 (Date) is missing; this guide asks for it.'],
  ],
  [
    'a form that the guide asks for',
    small('segments: [BEG: 1]\nuses: { BEG.02: { pattern: "PO\\\\d{6}" } }'),
    x12('BEG*00*1~'),
    [
      'CD-2223 #2 BEG-02 (324) AK403 7 IK403 I12: BEG-02 (Order number): "1" does not have the form that this guide asks for.',
    ],
  ],
  [
    'longer than the guide allows, though not than the standard',
    small('segments: [BEG: 1]\nuses: { BEG.02: { length: 3..6 } }'),
    x12('BEG*00*1234567~'),
    ['CD-2205 #2 BEG-02 (324) AK403 5 IK403 5: BEG-02 (Order number): "1234567" has more than 6 characters.'],
  ],
  [
    'a guide may allow more than the standard',
    small('segments: [BEG: 1]\nuses: { BEG.02: { length: 1..30 } }'),
    x12('BEG*00*1234567890123456789012345~'),
    [],
  ],
  [
    'a constraint of a variant only',
    small('segments: [BEG: 1, REF: 0..5]\nuses: { "REF(01=DP).03": required }'),
    x12('BEG*00*1~REF*DP*1~REF*IA*1~'),
    ['CD-2221 #3 REF-03 (352) AK403 1 IK403 I9: REF-03 (Description) is missing; this guide asks for it.'],
  ],
  [
    'repetitions beyond three',
    small('segments: [BEG: 1, K3: 1]'),
    x12('BEG*00*1~K3*A^B^C^D~', '850', '005010'),
    ['CD-2211 #3 K3-01/4 (449) AK403 12 IK403 12: K3-01 (Fixed format) repeats too often: 4 found, at most 3 allowed.'],
  ],
  [
    'fewer repetitions than the guide asks for',
    small('segments: [BEG: 1, K3: 1]\nuses: { K3.01: { min: 2 } }'),
    x12('BEG*00*1~K3*A~', '850', '005010'),
    [
      'CD-2222 #3 K3-01 (449) AK403 1 IK403 I11: K3-01 (Fixed format) repeats too seldom: 1 found, at least 2 asked for.',
    ],
  ],
];

export const LEVEL_CASES: Case[] = [
  [
    'HL01 twice',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*1**S~HL*1*1*O~', '856'),
    ['CD-2301 #4 HL-01 (628) [HL] AK403 7 IK403 7: HL-01: "1" is the number of an earlier HL already.'],
  ],
  [
    'HL01 falls',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*5**S~HL*2*5*O~', '856'),
    ['CD-2302 #4 HL-01 (628) [HL] AK403 7 IK403 7: HL-01: "2" is not above the number before it, 5.'],
  ],
  [
    'HL02 names nothing',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*1**S~HL*2*7*O~', '856'),
    ['CD-2303 #4 HL-02 (734) [HL] AK403 7 IK403 7: HL-02: no earlier HL has the number "7".'],
  ],
  [
    'HL02 names a later level',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*1**S~HL*2*3*O~HL*3*1*O~', '856'),
    ['CD-2303 #4 HL-02 (734) [HL] AK403 7 IK403 7: HL-02: no earlier HL has the number "3".'],
  ],
  [
    'HL04 says there are levels below',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*1**S*1~', '856'),
    ['CD-2307 #3 HL-04 (736) [HL] AK403 7 IK403 7: HL-04 says "1", but the number of levels below is 0.'],
  ],
  [
    'HL04 says there are none',
    asn,
    x12('BSN*00*S1*20260301*1200~HL*1**S*0~HL*2*1*O~', '856'),
    ['CD-2307 #3 HL-04 (736) [HL] AK403 7 IK403 7: HL-04 says "0", but the number of levels below is 1.'],
  ],
  [
    'levels of the guide',
    small('segments: [{loop: HL, segments: [HL: 1]}]\nlevels: { S: {}, O: { under: [S] }, I: { under: [O] } }'),
    x12('HL*1**S~HL*2*1*O~HL*3*1*I~HL*4**O~HL*5*4*X~'),
    [
      'CD-2305 #4 HL-03 (735) [HL] AK403 7 IK403 I6: HL-03: level I may not stand below S.',
      'CD-2304 #5 HL-02 (734) [HL] AK403 2 IK403 I9: HL-02 is missing: level O stands below another.',
      'CD-2306 #6 HL-03 (735) [HL] AK403 7 IK403 I6: HL-03: level "X" is not used by this guide.',
    ],
  ],
];

export const RULE_CASES: Case[] = [
  [
    'an element that a rule asks for',
    small('segments: [BEG: 1, PO1: 0..9]\nrules: [{ PO1: 04 required when 05 }]'),
    x12('BEG*00*1~PO1*1*1*EA**PE~PO1*2*1*EA~'),
    ['CD-2401 #3 PO1-04 (212) AK403 2 IK403 I9: PO1-04 (Price) is missing: 04 required when 05.'],
  ],
  [
    'one of two',
    small('segments: [BEG: 1, PO1: 0..9]\nrules: [{ PO1: 04 or 05 required when 01 and not 02=0 }]'),
    x12('BEG*00*1~PO1*1*1*EA~PO1*2*0*EA~PO1*3*1*EA**PE~'),
    ['CD-2401 #3 PO1-04 (212) AK403 2 IK403 I9: PO1-04 (Price) is missing: 04 or 05 required when 01 and not 02=0.'],
  ],
  [
    'an element that a rule forbids',
    small('segments: [BEG: 1, PO1: 0..9]\nrules: [{ PO1: 05 not used when 04!=0 }]'),
    x12('BEG*00*1~PO1*1*1*EA*2*PE~PO1*1*1*EA*0*PE~'),
    ['CD-2402 #3 PO1-05 (639) AK403 10 IK403 I13: PO1-05 (Basis) may not be sent: 05 not used when 04!=0.'],
  ],
  [
    'a value that a rule forbids',
    small('segments: [BEG: 1, PO1: 0..9]\nrules: [{ PO1: 03=EA|CA when 02 }]'),
    x12('BEG*00*1~PO1*1*1*LB~PO1*1*1*CA~'),
    ['CD-2403 #3 PO1-03 (355) AK403 7 IK403 I6: PO1-03 (Unit): "LB" breaks the rule: 03=EA|CA when 02.'],
  ],
  [
    'a segment that a rule asks for',
    small(
      'segments: [BEG: 1, {loop: N1, segments: [N1: 1, N3: 0..2, N4: 0..1]}]\nrules: [{ N1: N3 required when 01=ST }, { N1: N4 not used when not N3 }]',
    ),
    x12('BEG*00*1~N1*ST*A~N4*TOWN~N1*BY*A~'),
    [
      'CD-2405 #4 N4 [N1] AK304 2 IK304 I9: Segment N4 may not be sent: N4 not used when not N3.',
      'CD-2404 #5 N3 [N1] AK304 3 IK304 I6: Segment N3 is missing: N3 required when 01=ST.',
    ],
  ],
  [
    'an element of a neighbour',
    small(
      'segments: [BEG: 1, {loop: N1, segments: [N1: 1, N4: 0..1]}]\nrules: [{ N1: N4.02 required when (N4.01 or 02) and 01=ST }]',
    ),
    x12('BEG*00*1~N1*ST*A~N4*TOWN~N1*BY*A~N4*TOWN~'),
    [
      'CD-2401 #4 N4-02 (156) [N1] AK403 2 IK403 I9: N4-02 (State) is missing: N4.02 required when (N4.01 or 02) and 01=ST.',
    ],
  ],
];
