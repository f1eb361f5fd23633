import { describe, expect, it } from '@jest/globals';
import { load, outboundMap } from './outbound.harness.js';

const X12 = 'x12/004010/810';

describe('what a message does not carry is told', () => {
  const ALL = '01-02: shipTo.address.lines';
  it.each<[string, string[], object, string[]]>([
    [
      'a field that no path reads',
      ['- BIG: { 01: issueDate, 02: invoiceNumber }'],
      { purpose: 'original' },
      ['/purpose'],
    ],
    [
      'a value whose segment is not written, and one that a constant stands for',
      ['- N4: { 05: { value: XX }, 06: kind }', '- CUR: { 01: { value: SE }, 02: { value: USD } }'],
      { kind: 'invoice', currency: 'USD' },
      ['/currency'],
    ],
    ['what only decides', ['- CTT: { 01: { count: lines } }', '  when: currency'], { currency: 'USD' }, ['/currency']],
    [
      'a code that is left out, beside one that is written',
      ['- IT1: { 06-09: { pairs: lines.identifiers, item: [{ item-type: ., codes: some }, { item-number: . }] } }'],
      {
        lines: [
          {
            position: 1,
            unitSent: 'EA',
            identifiers: [
              { scheme: 'SELLER', value: 'A', sent: 'a' },
              { scheme: 'X', value: 'B' },
            ],
          },
        ],
      },
      ['/lines/0/identifiers/1/scheme', '/lines/0/identifiers/1/value'],
    ],
    [
      'things of a list that a test leaves out',
      ['- each: references(type=BM)', '  segments: [REF: { 01: { value: BM }, 02: value }]'],
      {
        references: [
          { type: 'BM', value: '1' },
          { type: 'CN', value: '2' },
        ],
      },
      ['/references/1/type', '/references/1/value'],
    ],
    [
      'not what links one list to another',
      [
        '- each: orders',
        '  segments:',
        '    - each: /lines',
        '      matching: { orderReference.orderNumber: orderNumber }',
        '      segments: [IT1: { 02: quantity }]',
      ],
      {
        orders: [{ orderNumber: 'A' }],
        lines: [
          { orderReference: { orderNumber: 'A' }, quantity: '1' },
          { orderReference: { orderNumber: 'B' }, quantity: '2' },
        ],
      },
      ['/lines/1/orderReference/orderNumber', '/lines/1/quantity'],
    ],
    [
      'not what the map says the message implies',
      [
        '- { implied: [totals.tax, kind], when: lines }',
        '- { from: orders, matching: { date: dueDate }, implied: date }',
      ],
      {
        kind: 'invoice',
        dueDate: '2026-03-01',
        totals: { tax: '1' },
        lines: [{ quantity: '1' }],
        orders: [{ orderNumber: 'A', date: '2026-03-01' }],
      },
      ['/lines/0/quantity', '/orders/0/orderNumber'],
    ],
    ['nothing, where all is written', [`- N3: { ${ALL} }`], { shipTo: { address: { lines: ['a', 'b', 'c'] } } }, []],
  ])('%s', (_, segments, document, expected) => {
    const files = {
      'x12/codes/some.yaml': 'title: t\nunmapped: omit\nsilent: true\ncodes: { SELLER: VN }\n',
      [`${X12}/a.outbound.yaml`]: outboundMap(X12, 'Invoice', ...segments),
    };
    const unused = load(files)
      .get(`${X12}/a`)
      ?.unused({ documentType: 'Invoice', ...document } as never);
    expect(unused).toEqual(expected);
  });

  it('and a map has a hash of all that it says, with its parts and code files', () => {
    const hashOf = (code: string, part: string, name = 'CTT'): string | undefined =>
      load({
        'x12/codes/some.yaml': `title: t\nunmapped: fail\ncodes: { A: ${code} }\n`,
        'x12/parts/total.outbound.part.yaml': `segments: [CTT: { 01: { count: ${part} } }]\n`,
        [`${X12}/a.outbound.yaml`]: outboundMap(
          X12,
          'Invoice',
          '- use: total',
          `- ${name}: { 01: { count: lines }, 02: { from: kind, codes: some } } # note`,
        ),
      }).get(`${X12}/a`)?.hash;
    const first = hashOf('B', 'lines');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf('B', 'lines')).toBe(first);
    expect(new Set([first, hashOf('C', 'lines'), hashOf('B', 'notes'), hashOf('B', 'lines', 'TDS')]).size).toBe(4);
  });
});
