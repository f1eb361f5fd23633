import { describe, expect, it } from '@jest/globals';
import { load, make, outboundDiagnostics, outboundMap, segmentsOf } from './outbound.harness.js';

const X12 = 'x12/004010/856';
const TREE = [
  '- hl: S',
  '  segments:',
  '    - tree:',
  '        - { each: orders, matching: { orderNumber: orderNumber, releaseNumber: releaseNumber }, hl: O, segments: [PRF: { 01: orderNumber, 02: releaseNumber }] }',
  '        - { each: packages, matching: { id: contents.packageId }, below: { id: parentId }, hl: { from: level, default: P }, segments: [REF: { 01: { value: LA }, 02: id }] }',
  '        - { each: items, unless-above: { id: id }, hl: I, segments: [REF: { 01: { value: IX }, 02: id, 03: here.quantity }] }',
  '- CTT: { 01: { count: HL } }',
];

function advice(orders: object[], packages: object[], items: object[]): object {
  return { documentType: 'DespatchAdvice', despatchNumber: 'D', orders, packages, items };
}

const item = (id: string, orderNumber: string, ...packages: string[]): object => ({
  id,
  orderNumber,
  contents: packages.map((packageId, index) => ({ packageId, quantity: String(index + 1) })),
});

/** `S(O:A(P:1(I:x)))` of the HL loops, each with what names it. */
function shapeOf(segments: readonly string[]): string {
  const names = new Map<string, string>();
  const below = new Map<string, string[]>();
  for (const [index, segment] of segments.entries()) {
    const [tag, id = '', parent = '', code = ''] = segment.split('*');
    if (tag !== 'HL') continue;
    const [, first = '', second = '', third = ''] = (segments[index + 1] ?? '').split('*');
    const name = code === 'O' ? first + second : code === 'S' ? '' : second + third;
    names.set(id, code + name);
    below.set(parent, [...(below.get(parent) ?? []), id]);
  }
  const print = (id: string): string => {
    const inner = (below.get(id) ?? []).map(print);
    return (names.get(id) ?? '') + (inner.length === 0 ? '' : `(${inner.join(' ')})`);
  };
  return (below.get('') ?? []).map(print).join(' ');
}

describe('a tree of lists', () => {
  const A = { orderNumber: 'A' };
  const B = { orderNumber: 'B' };
  it.each<[string, object, string]>([
    ['items of orders', advice([A, B], [], [item('x', 'A'), item('y', 'B'), item('z', 'A')]), 'S(OA(Ix Iz) OB(Iy))'],
    [
      'packages in packages, the outermost first',
      advice(
        [A],
        [
          { id: '1', level: 'T' },
          { id: '2', parentId: '1' },
          { id: '3', parentId: '1' },
        ],
        [item('x', 'A', '2'), item('y', 'A', '3'), item('z', 'A')],
      ),
      'S(OA(T1(P2(Ix1) P3(Iy1)) Iz))',
    ],
    [
      'an item in several packages',
      advice([A], [{ id: '1' }, { id: '2' }], [item('x', 'A', '1', '2')]),
      'S(OA(P1(Ix1) P2(Ix2)))',
    ],
    [
      'a package of several orders',
      advice([A, B], [{ id: '1' }], [item('x', 'A', '1'), item('y', 'B', '1')]),
      'S(OA(P1(Ix1)) OB(P1(Iy1)))',
    ],
    [
      'an item that is its package',
      advice([A], [{ id: '1' }], [item('1', 'A', '1'), item('2', 'A', '1')]),
      'S(OA(P1(I21)))',
    ],
    [
      'what nothing stands below',
      advice(
        [A, B],
        [{ id: '1' }, { id: '2', parentId: '1' }, { id: '3', parentId: '2' }, { id: '4' }],
        [item('x', 'A', '1')],
      ),
      'S(OA(P1(Ix1 P2(P3))) OB P4)',
    ],
    [
      'releases of one order: the one that is named, else the one without',
      advice(
        [{ ...A, releaseNumber: '1' }, A, { ...A, releaseNumber: '2' }],
        [],
        [{ ...item('x', 'A'), releaseNumber: '2' }, item('y', 'A'), { ...item('z', 'A'), releaseNumber: '1' }],
      ),
      'S(OA2(Ix) OA(Iy) OA1(Iz))',
    ],
    [
      'an item without an order',
      advice([A], [{ id: '1' }], [{ id: 'x', contents: [{ packageId: '1' }] }]),
      'S(P1(Ix) OA)',
    ],
  ])('%s', (_, document, expected) => {
    expect(shapeOf(segmentsOf(X12, document, TREE))).toBe(expected);
  });

  it('counts its levels, and says of each what it holds', () => {
    const document = advice([A], [{ id: '1' }], [item('x', 'A', '1'), item('y', 'A')]);
    expect(segmentsOf(X12, document, TREE)).toEqual([
      ...['HL*1**S*1', 'HL*2*1*O*1', 'PRF*A', 'HL*3*2*P*1', 'REF*LA*1', 'HL*4*3*I*0', 'REF*IX*x*1'],
      ...['HL*5*2*I*0', 'REF*IX*y', 'CTT*5'],
    ]);
  });

  it.each([
    ['an order that is not listed', advice([A], [], [item('x', 'B')]), ['CD-4217 /items/0/orderNumber B']],
    [
      'a release that is not listed',
      advice([{ ...A, releaseNumber: '1' }], [], [{ ...item('x', 'A'), releaseNumber: '2' }]),
      ['CD-4217 /items/0/orderNumber A'],
    ],
    [
      'a package that is not listed',
      advice([A], [], [item('x', 'A', '7')]),
      ['CD-4217 /items/0/contents/0/packageId 7'],
    ],
    [
      'a package inside itself',
      advice(
        [A],
        [
          { id: '1', parentId: '2' },
          { id: '2', parentId: '1' },
        ],
        [],
      ),
      ['CD-4218 /packages/1/parentId 1'],
    ],
  ])('%s is a failure', (_, document, expected) => {
    const failures = make(X12, document, TREE).failures.map(
      ({ code, location, value }) => `${code} ${location?.pointer} ${value}`,
    );
    expect(failures).toEqual(expected);
  });

  it('carries what links the lists, and tells what it does not', () => {
    const map = load({ [`${X12}/a.outbound.yaml`]: outboundMap(X12, 'DespatchAdvice', ...TREE) }).get(`${X12}/a`);
    const document = advice(
      [A],
      [
        { id: '1', type: 'CTN' },
        { id: '2', parentId: '1' },
      ],
      [item('x', 'A', '2')],
    );
    expect(map?.unused(document as never)).toEqual(['/despatchNumber', '/packages/0/type']);
  });

  it('of 10,000 items in 5,000 packages grows at once', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => String(index));
    const items = ids.flatMap((id) => [item(`x${id}`, 'A', id), item(`y${id}`, 'A', id)]);
    const made = make(
      X12,
      advice(
        [A],
        ids.map((id) => ({ id })),
        items,
      ),
      TREE,
    );
    expect(made.segments.at(-1)).toEqual(['CTT', '15002']);
  });

  it.each([
    [
      '{ tree: orders }',
      '4:7: A tree is a list of levels, the outermost first. Write each as "- { each: items, .. }".',
    ],
    [
      '{ tree: [{ each: orders, segments: [] }, { each: items, matching: { id: id }, segments: [] }] }',
      '4:61: "matching" does not belong here. Known are: each, hl, segments, use, with, unless-above.',
    ],
    [
      '{ tree: [{ each: orders, segments: [] }, { each: items, segments: [] }] }',
      '4:14: "matching" compares two paths. Write it like "matching: { packageId: id }".',
    ],
    [
      '{ tree: [{ each: orders, matching: { orderNumber: orderNumbr }, segments: [] }, { each: items, segments: [] }] }',
      '4:42: There is no field "orderNumbr" here. Did you mean "orderNumber"?',
    ],
    [
      '{ tree: [{ hl: O, segments: [] }, { each: items, segments: [] }] }',
      '4:14: Nothing says what stands at this level. Write "each:" and a list of the document.',
    ],
  ])('%s', (segment, expected) => {
    const file = `${X12}/a.outbound.yaml`;
    expect(outboundDiagnostics({ [file]: outboundMap(X12, 'DespatchAdvice', `- ${segment}`) })).toContain(
      `${file}:${expected}`,
    );
  });
});
