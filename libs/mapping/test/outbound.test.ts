import { describe, expect, it } from '@jest/globals';
import { make, outboundDiagnostics, outboundMap, segmentsOf } from './outbound.harness.js';

const INVOICE = {
  documentType: 'Invoice',
  invoiceNumber: 'INV-1',
  kind: 'invoice',
  issueDate: '2026-03-01',
  orders: [{ orderNumber: 'PO-1' }, { orderNumber: 'PO-2' }],
  notes: [{ text: 'a' }],
  references: [
    { type: 'BM', value: '1' },
    { type: 'CN', value: '2' },
  ],
  buyer: { ids: [], name: 'ACME' },
  shipTo: { ids: [{ scheme: 'GLN', value: '0614141000005' }], address: { lines: ['one', 'two', 'three'] } },
  lines: [
    {
      position: 1,
      identifiers: [
        { scheme: 'GTIN', value: '00614141100019' },
        { scheme: 'SELLER', value: 'HG-1' },
      ],
      quantity: '2.50',
    },
    { position: 2, identifiers: [{ scheme: 'GTIN', value: '05412345001010', sent: '05412345001010' }] },
  ],
  dates: [
    { type: '011', value: '2026-03-01T12:30:15+01:00' },
    { type: '002', value: '2026-03-02' },
  ],
  totals: { due: '170.60' },
};
const X12 = 'x12/004010/810';
const CODES = {
  'x12/codes/item-type.yaml':
    'title: t\nunmapped: pass\nsilent: true\ncodes: { GTIN-12: UP, GTIN-14: UK, SELLER: VN }\n',
  'x12/codes/units.yaml': "title: t\nunmapped: fail\ncodes: { '9': GLN, '1': GLN, UL: DUNS }\n",
};

describe('what an outbound map writes', () => {
  it.each<[string, string[], string[]]>([
    ['a segment without a value is left out', ['- CUR: { 01: { value: SE }, 02: currency }'], []],
    ['one of constants alone is written', ['- CUR: { 01: { value: SE }, 02: { value: USD } }'], ['CUR*SE*USD']],
    ['implied places', ['- TDS: { 01: totals.due }'], ['TDS*17060']],
    [
      'dates and times',
      ['- each: dates', '  segments: [DTM: { 01: type, 02: value, 03: value }]'],
      ['DTM*011*20260301*123015', 'DTM*002*20260302'],
    ],
    [
      'a constant goes with what a note pairs it with',
      ['- from: buyer', '  segments: [N1: { 01: { value: BY }, 02: name, 03: { value: UL }, 04: ids#1.value }]'],
      ['N1*BY*ACME'],
    ],
    ['a range overflows into copies', ['- N3: { 01-02: shipTo.address.lines }'], ['N3*one*two', 'N3*three']],
    [
      'runs of pairs',
      [
        '- each: lines',
        '  segments:',
        '    - IT1: { 02: quantity, 06-09: { pairs: identifiers, item: [{ item-type: ., codes: item-type }, { item-number: . }] } }',
      ],
      ['IT1**2.50****UP*614141100019*VN*HG-1', 'IT1******UK*05412345001010'],
    ],
    [
      'a code read backwards: the first that is listed',
      [
        '- from: shipTo',
        '  segments: [N1: { 01: { value: ST }, 03: { from: ids#1.scheme, codes: units, backwards: true }, 04: ids#1.value }]',
      ],
      ['N1*ST**9*0614141000005'],
    ],
    [
      'conditions and counts',
      [
        '- CTT: { 01: { count: lines } }',
        '  when: orders#2',
        '- CUR: { 01: { value: SE }, 02: { value: USD } }',
        '  unless: orders#2',
      ],
      ['CTT*2'],
    ],
    [
      'parts with parameters',
      [
        '- { each: references, use: ref, with: { kind: { from: type } } }',
        '- { from: buyer, use: ref, with: { kind: ZZ } }',
      ],
      ['REF*BM*1*BM', 'REF*CN*2*CN'],
    ],
    [
      'lines that belong to an order',
      [
        '- each: orders',
        '  segments:',
        '    - REF: { 01: { value: PO }, 02: orderNumber }',
        '    - each: /references',
        '      matching: { value: /lines.quantity }',
        '      segments: [REF: { 01: type, 02: value }]',
      ],
      ['REF*PO*PO-1', 'REF*PO*PO-2'],
    ],
    [
      'a text in pieces',
      ['- PID: { 01: { value: F }, 05: { wrap: shipTo.address.lines } }'],
      ['PID*F****one two three'],
    ],
  ])('%s', (_, segments, expected) => {
    if (segments.some((line) => line.includes('use: ref'))) {
      const part = {
        'x12/parts/ref.outbound.part.yaml': 'segments:\n  - REF: { 01: $kind, 02: value, 03: type }\n    when: value\n',
      };
      expect(segmentsOf(X12, INVOICE, segments.slice(0, 1), { files: part })).toEqual(expected);
      return;
    }
    expect(segmentsOf(X12, INVOICE, segments, { files: CODES })).toEqual(expected);
  });

  it('numbers hierarchical levels', () => {
    const advice = {
      documentType: 'DespatchAdvice',
      despatchNumber: 'D-1',
      orders: [{ orderNumber: 'A' }, { orderNumber: 'B' }],
      items: [
        { id: '1', orderNumber: 'A' },
        { id: '2', orderNumber: 'A' },
      ],
    };
    const segments = [
      '- hl: S',
      '  segments:',
      '    - each: orders',
      '      hl: O',
      '      segments:',
      '        - PRF: { 01: orderNumber }',
      '        - each: /items',
      '          matching: { orderNumber: orderNumber }',
      '          hl: I',
      '          segments: [LIN: { 01: id, 02: { value: VN }, 03: id }]',
    ];
    expect(segmentsOf('x12/004010/856', advice, segments)).toEqual([
      ...['HL*1**S*1', 'HL*2*1*O*1', 'PRF*A', 'HL*3*2*I*0', 'LIN*1*VN*1', 'HL*4*2*I*0', 'LIN*2*VN*2'],
      ...['HL*5*1*O*0', 'PRF*B'],
    ]);
  });

  it.each([
    ['2026-03-01', '137:20260301:102'],
    ['2026-03-01T09:05', '137:202603010905:203'],
    ['2026-03-01T09:05:07', '137:20260301090507:204'],
    ['2026-03-01T09:05Z', '137:202603010905UTC:303'],
  ])('says of the date %s how it is written', (issueDate, expected) => {
    const segments = ["- DTM: { 01.1: { value: '137' }, 01.2: issueDate }"];
    expect(segmentsOf('edifact/D.96A/INVOIC', { ...INVOICE, issueDate }, segments)).toEqual([`DTM*${expected}`]);
  });

  it('writes the decimal mark that was agreed', () => {
    const segments = ["- MOA: { 01.1: { value: '77' }, 01.2: totals.due }"];
    const lookups = { option: (name: string) => (name === 'decimal-mark' ? 'comma' : undefined) };
    expect(segmentsOf('edifact/D.96A/INVOIC', INVOICE, segments, { lookups })).toEqual(['MOA*77:170,60']);
  });

  it('leads from a value to the document and the map', () => {
    const made = make(X12, INVOICE, [
      '- each: lines',
      '  segments: [IT1: { 01: lineNumber, 02: quantity, 06-07: { pairs: identifiers#1, item: [scheme, value] } }]',
    ]);
    const map = 'x12/004010/810/a.outbound.yaml:5';
    expect(made.originOf(0, 2)).toEqual({ map, path: 'IT1[0].02', pointer: '/lines/0/quantity' });
    expect(made.originOf(1, 1)).toEqual({ map, path: 'IT1[1].01', pointer: '/lines/1/lineNumber' });
    expect(made.originOfMissing('IT1')).toMatchObject({ path: 'IT1[0]' });
    expect(made.originOfMissing('TDS')).toBeUndefined();
  });
});

describe('what cannot be written is a failure', () => {
  it.each([
    ['BIG: { 01: issueDate, 02: kind }', { kind: 'x'.repeat(23) }, 'CD-4211', '/kind'],
    ['TDS: { 01: totals.due }', { totals: { due: '1.005' } }, 'CD-4212', '/totals/due'],
    ['TDS: { 01: invoiceNumber }', {}, 'CD-4213', '/invoiceNumber'],
    ['BIG: { 01: invoiceNumber, 02: invoiceNumber }', {}, 'CD-4214', '/invoiceNumber'],
    ['N4: { 01: kind, 05-06: shipTo.address.lines }', {}, 'CD-4215', '/shipTo/address/lines/0'],
    ['REF: { 01: references.type, 02: { value: A } }', {}, 'CD-4101', '/references/1/type'],
  ])('%s', (segment, fields, code, pointer) => {
    const { failures } = make(X12, { ...INVOICE, ...fields }, [`- ${segment}`]);
    const found = failures.map((failure) => [
      failure.code,
      failure.location?.pointer,
      failure.location?.path?.slice(0, 7),
    ]);
    expect(found).toContainEqual([code, pointer, `${segment.slice(0, segment.indexOf(':'))}[0].0`.slice(0, 7)]);
  });
});

describe('mistakes in an outbound map are said when it is loaded', () => {
  const file = 'x12/004010/810/a.outbound.yaml';
  it.each([
    ['BGI: { 01: issueDate }', '4:5: There is no segment BGI in the guide. Did you mean BIG?'],
    ['BIG: { 01: issueDte, 02: invoiceNumber }', '4:12: There is no field "issueDte" here. Did you mean "issueDate"?'],
    ['BIG: { 01: issueDate }', '4:5: BIG must have 02 (Invoice number), and nothing gives it. Add "02:".'],
    ['BIG: { 01: issueDate, 02: invoiceNumber, 11: kind }', '4:46: BIG has no element 11. Its elements are 01 to 10.'],
    [
      'BIG: { 01: issueDate, 02.1: invoiceNumber }',
      '4:27: BIG02 has no component 1. It is a simple element; leave the component out.',
    ],
    ['BIG: { 01: issueDate, two: kind }', '4:27: "two" is no element. Write it like 04, 01.2, 06-25 or 05.1-4.'],
    [
      'BIG: { 01: issueDate, 02: invoiceNumber, 08: { value: ABC } }',
      '4:46: "ABC" cannot stand in BIG.08 (353, Purpose). It holds at most 2 characters.',
    ],
    ['BIG: { 01: issueDate, 02: { fron: kind } }', '4:33: There is no construct "fron". Did you mean "from"?'],
    [
      'BIG: { 01: issueDate, 02: { from: kind, codes: kinds } }',
      '4:45: There is no code file "kinds". Write codes/kinds.yaml beside or above the map.',
    ],
    ['{ eech: lines, segments: [] }', '4:7: "eech" does not belong here. Did you mean "each"?'],
    ['{ each: line, segments: [] }', '4:7: There is no field "line" here. Did you mean "lines"?'],
    ['{ each: lines }', '4:5: Nothing says what is written here. Write "segments:", "use:" or "tree:".'],
    [
      '{ each: lines, use: party }',
      '4:20: There is no outbound part "party". Write parts/party.outbound.part.yaml beside or above the map.',
    ],
    ['{ hl: S, segments: [] }', '4:7: The guide has no hierarchical levels. Leave "hl:" out.'],
    [
      '{ each: lines, segments: [], matching: id }',
      '4:5: "matching" compares two paths. Write it like "matching: { packageId: id }".',
    ],
    [
      'IT1: { 06-25: { value: A } }',
      '4:12: A range of elements takes a path to several values, "wrap:", "pairs:" or a list of runs. Write it like "06-25: { pairs: identifiers, item: [scheme, value] }".',
    ],
    [
      'IT1: { 06-25: { pairs: lines } }',
      '4:12: Nothing says what a run consists of. Write it like "item: [scheme, value]".',
    ],
    ['lines', '4:5: A segment or a block is expected here. Write it like "REF: { 01: type }" or "each: lines".'],
  ])('%s', (segment, expected) => {
    expect(outboundDiagnostics({ [file]: outboundMap(X12, 'Invoice', `- ${segment}`) })).toContain(
      `${file}:${expected}`,
    );
  });

  it('knows its guide and its document', () => {
    const files = {
      'x12/a/a.outbound.yaml': outboundMap('x12/004010/811', 'Invoice', '- CTT: { 01: { count: lines } }'),
      'x12/b/b.outbound.yaml': outboundMap(X12, 'Invoce', '- CTT: { 01: { count: lines } }'),
    };
    expect(outboundDiagnostics(files)).toEqual([
      'x12/a/a.outbound.yaml:2:1: There is no guide "x12/004010/811". Did you mean "x12/004010/810"?',
      expect.stringMatching(/^x12\/b\/b\.outbound\.yaml:1:7: .*"Invoce"/),
    ]);
  });
});
