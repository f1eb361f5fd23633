import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Segment, Transaction } from '@app/interchange';
import { ByteSegment } from '@app/interchange';
import { GuideLibrary } from '@app/guide';
import { edifactMessage, x12Transaction } from './transactions.js';

const library = GuideLibrary.open('mappings', { partners: 'partners' });
const order = library.get('x12/004010/850')!;
/** An overlay with codes, variants and a rule of its own. */
const overlay = library.get('fjordhandel/850')!;
const purchase = library.get('edifact/D.96A/ORDERS')!;

const ORDER = [
  'BEG*00*SA*PO-1**20260301',
  'CUR*BY*USD',
  'REF*DP*038',
  'PER*BD*BUYER*TE*614-555-0100',
  'DTM*010*20260305*1430',
  'TD5**2*SWSH*M*GROUND',
  'N1*ST*STORE*92*0001',
  'N4*COLUMBUS*OH*43215*US',
  'PO1*1*24*EA*1.25*PE*UP*614141100019*VN*HG-1',
  'CTP**RTL*2.50',
  'PID*F*08***MUG',
  'PO4*12*1*EA*CTN*G*24*LB',
  'SDQ*EA*92*0001*12*0002*12',
  'CTT*1*24',
  'AMT*TT*30',
];
const VARIANT_ORDER = [
  ...ORDER.slice(0, 3),
  'REF*IA*039',
  'N9*ZZ*DELIVERY',
  'DTM*002*20260305',
  ...ORDER.slice(6, 8),
  'PO1*1*24*ST*1.25*PE*UP*614141100019',
  'CTT*1*24',
];
const MESSAGE = [
  'BGM+220+PO1+9',
  'DTM+137:20260301:102',
  'DTM+2:202603011200:203',
  'NAD+BY+4001234000008::9++NAME:TWO+STREET+CITY++12345+DE',
  'CTA+OC+:BUYER',
  'CUX+2:EUR:9',
  'LIN+1++5412345001010:EN',
  'PIA+1+HG-1:SA+0457:IN',
  'IMD+F++:::TEAPOT',
  'QTY+21:144:PCE',
  'PRI+AAA:4.75',
  'UNS+S',
  'MOA+79:30',
];

/** A segment without its bytes: it is always looked at closely. */
function opaque(segment: Segment): Segment {
  return {
    id: segment.id,
    tag: segment.tag,
    ordinal: segment.ordinal,
    position: segment.position,
    byteOffset: segment.byteOffset,
    byteLength: segment.byteLength,
    elementCount: segment.elementCount,
    value: (...place) => segment.value(...place),
    repetitionCount: (element) => segment.repetitionCount(element),
    componentCount: (...place) => segment.componentCount(...place),
    sent: (element) => segment.sent(element),
    binary: (element) => segment.binary(element),
    range: (...place) => segment.range(...place),
    elements: () => segment.elements(),
    retain: () => segment,
  };
}

function found(guide: typeof order, transaction: Transaction) {
  return guide
    .match(transaction)
    .failures.map(({ code, location, value, message }) => [code, location, value, message]);
}

const FILLINGS = [
  ...[
    '',
    '0',
    '-1',
    '1.5',
    '1,5',
    '.5',
    '5.',
    '-',
    'A',
    'ab',
    'EA ',
    ' ',
    '20260229',
    '20240229',
    '2026',
    '2460',
    '1:2',
  ],
  ...[
    '1:2:3:4:5:6',
    ':',
    '::X',
    '20260301:102',
    '999999999999999999',
    'a\nb',
    'é',
    'x'.repeat(90),
    'ZZZ',
    '1^2',
    '?+5',
    '??',
  ],
];

/** Segments with an element replaced, added or taken out. */
function altered(segments: readonly string[], separator: string): fc.Arbitrary<string[]> {
  const one = fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(...FILLINGS), fc.nat({ max: 3 }));
  const change = fc.array(fc.tuple(fc.nat({ max: segments.length - 1 }), one), { maxLength: 4 });
  return change.map((changes) => {
    const texts = [...segments];
    for (const [at, [element, filling, kind]] of changes) {
      const parts = (texts[at] ?? '').split(separator);
      if (kind === 0 && parts.length > 2) parts.splice(Math.max(1, element), 1);
      else parts[element + 1] = filling;
      texts[at] = Array.from(parts, (part: string | undefined) => part ?? '').join(separator);
    }
    return texts;
  });
}

describe('a segment at first sight', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['850', order, x12Transaction('850', ORDER.join('~')), ORDER.length],
    ['850 of a partner', overlay, x12Transaction('850', VARIANT_ORDER.join('~')), VARIANT_ORDER.length],
    ['ORDERS', purchase, edifactMessage('ORDERS', MESSAGE.join("'")), MESSAGE.length],
  ])('no text is made of a sound %s', (_, guide, transaction, count) => {
    const asked = (['value', 'sent', 'elements', 'componentCount', 'repetitionCount'] as const).map((name) =>
      jest.spyOn(ByteSegment.prototype, name),
    );
    const { root, failures } = guide.match(transaction);
    expect(failures).toEqual([]);
    expect(root.segments.length).toBeGreaterThan(3);
    expect(transaction.segments.length).toBe(count + 2);
    expect(asked.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0, 0]);
  });

  it('shows no failure and hides none, X12', () => {
    fc.assert(
      fc.property(altered(ORDER, '*'), fc.constantFrom('004010', '005010'), (body, version) => {
        const transaction = x12Transaction('850', body.join('~'), version);
        const closely = { ...transaction, segments: transaction.segments.map(opaque) };
        expect(found(order, transaction)).toEqual(found(order, closely));
      }),
      { numRuns: 400 },
    );
  });

  it('shows no failure and hides none, EDIFACT', () => {
    fc.assert(
      fc.property(altered(MESSAGE, '+'), fc.constantFrom('UNOA:3', 'UNOB:3', 'UNOC:3'), (body, syntax) => {
        const transaction = edifactMessage('ORDERS', body.join("'"), syntax);
        const closely = { ...transaction, segments: transaction.segments.map(opaque) };
        expect(found(purchase, transaction)).toEqual(found(purchase, closely));
      }),
      { numRuns: 400 },
    );
  });
});
