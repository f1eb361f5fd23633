import type { CanonicalDocument, DespatchAdvice, Order, Standing } from '@app/canonical';
import { documentNumber } from '@app/canonical';
import type { RegisteredDocument, SeriesChange } from '@app/messaging';
import type { BookChanges } from './next-book.js';
import type { BookedItem, OrderBook, OrderKey } from './order-book.js';
import { keyOfOrder, textOfKey } from './order-book.js';

export type HistoryEffect =
  | 'received' | 'revised' | 'replaced' | 'cancelled' | 'withdrawn'
  | 'second-original' | 'nothing-to-cancel' | 'without-effect'
  | 'shipped' | 'shipment-revised' | 'shipment-reversed'; // prettier-ignore

/** One thing that happened to an order, and the document that made it happen. */
export interface HistoryEntry extends OrderKey {
  readonly effect: HistoryEffect;
  readonly documentId: string;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly eventId: string;
}

type Document = RegisteredDocument<CanonicalDocument>;
type Documents = ReadonlyMap<string, Document>;

/** What a batch did to the orders of the book, in the words of {@link HistoryEffect}. */
export function bookHistory(
  before: OrderBook,
  after: OrderBook,
  changes: BookChanges,
  documents: Documents,
): HistoryEntry[] {
  return [...changes.orders.flatMap(orderHistory), ...shipmentHistory(before, after, changes, documents)];
}

function orderHistory({ before, after, taken, moved }: SeriesChange<Order>): HistoryEntry[] {
  return [
    ...moved.map((document) => entry(keyOfOrder(document.content), 'withdrawn', document)),
    ...taken.map((document) =>
      entry(
        keyOfOrder(document.content),
        effectOf(after.standings.get(document.documentId), document, before.inForce),
        document,
      ),
    ),
  ];
}

function effectOf(standing: Standing | undefined, document: Document, before: Document | undefined): HistoryEffect {
  if (standing === 'second-original' || standing === 'nothing-to-cancel' || standing === 'without-effect') {
    return standing;
  }
  if (standing === 'cancels') return 'cancelled';
  if (before === undefined) return 'received';
  return before.documentId === document.documentId || standing !== 'in-force' ? 'revised' : 'replaced';
}

function shipmentHistory(
  before: OrderBook,
  after: OrderBook,
  { despatches }: BookChanges,
  documents: Documents,
): HistoryEntry[] {
  const revised = new Set(
    despatches.flatMap(({ taken }: SeriesChange<DespatchAdvice>) => taken.map((d) => d.documentId)),
  );
  const was = appliedTo(before.items);
  const is = appliedTo(after.items);
  const entries: HistoryEntry[] = [];
  const say = (key: OrderKey, effect: HistoryEffect, documentId: string): void => {
    const document = documents.get(documentId);
    if (document !== undefined) entries.push(entry(key, effect, document));
  };
  for (const [place, { key, documentId }] of is) {
    if (!was.has(place)) say(key, 'shipped', documentId);
    else if (revised.has(documentId)) say(key, 'shipment-revised', documentId);
  }
  for (const [place, { key, documentId }] of was) if (!is.has(place)) say(key, 'shipment-reversed', documentId);
  return entries;
}

/** Which despatch advice reduces which order. */
function appliedTo(items: readonly BookedItem[]): Map<string, { key: OrderKey; documentId: string }> {
  return new Map(
    items.flatMap(({ account, documentId, item, outcome }) => {
      if (outcome.state !== 'applied') return [];
      const key = { account, orderNumber: item.orderNumber ?? '', releaseNumber: outcome.releaseNumber };
      return [[`${textOfKey(key)} ${documentId}`, { key, documentId }] as const];
    }),
  );
}

function entry(key: OrderKey, effect: HistoryEffect, document: Document): HistoryEntry {
  const { account, orderNumber, releaseNumber } = key;
  const { documentId, documentType, eventId, content } = document;
  return {
    account,
    orderNumber,
    releaseNumber,
    effect,
    documentId,
    documentType,
    documentNumber: documentNumber(content),
    eventId,
  };
}
