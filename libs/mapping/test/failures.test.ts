import { describe, expect, it } from '@jest/globals';
import { mapFailures } from '@app/interchange';
import { loadMaps, mapOf, match, orderMap, evaluateOrder } from './map.harness.js';

const FILES = {
  'x12/codes/strict.yaml': 'title: strict\nunmapped: fail\ncodes: { A: B }\n',
  'x12/codes/careful.yaml': 'title: careful\nunmapped: hold\ncodes: { A: B }\n',
  'x12/codes/loose.yaml': 'title: loose\nunmapped: pass\ncodes: { A: B }\n',
  'x12/codes/sparse.yaml': 'title: sparse\nunmapped: omit\ncodes: { A: B }\n',
  'x12/codes/item-id.yaml': "title: ids\nunmapped: pass\nsilent: true\ncodes: { UP: 'GTIN|UPC' }\n",
};
const MAP = 'x12/004010/850/order.map.yaml:6';

/** Field of the map, segments after BEG; code, place, message and value of the failure. */
const CASES: [
  code: string,
  field: string,
  segments: string[],
  place: string,
  message: string,
  value: string | undefined,
][] = [
  [
    'CD-4101',
    'releaseNumber: REF.02',
    ['REF*RL*7', 'REF*DP*8'],
    '4 REF-02 @210+1 releaseNumber',
    'releaseNumber takes one value, and 2 different ones are sent.',
    '8',
  ],
  [
    'CD-4102',
    'references: { each: REF, fields: { type: REF.01, value: REF.02 } }',
    ['REF*RL*7', 'REF*DP**X'],
    '4 REF @203+9 references[1].value',
    'references[1].value must be there, and nothing that was sent gives it.',
    undefined,
  ],
  [
    'CD-4103',
    'currency: CUR.02',
    ['CUR*BY*US'],
    '3 CUR-02 @201+2 currency',
    'currency cannot hold this value: "US" is not of the form: ISO 4217 currency code.',
    'US',
  ],
  [
    'CD-4103',
    'totals.lineCount: { integer: REF.02, less: 1 }',
    ['REF*RL*0'],
    '3 REF-02 @201+1 totals.lineCount',
    'totals.lineCount cannot hold this value: it would be -1, and 0 is the least.',
    '0',
  ],
  [
    'CD-4111',
    'totals.amount: { decimal: REF.02 }',
    ['REF*RL*12,5'],
    '3 REF-02 @201+4 totals.amount',
    '"12,5" is not a decimal number, so totals.amount cannot be made of it.',
    '12,5',
  ],
  [
    'CD-4112',
    'totals.lineCount: { integer: REF.02 }',
    ['REF*RL*1.5'],
    '3 REF-02 @201+3 totals.lineCount',
    '"1.5" is not a whole number, so totals.lineCount cannot be made of it.',
    '1.5',
  ],
  [
    'CD-4113',
    'cancelAfter: { date: REF.02 }',
    ['REF*RL*20260230'],
    '3 REF-02 @201+8 cancelAfter',
    '"20260230" is not a date of the form CCYYMMDD, so cancelAfter cannot be made of it.',
    '20260230',
  ],
  [
    'CD-4121',
    'releaseNumber: { from: REF.02, codes: strict }',
    ['REF*RL*X'],
    '3 REF-02 @201+1 releaseNumber',
    'The code "X" has no meaning for releaseNumber in x12/codes/strict.yaml.',
    'X',
  ],
  [
    'CD-4122',
    'releaseNumber: { from: REF.02, codes: careful }',
    ['REF*RL*X'],
    '3 REF-02 @201+1 releaseNumber',
    'The code "X" for releaseNumber waits for a decision: x12/codes/careful.yaml does not say what it means.',
    'X',
  ],
  [
    'CD-4123',
    'releaseNumber: { from: REF.02, codes: loose }',
    ['REF*RL*X'],
    '3 REF-02 @201+1 releaseNumber',
    'The code "X" is not in x12/codes/loose.yaml; releaseNumber holds it as sent.',
    'X',
  ],
  [
    'CD-4124',
    'releaseNumber: { from: REF.02, codes: sparse }',
    ['REF*RL*X'],
    '3 REF-02 @201+1 releaseNumber',
    'The code "X" is not in x12/codes/sparse.yaml; releaseNumber is left out.',
    'X',
  ],
  [
    'CD-4131',
    'lines: { each: PO1, fields: { position: { ordinal: PO1 }, identifiers: { pairs: PO1.06-25, item: { identifier: $2, type: $1, codes: item-id } } } }',
    ['PO1**1', 'PO1******UP*614141100018'],
    '4 PO1-07 @213+12 lines[1].identifiers[0]',
    '"614141100018" is sent as an article number, but its check digit or length is wrong; lines[1].identifiers[0] holds it as sent.',
    '614141100018',
  ],
  [
    'CD-4132',
    'releaseNumber: { sscc: REF.02 }',
    ['REF*RL*123'],
    '3 REF-02 @201+3 releaseNumber',
    '"123" is sent as a serial shipping container code, but does not have its 18 digits; releaseNumber is left out.',
    '123',
  ],
  [
    'CD-4133',
    'releaseNumber: { sscc: REF.02 }',
    ['REF*RL*054123450000000014'],
    '3 REF-02 @201+18 releaseNumber',
    'The check digit of the serial shipping container code "054123450000000014" is wrong.',
    '054123450000000014',
  ],
];

describe('failures of a map', () => {
  it.each(CASES)('%s: %s', async (code, field, segments, place, message, value) => {
    const { documents, failures } = await evaluateOrder([field], segments, { files: FILES });
    expect(failures.map(({ code: each }) => each)).toEqual([code]);
    const [failure] = failures;
    const { segmentPosition, segmentId, elementPosition, byteOffset, byteLength, path, ...location } =
      failure!.location!;
    const element = elementPosition === undefined ? '' : `-${String(elementPosition).padStart(2, '0')}`;
    expect(`${segmentPosition} ${segmentId}${element} @${byteOffset}+${byteLength} ${path}`).toBe(place);
    expect(location).toMatchObject({
      interchangeControl: '000000001',
      groupControl: '1',
      transactionControl: '0001',
      transactionType: '850',
    });
    expect(failure!.message).toBe(message);
    expect(failure!.value).toBe(value);
    expect(documents).toHaveLength(failure!.severity === 'error' ? 0 : 1);
  });

  it('names the line of the map that an engineer may change', async () => {
    const { failures } = await evaluateOrder(['releaseNumber: REF.02'], ['REF*RL*7', 'REF*DP*8']);
    expect(failures[0]?.remedy).toBe(
      `Say in the map which one is meant (${MAP}), with a test or #1, then process the interchange again.`,
    );
  });

  it('says once why a required field is missing', async () => {
    const maps = loadMaps({
      'x12/004010/850/order.map.yaml': orderMap().replace('{ value: original }', '{ from: REF.02, codes: strict }'),
      'x12/codes/strict.yaml': 'title: strict\nunmapped: fail\ncodes: { A: original }\n',
    });
    const matched = await match('x12/004010/850', ['BEG*00*SA*1**20260301', 'REF*RL*X']);
    expect(
      mapOf(maps, 'x12/004010/850')
        .evaluate(matched)
        .failures.map(({ code }) => code),
    ).toEqual(['CD-4121']);
  });

  it.each([
    [
      'CD-4113',
      'DTM+2:20260230:102',
      '"20260230" is not a date of the form CCYYMMDD, so requestedDelivery.date cannot be made of it.',
    ],
    ['CD-4114', 'DTM+2:202612:616', '"202612" is a period (CCYYWW), and requestedDelivery.date takes a single date.'],
    ['CD-4115', 'DTM+2:12:804', 'The date format 804 is not known, so "12" cannot become requestedDelivery.date.'],
  ])('%s: dates of EDIFACT', async (code, segment, message) => {
    const maps = loadMaps({
      'edifact/D.96A/ORDERS/order.map.yaml': [
        'from: edifact/D.96A/ORDERS',
        'to: Order',
        'fields:',
        '  orderNumber: BGM.02',
        '  purpose: { value: original }',
        '  requestedDelivery.date: { date: DTM(01.1=2).01 }',
      ].join('\n'),
    });
    const matched = await match('edifact/D.96A/ORDERS', ['BGM+220+1+9', segment, 'UNS+S']);
    const { failures } = mapOf(maps, 'edifact/D.96A/ORDERS').evaluate(matched);
    expect(failures.map((failure) => [failure.code, failure.message])).toEqual([[code, message]]);
    expect(failures[0]?.location).toMatchObject({
      segmentPosition: 3,
      segmentId: 'DTM',
      elementPosition: 1,
      componentPosition: 2,
    });
  });

  it('CD-4001 is for transactions whose guide has no map', () => {
    expect(mapFailures.raise('noMap', { with: { guide: 'x12/004010/860' } })).toMatchObject({
      code: 'CD-4001',
      message: 'No map reads transactions of the guide x12/004010/860.',
    });
  });
});
