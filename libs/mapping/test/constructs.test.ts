import { describe, expect, it } from '@jest/globals';
import { evaluateOrder, loadMaps, mapOf, match } from './map.harness.js';

const FILES = {
  'x12/codes/units.yaml': 'title: units\nunmapped: pass\ncodes: { EA: EA, CA: XCS }\n',
  'x12/codes/item-id.yaml': "title: ids\nunmapped: pass\nsilent: true\ncodes: { UP: 'GTIN|UPC', VN: SELLER }\n",
  'x12/parts/party.part.yaml': 'fields: { ids: { value: none }, name: N1.02, address.city: N4.01 }\n'.replace(
    'ids: { value: none }, ',
    '',
  ),
};

/** Field of the map, segments after BEG, and what the order then holds beside the fixed fields. */
const CASES: [name: string, field: string, segments: string[], expected: Record<string, unknown>][] = [
  ['a path', 'releaseNumber: REF(01=RL).02', ['REF*DP*1', 'REF*RL*7'], { releaseNumber: '7' }],
  ['no match is absent', 'releaseNumber: REF(01=RL).02', ['REF*DP*1'], {}],
  ['an empty element is absent', 'releaseNumber: REF(01=RL).02', ['REF*RL**X'], {}],
  ['spaces at the end are none', 'releaseNumber: REF.02', ['REF*RL*7  '], { releaseNumber: '7' }],
  ['several matches of one text', 'releaseNumber: REF.02', ['REF*RL*7', 'REF*DP*7'], { releaseNumber: '7' }],
  ['the nth match', 'releaseNumber: REF#2.02', ['REF*RL*7', 'REF*DP*8'], { releaseNumber: '8' }],
  ['only where it is the only one', 'releaseNumber: REF#only.02', ['REF*RL*7', 'REF*DP*8'], {}],
  [
    'from the nth on',
    'references: { each: REF#2.., fields: { type: REF.01, value: REF.02 } }',
    ['REF*RL*7', 'REF*DP*8'],
    { references: [{ type: 'DP', value: '8' }] },
  ],
  [
    'an inner loop by its first segment',
    'seller.name: N1(01=SE).02',
    ['N1*BY*A', 'N1*SE*B'],
    { seller: { ids: [], name: 'B' } },
  ],
  [
    'inside a loop',
    'seller.name: N1(01=SE)/N4.01',
    ['N1*BY*A', 'N4*X*OH', 'N1*SE*B', 'N4*Y*OH'],
    { seller: { ids: [], name: 'Y' } },
  ],
  [
    'a part, seen from a loop',
    'buyer: { from: N1(01=BY), use: party }',
    ['N1*BY*A', 'N4*X*OH'],
    { buyer: { ids: [], name: 'A', address: { lines: [], city: 'X' } } },
  ],
  [
    'fields go before those of a part',
    'buyer: { from: N1, use: party, fields: { name: N1.03 } }',
    ['N1*BY*A*92*9'],
    { buyer: { ids: [], name: '92' } },
  ],
  ['no loop, no part', 'buyer: { from: N1(01=BY), use: party }', ['N1*SE*A'], {}],
  [
    'the first that gives a value',
    'releaseNumber: { first: [REF(01=RL).02, REF(01=DP).02] }',
    ['REF*DP*8'],
    { releaseNumber: '8' },
  ],
  [
    'joining',
    "seller.name: { join: [N1.02, N1/N2.01, N1/N2.02], with: ', ' }",
    ['N1*SE*A', 'N2*B*C'],
    { seller: { ids: [], name: 'A, B, C' } },
  ],
  ['splitting', "releaseNumber: { split: REF.02, at: '-', part: 2 }", ['REF*RL*4500-07'], { releaseNumber: '07' }],
  ['splitting what has no such part', "releaseNumber: { split: REF.02, at: '-', part: 2 }", ['REF*RL*4500'], {}],
  ['a date', 'issueDate: { date: BEG.05 }', [], { issueDate: '2026-03-01' }],
  [
    'a date and a time',
    'issueDate: { date: DTM.02, time: DTM.03 }',
    ['DTM*002*20260302*0815'],
    { issueDate: '2026-03-02T08:15' },
  ],
  [
    'only the day where the field is one',
    'cancelAfter: { date: DTM.02, time: DTM.03 }',
    ['DTM*001*20260302*0815'],
    { cancelAfter: '2026-03-02' },
  ],
  ['a decimal', 'totals.amount: { decimal: CTT/AMT.02 }', ['CTT*1', 'AMT*TT*.50'], { totals: { amount: '0.50' } }],
  [
    'implied places',
    'totals.amount: { decimal: SAC.05, implied: 2 }',
    ['SAC*A*C310***5000'],
    { totals: { amount: '50.00' } },
  ],
  [
    'a negated decimal',
    'totals.amount: { decimal: CTT/AMT.02, sign: negated }',
    ['CTT*1', 'AMT*TT*5.0'],
    { totals: { amount: '-5.0' } },
  ],
  [
    'a sum',
    'totals.amount: { sum: SAC(01=A).05, implied: 2 }',
    ['SAC*A*C310***5000', 'SAC*C*C310***1', 'SAC*A*C310***25'],
    { totals: { amount: '50.25' } },
  ],
  ['a sum of none', 'totals.amount: { sum: SAC.05, implied: 2 }', [], {}],
  ['a count', 'totals.lineCount: { count: PO1 }', ['PO1**1', 'PO1**2'], { totals: { lineCount: 2 } }],
  ['a whole number', 'totals.lineCount: { integer: CTT.01 }', ['CTT*012'], { totals: { lineCount: 12 } }],
  [
    'a whole number that counts from elsewhere',
    'totals.lineCount: { integer: CTT.01, less: 1 }',
    ['CTT*3'],
    { totals: { lineCount: 2 } },
  ],
  ['unless a second is sent', 'currency: { value: USD, unless: REF(01=DP)#2 }', ['REF*DP*1'], { currency: 'USD' }],
  ['when a second is sent', 'currency: { value: USD, when: REF(01=DP)#2.02 }', ['REF*DP*1'], {}],
  ['when something is sent', 'releaseNumber: { from: REF.02, when: CUR }', ['REF*DP*8'], {}],
  ['unless something is sent', 'releaseNumber: { from: REF.02, unless: CUR }', ['REF*DP*8'], { releaseNumber: '8' }],
  ['a constant under a condition', 'currency: { value: USD, when: REF(01=DP) }', ['REF*DP*8'], { currency: 'USD' }],
  ['a default', 'releaseNumber: { from: REF.02, default: none }', [], { releaseNumber: 'none' }],
  ['codes', 'currency: { from: CUR.02, codes: money }', ['CUR*BY*$$$'], { currency: 'USD' }],
  ['a code left out', 'releaseNumber: { from: CUR.02, codes: money }', ['CUR*BY*XXX'], {}],
  [
    'a qualified pair',
    'seller.name: { pair: N1/PER.03-08, named: TE|CP }',
    ['N1*SE*A', 'PER*BD*B*EM*x*CP*555'],
    { seller: { ids: [], name: '555' } },
  ],
  ['a pair that is not there', 'seller.name: { pair: N1/PER.03-08, named: FX }', ['N1*SE*A', 'PER*BD*B*EM*x'], {}],
  [
    'lists one after the other',
    'notes: { all: [{ each: N9/MSG, fields: { text: MSG.01 } }, { from: CUR, fields: { text: CUR.02 } }] }',
    ['CUR*BY*USD', 'N9*L1*A', 'MSG*M1', 'MSG*M2'],
    { notes: [{ text: 'M1' }, { text: 'M2' }, { text: 'USD' }] },
  ],
  [
    'only distinct ones',
    'references: { each: REF, distinct: type, fields: { type: REF.01, value: REF.02 } }',
    ['REF*DP*1', 'REF*DP*2', 'REF*RL*3'],
    {
      references: [
        { type: 'DP', value: '1' },
        { type: 'RL', value: '3' },
      ],
    },
  ],
  [
    'those where something is sent',
    'notes: { each: N1, where: N4.01, fields: { text: N1.02 } }',
    ['N1*BY*A', 'N1*SE*B', 'N4*X*OH'],
    { notes: [{ text: 'B' }] },
  ],
  [
    'values in a list',
    'buyer.address.lines: { each: N1/N3, item: { all: [N3.01, N3.02] } }',
    ['N1*BY*A', 'N3*L1*L2', 'N3*L3'],
    { buyer: { ids: [], address: { lines: ['L1', 'L2', 'L3'] } } },
  ],
  [
    'a range of elements',
    'buyer.address.lines: N1/N3.01-02',
    ['N1*BY*A', 'N3*L1*L2'],
    { buyer: { ids: [], address: { lines: ['L1', 'L2'] } } },
  ],
  [
    'pairs across segments, with what they share',
    'references: { pairs: PO1/SDQ.03-22, fields: { type: SDQ.01, value: $1, description: $2 } }',
    ['PO1**3', 'SDQ*EA*92*0001*1*0002*2', 'SDQ*CA*92*0003*3'],
    {
      references: [
        { type: 'EA', value: '0001', description: '1' },
        { type: 'EA', value: '0002', description: '2' },
        { type: 'CA', value: '0003', description: '3' },
      ],
    },
  ],
  [
    'item identifiers',
    'lines: { each: PO1, fields: { position: { ordinal: PO1 }, identifiers: { pairs: PO1.06-25, item: { identifier: $2, type: $1, codes: item-id } } } }',
    ['PO1******UP*614141100019*VN*A*ZZ*B', 'PO1**1'],
    {
      lines: [
        {
          position: 1,
          identifiers: [
            { scheme: 'GTIN', value: '00614141100019', sent: '614141100019' },
            { scheme: 'SELLER', value: 'A' },
            { scheme: 'ZZ', value: 'B' },
          ],
        },
        { position: 2, identifiers: [] },
      ],
    },
  ],
  [
    'an ancestor and the transaction',
    'lines: { each: PO1, fields: { position: { ordinal: PO1 }, references: { each: PID, fields: { type: ^/PO1.01, value: /BEG.03 } } } }',
    ['PO1*7', 'PID*F****A'],
    { lines: [{ position: 1, identifiers: [], references: [{ type: '7', value: '1' }] }] },
  ],
  [
    'a look-up',
    'seller.name: { lookup: vendors, key: REF.02 }',
    ['REF*IA*88210'],
    { seller: { ids: [], name: 'Harbor Goods' } },
  ],
  ['an option of the agreement', 'currency: { value: USD, when-option: money=dollars }', [], { currency: 'USD' }],
];

describe('constructs', () => {
  it.each(CASES)('%s', async (_, field, segments, expected) => {
    const { documents, failures } = await evaluateOrder([field], segments, {
      files: { ...FILES, 'x12/codes/money.yaml': 'title: money\nunmapped: omit\nsilent: true\ncodes: { $$$: USD }\n' },
      lookups: {
        option: (name) => (name === 'money' ? 'dollars' : undefined),
        find: (table, key) => (table === 'vendors' && key === '88210' ? 'Harbor Goods' : undefined),
      },
    });
    expect(failures).toEqual([]);
    expect(documents).toEqual([{ ...EMPTY, ...expected }]);
  });
});

describe('what a document is seen from', () => {
  const map = (line: string): string =>
    [
      'from: x12/004010/850',
      'to: Order',
      line,
      'fields:',
      '  orderNumber: PO1.01',
      '  contractNumber: /BEG.03',
      '  purpose: { value: original }',
    ].join('\n');
  const segments = ['BEG*00*SA*1**20260301', 'PO1*A*1', 'PO1*B*2'];

  it('makes a document of each loop', async () => {
    const maps = loadMaps({ 'x12/004010/850/order.map.yaml': map('documents: PO1') });
    const { documents } = mapOf(maps, 'x12/004010/850').evaluate(await match('x12/004010/850', segments));
    expect(documents).toMatchObject([
      { orderNumber: 'A', contractNumber: '1' },
      { orderNumber: 'B', contractNumber: '1' },
    ]);
  });

  it('makes a document of those loops in which something is sent', async () => {
    const maps = loadMaps({ 'x12/004010/850/order.map.yaml': map('documents: { each: PO1, where: CTP }') });
    const { documents } = mapOf(maps, 'x12/004010/850').evaluate(
      await match('x12/004010/850', [...segments, 'CTP**RTL*5']),
    );
    expect(documents).toMatchObject([{ orderNumber: 'B' }]);
  });

  it('makes one of the loop that it is seen from', async () => {
    const maps = loadMaps({ 'x12/004010/850/order.map.yaml': map('scope: PO1(02=2)') });
    const { documents } = mapOf(maps, 'x12/004010/850').evaluate(await match('x12/004010/850', segments));
    expect(documents).toMatchObject([{ orderNumber: 'B', contractNumber: '1' }]);
  });
});

const EMPTY = {
  documentType: 'Order',
  orderNumber: '1',
  purpose: 'original',
  paymentTerms: [],
  transport: [],
  allowancesCharges: [],
  taxes: [],
  references: [],
  notes: [],
  dates: [],
  parties: [],
  lines: [],
};
