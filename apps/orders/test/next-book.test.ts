import { describe, expect, it } from '@jest/globals';
import { despatch, gtin, item, line, order } from './documents.js';
import { MemoryBook, documentId, eventOf } from './memory-book.js';

const ORDER = eventOf('o1', order('4500001', [line(1, '10', 'A'), line(2, '5', 'B')]));
const DESPATCH = eventOf('d1', despatch('D1', [item('4500001', '4', { lineNumber: '1' })]));

function bookOf(...events: Parameters<MemoryBook['take']>[0][]): MemoryBook {
  const book = new MemoryBook();
  for (const event of events) book.take(event);
  return book;
}

describe('the order book', () => {
  it('takes an order and what is shipped of it', () => {
    const book = bookOf(ORDER, DESPATCH);

    expect(book.summary()).toEqual({
      orders: ['ACME/4500001: partially-shipped 1=4/10 2=0/5'],
      items: ['ACME/D1 1: applied'],
    });
    expect(book.history).toEqual(['ACME/4500001 received 4500001', 'ACME/4500001 shipped D1']);
    expect(book.raised).toEqual([]);
  });

  it('joins an order to the despatch advice that came before it, and ends the warning', () => {
    const book = bookOf(DESPATCH);
    expect(book.summary()).toEqual({ orders: [], items: ['ACME/D1 1: waiting'] });
    expect(book.codes()).toEqual(['CD-7203']);

    book.take(ORDER);

    expect(book.summary().orders).toEqual(['ACME/4500001: partially-shipped 1=4/10 2=0/5']);
    expect(book.resolved).toEqual(book.raised);
  });

  it('reverses a despatch advice before it applies a higher revision', () => {
    const other = eventOf('o2', order('4500002', [line(1, '3', 'A')]));
    const revised = eventOf('d1', despatch('D1', [item('4500002', '3', { lineNumber: '1' })]), 2);

    const book = bookOf(ORDER, other, DESPATCH, revised, DESPATCH);

    expect(book.summary()).toEqual({
      orders: ['ACME/4500001: open 1=0/10 2=0/5', 'ACME/4500002: shipped 1=3/3'],
      items: ['ACME/D1 1: applied'],
    });
    expect(book.history.slice(3)).toEqual(['ACME/4500002 shipped D1', 'ACME/4500001 shipment-reversed D1']);
  });

  it('takes a higher revision of an order and keeps what was shipped', () => {
    const revised = eventOf('o1', order('4500001', [line(1, '4', 'A')]), 2);

    const book = bookOf(ORDER, DESPATCH, revised, ORDER);

    expect(book.summary().orders).toEqual(['ACME/4500001: shipped 1=4/4']);
    expect(book.history.slice(2)).toEqual(['ACME/4500001 revised 4500001']);
  });

  it('moves an order whose revision names another number', () => {
    const book = bookOf(ORDER, DESPATCH, eventOf('o1', order('4500009', [line(1, '10', 'A')]), 2));

    expect(book.summary()).toEqual({ orders: ['ACME/4500009: open 1=0/10'], items: ['ACME/D1 1: waiting'] });
    expect(book.history.slice(2)).toEqual([
      'ACME/4500009 received 4500009',
      'ACME/4500001 withdrawn 4500001',
      'ACME/4500001 shipment-reversed D1',
    ]);
  });

  it('replaces and cancels', () => {
    const replacement = eventOf('o2', order('4500001', [line(1, '6', 'A')], { purpose: 'replacement' }));
    const cancellation = eventOf('o3', order('4500001', [], { purpose: 'cancellation' }));

    const book = bookOf(ORDER, DESPATCH, replacement);
    expect(book.summary().orders).toEqual(['ACME/4500001: partially-shipped 1=4/6']);
    book.take(cancellation);

    expect(book.summary().orders).toEqual(['ACME/4500001: cancelled 1=4/6']);
    expect(book.history).toEqual([
      'ACME/4500001 received 4500001',
      'ACME/4500001 shipped D1',
      'ACME/4500001 replaced 4500001',
      'ACME/4500001 cancelled 4500001',
    ]);
    expect(book.codes()).toEqual(['CD-7201']);
  });

  it('cancels a despatch advice', () => {
    const book = bookOf(ORDER, DESPATCH, eventOf('d2', despatch('D1', [], { purpose: 'cancellation' })));

    expect(book.summary()).toEqual({ orders: ['ACME/4500001: open 1=0/10 2=0/5'], items: [] });
    expect(book.history.slice(2)).toEqual(['ACME/4500001 shipment-reversed D1']);
  });
});

describe('what the order book refuses or warns of', () => {
  const shipping = (
    more: Parameters<typeof item>[2],
    number: string | undefined = '4500001',
  ): ReturnType<typeof eventOf> => eventOf('d1', despatch('D1', [item(number, '1', more)]));

  it.each([
    ['a second original', eventOf('o2', order('4500001', [line(1, '99', 'A')])), 'CD-7002'],
    ['an information copy', eventOf('o2', order('4500001', [], { purpose: 'information' })), 'CD-7004'],
    ['a cancellation of nothing', eventOf('o2', order('4599999', [], { purpose: 'cancellation' })), 'CD-7003'],
    ['an unknown item', shipping({ identifiers: [gtin('Z')] }), 'CD-7205'],
    ['an item of two lines', shipping({ identifiers: [gtin('B'), { scheme: 'BUYER', value: 'a' }] }), 'CD-7206'],
    ['another unit', shipping({ identifiers: [gtin('A')], unit: 'KGM' }), 'CD-7207'],
    ['an item without an order', eventOf('d1', despatch('D1', [item(undefined, '1')])), 'CD-7202'],
    [
      'an item without a quantity',
      eventOf('d1', despatch('D1', [{ id: '1', orderNumber: '4500001', identifiers: [gtin('A')], contents: [] }])),
      'CD-7208',
    ],
  ])('%s', (_, event, code) => {
    const first = order('4500001', [
      line(1, '10', 'A', { identifiers: [gtin('A'), { scheme: 'BUYER', value: 'a' }] }),
      line(2, '5', 'B', { identifiers: [gtin('B'), { scheme: 'BUYER', value: 'b' }] }),
    ]);
    const book = bookOf(eventOf('o1', first), event);

    expect(book.summary().orders).toEqual(['ACME/4500001: open 1=0/10 2=0/5']);
    expect(book.codes()).toEqual([code]);
  });

  it('a despatch advice that fits several releases', () => {
    const release = (name: string, releaseNumber: string): ReturnType<typeof eventOf> =>
      eventOf(name, order('4500001', [line(1, '10', 'A')], { releaseNumber }));
    const book = bookOf(release('o1', 'R1'), release('o2', 'R2'), shipping({ lineNumber: '1' }));

    expect(book.codes()).toEqual(['CD-7204']);
    expect(book.summary().orders).toEqual(['ACME/4500001/R1: open 1=0/10', 'ACME/4500001/R2: open 1=0/10']);
  });

  it('a line without a quantity, and one that is over-shipped', () => {
    const book = bookOf(
      eventOf('o1', order('4500001', [{ position: 1, identifiers: [gtin('A')] }, line(2, '5', 'B')])),
      eventOf('d1', despatch('D1', [item('4500001', '7', { lineNumber: '2' })])),
    );

    expect(book.codes()).toEqual(['CD-7101', 'CD-7102']);
    expect(book.summary().orders).toEqual(['ACME/4500001: over-shipped 1=0/? 2=7/5']);
  });

  it('says which document, where it came from and what to do', () => {
    const { raised } = bookOf(ORDER, eventOf('o2', order('4500001', [])));

    expect(raised).toMatchObject([
      {
        failure: {
          code: 'CD-7002',
          stage: 'consume',
          severity: 'error',
          scope: 'transaction',
          message: `The order 4500001 of ACME is there already, from document ${documentId('o1')}; this second original changes nothing.`,
          remedy:
            'Compare both. If the later one was meant, have it sent again as a replacement (BEG01 05, BGM 1225 5).',
          owner: 'business',
          retryable: false,
          location: {
            interchangeControl: '000000412',
            transactionControl: '0001',
            byteOffset: 155,
            byteLength: 713,
          },
        },
        partnerId: 'acme',
        accountId: 'ACME',
        transmissionId: '11111111-1111-4111-8111-111111111111',
        interchangeId: '22222222-2222-4222-8222-222222222222',
        documentId: documentId('o2'),
        documentNumber: '4500001',
        status: 'open',
      },
    ]);
  });
});
