import { describe, expect, it } from '@jest/globals';
import type { CrossdockEvent, DespatchAdvice, Order } from '@app/canonical';
import { add, sum } from '@app/canonical';
import fc from 'fast-check';
import { despatch, gtin, item, line, order } from './documents.js';
import { MemoryBook, eventOf } from './memory-book.js';

type Event = CrossdockEvent<Order | DespatchAdvice>;

const NUMBERS = ['P1', 'P2'];
const quantity = fc.integer({ min: 0, max: 12 }).map(String);
const article = fc.constantFrom('A', 'B', 'C');
const release = fc.constantFrom(undefined, undefined, 'R1', 'R2');

const anOrder = fc
  .record({ number: fc.constantFrom(...NUMBERS), release, lines: fc.array(fc.tuple(quantity, article), { minLength: 1, maxLength: 3 }) })
  .map(({ number, release: releaseNumber, lines }) =>
    order(
      number,
      lines.map(([amount, name], index) => line(index + 1, amount, name)),
      releaseNumber === undefined ? {} : { releaseNumber },
    ),
  ); // prettier-ignore

const anItem = fc
  .record({ number: fc.constantFrom(...NUMBERS, 'P9'), release, quantity, name: article, lineNumber: fc.constantFrom(undefined, '1', '2') })
  .map(({ number, release: releaseNumber, quantity: amount, name, lineNumber }) =>
    item(number, amount, {
      identifiers: [gtin(name)],
      ...(releaseNumber === undefined ? {} : { releaseNumber }),
      ...(lineNumber === undefined ? {} : { lineNumber }),
    }),
  ); // prettier-ignore

const aDespatch = (number: string): fc.Arbitrary<DespatchAdvice> =>
  fc.array(anItem, { minLength: 1, maxLength: 4 }).map((items) => despatch(number, items));

/** Revisions 1..n of one document; the revisions of an order keep its number, so that no two orders meet at one. */
function revisions<Content extends Order | DespatchAdvice>(
  name: string,
  contents: fc.Arbitrary<Content>,
  alike: (first: Content, other: Content) => Content,
): fc.Arbitrary<Event[]> {
  return fc
    .array(contents, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((content, index) => eventOf(name, alike(all[0] ?? content, content), index + 1)));
}

const scenario = fc
  .tuple(
    fc.uniqueArray(revisions('o1', anOrder, sameNumber), { maxLength: 3, selector: ([first]) => first?.key ?? '' }),
    fc.tuple(
      revisions('d1', aDespatch('D1'), (_, other) => other),
      revisions('d2', aDespatch('D2'), (_, other) => other),
    ),
  )
  .map(([orders, despatches]) => [...orders.flatMap((all, index) => all.map((event) => named(event, `o${index}`))), ...despatches.flat()]); // prettier-ignore

function sameNumber(first: Order, other: Order): Order {
  const { orderNumber, releaseNumber } = first;
  return order(orderNumber, other.lines, releaseNumber === undefined ? {} : { releaseNumber });
}

function named(event: Event, name: string): Event {
  const revision = Number(event.id.split('.')[1]);
  return { ...event, id: eventOf(name, order('', [])).id.replace(/\.1$/, `.${revision}`) };
}

function bookOf(events: readonly Event[]): MemoryBook {
  const book = new MemoryBook();
  for (const event of events) book.take(event);
  return book;
}

describe('the order book, whatever comes first', () => {
  it('ends the same for every permutation of orders, despatch advices and their revisions', () => {
    fc.assert(
      fc.property(
        scenario.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
        ([events, shuffled]) => {
          expect(bookOf(shuffled).summary()).toEqual(bookOf(events).summary());
        },
      ),
      { numRuns: 300 },
    ); // prettier-ignore
  });

  it('ends the same when every event comes twice', () => {
    fc.assert(
      fc.property(scenario, (events) => {
        expect(bookOf([...events, ...events]).summary()).toEqual(bookOf(events).summary());
      }),
    );
  });

  it('applies what was shipped wholly or not at all, and loses none of it', () => {
    fc.assert(
      fc.property(scenario, (events) => {
        const { orders, items } = bookOf(events).book;
        const allocated = items.flatMap(({ outcome }) => (outcome.state === 'applied' ? outcome.allocations : []));
        for (const { item: shipped, outcome } of items) {
          if (outcome.state !== 'applied') continue;
          expect(sum(outcome.allocations.map((part) => part.quantity))).toBe(shipped.quantity);
        }
        const lines = orders.flatMap((one) => one.lines.map(({ fulfilment }) => fulfilment));
        expect(sum(lines.map((one) => one.quantityShipped))).toBe(sum(allocated.map((part) => part.quantity)));
        for (const { ordered, fulfilment } of orders.flatMap((one) => one.lines)) {
          const { quantityShipped, quantityOpen = '0', quantityOver = '0' } = fulfilment;
          expect(add(quantityShipped, quantityOpen)).toBe(add(ordered.quantityOrdered ?? '0', quantityOver));
        }
      }),
    );
  });
});
