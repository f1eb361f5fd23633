import type { Case } from './case.js';
import { desadv, message, ORDER, ORDER_END, orders, small, x12 } from './case.js';

export const EDIFACT_CASES: Case[] = [
  [
    'EDIFACT: a code that is none',
    orders,
    message(`${ORDER}NAD+QQ+1::9'${ORDER_END}`),
    ['CD-2207 #4 NAD-01 (3035) [SG2] 0085 12: NAD-01 (Party qualifier): "QQ" is not a code of the standard.'],
  ],
  [
    'EDIFACT: another decimal mark',
    orders,
    message(`${ORDER}LIN+1'QTY+21:1,5'UNS+S'`),
    [
      'CD-2215 #5 QTY-01-2 (6060) [SG25] 0085 19: QTY-01-2 (Quantity): "1,5" is not a decimal number here, where the decimal mark is ".".',
    ],
  ],
  [
    'EDIFACT: no digit before the mark',
    orders,
    message(`${ORDER}LIN+1'QTY+21:.5'UNS+S'`),
    ['CD-2216 #5 QTY-01-2 (6060) [SG25] 0085 38: QTY-01-2 (Quantity): ".5" has no digit before its decimal mark.'],
  ],
  [
    'EDIFACT: no number',
    orders,
    message(`${ORDER}LIN+1'QTY+21:5PCE'UNS+S'`),
    ['CD-2214 #5 QTY-01-2 (6060) [SG25] 0085 37: QTY-01-2 (Quantity): "5PCE" is not a decimal number.'],
  ],
  [
    'digits for letters',
    small('segments: [BEG: 1, N4: 0..1]'),
    x12('BEG*00*1~N4*TOWN**12~'),
    ['CD-2217 #3 N4-03 (26) AK403 6 IK403 6: N4-03 (Country): "12" holds digits, letters are asked for.'],
  ],
  [
    'EDIFACT: a group too often',
    orders,
    message(`${ORDER}${"TOD+3'".repeat(6)}${ORDER_END}`),
    ['CD-2107 #9 TOD [SG11] 0085 36: Loop SG11 comes too often: at most 5 here.'],
  ],
  [
    'EDIFACT: a date that its format does not fit',
    orders,
    message(`BGM+220+1+9'DTM+137:20260301:203'${ORDER_END}`),
    [
      'CD-2208 #3 DTM-01-2 (2380) 0085 12: DTM-01-2 (Date/time/period): "20260301" is not a date of the calendar in the format asked for.',
    ],
  ],
  [
    'EDIFACT: too many components',
    orders,
    message(`${ORDER}RFF+ON:1:2:3:4:5'${ORDER_END}`),
    ['CD-2212 #4 RFF-01-5 [SG1] 0085 16: RFF-01 (Reference) has too many components: 6 found, at most 4 allowed.'],
  ],
  [
    'EDIFACT: lower case under UNOA, said once',
    orders,
    message(`${ORDER}NAD+BY+++Acme+Street+Town'${ORDER_END}`, 'ORDERS', 'UNOA:3'),
    [
      'CD-2218 warning #4 NAD-04-1 (3036) [SG2] 0085 21: NAD-04-1 (Party name): "Acme" holds characters beyond the declared level UNOA.',
    ],
  ],
];

const CPS_START = "BGM+351+1+9'";
const CPS_END = "CPS+1'";

/** The hierarchy of CPS: 7164 is unique, 7166 names an earlier one. */
export const PACKING_CASES: Case[] = [
  [
    'CPS: a number twice',
    desadv,
    message(`${CPS_START}${CPS_END}CPS+2+1'CPS+2+1'`, 'DESADV'),
    ['CD-2301 #5 CPS-01 (7164) [SG10] 0085 12: CPS-01: "2" is the number of an earlier CPS already.'],
  ],
  [
    'CPS: a parent that comes later',
    desadv,
    message(`${CPS_START}${CPS_END}CPS+2+3'CPS+3+1'`, 'DESADV'),
    ['CD-2303 #4 CPS-02 (7166) [SG10] 0085 12: CPS-02: no earlier CPS has the number "3".'],
  ],
  [
    'CPS: its own parent',
    desadv,
    message(`${CPS_START}CPS+1+1'`, 'DESADV'),
    ['CD-2303 #3 CPS-02 (7166) [SG10] 0085 12: CPS-02: no earlier CPS has the number "1".'],
  ],
  [
    'CPS: numbers that fall are no failure, the directory asks for no order',
    desadv,
    message(`${CPS_START}CPS+9'CPS+2+9'CPS+1+2'`, 'DESADV'),
    [],
  ],
];
