import { isZero, negate, subtract, sum, compare } from '@app/canonical';
import type { ItemId, Order, OrderLine } from '@app/canonical';
import { sameUnit } from './unit.js';

export type LineStatus = 'open' | 'partially-shipped' | 'shipped' | 'over-shipped' | 'cancelled';

/** What the order book knows of an ordered line before anything is shipped. Quantities count in `unit`. */
export interface OrderedLine {
  readonly position: number;
  readonly lineNumber?: string;
  readonly identifiers: readonly ItemId[];
  readonly description?: string;
  readonly unit?: string;
  /** Absent where the order says none: then what is open is not known. */
  readonly quantityOrdered?: string;
  readonly price?: string;
  readonly priceBasis?: string;
  /** ISO dates. */
  readonly requestedFrom?: string;
  readonly requestedTo?: string;
}

/** What became of a line. */
export interface LineFulfilment {
  readonly quantityShipped: string;
  /** Never negative; absent where the ordered quantity is. */
  readonly quantityOpen?: string;
  readonly quantityOver?: string;
  readonly status: LineStatus;
}

/** The lines of an order as the book keeps them. A line's own delivery dates go before those of the order. */
export function orderedLines(order: Order): OrderedLine[] {
  return order.lines.map((line) => {
    const quantityOrdered = orderedQuantity(line);
    const wanted = line.requestedDelivery ?? order.requestedDelivery;
    const from = wanted?.date ?? wanted?.earliest;
    const to = wanted?.date ?? wanted?.latest;
    return {
      position: line.position,
      identifiers: line.identifiers,
      ...(line.lineNumber === undefined ? {} : { lineNumber: line.lineNumber }),
      ...(line.description === undefined ? {} : { description: line.description }),
      ...(line.unit === undefined ? {} : { unit: line.unit }),
      ...(quantityOrdered === undefined ? {} : { quantityOrdered }),
      ...(line.price === undefined ? {} : { price: line.price.amount }),
      ...(line.price?.basisQuantity === undefined ? {} : { priceBasis: line.price.basisQuantity }),
      ...(from === undefined ? {} : { requestedFrom: from.slice(0, 10) }),
      ...(to === undefined ? {} : { requestedTo: to.slice(0, 10) }),
    };
  });
}

/** The quantity of a line; where only its locations or its schedule say one, their sum. */
function orderedQuantity({ quantity, unit, allocations, schedule }: OrderLine): string | undefined {
  if (quantity !== undefined) return quantity;
  if (allocations !== undefined && allocations.length > 0 && allocations.every((part) => sameUnit(part.unit, unit))) {
    return sum(allocations.map((part) => part.quantity));
  }
  return schedule === undefined || schedule.length === 0 ? undefined : sum(schedule.map((part) => part.quantity));
}

/** What is open of a line when so much of it is shipped. Nothing is open of a cancelled one. */
export function fulfil(ordered: string | undefined, shipped: string, cancelled: boolean): LineFulfilment {
  if (ordered === undefined) {
    return {
      quantityShipped: shipped,
      status: cancelled ? 'cancelled' : isZero(shipped) ? 'open' : 'partially-shipped',
    };
  }
  const rest = subtract(ordered, shipped);
  const over = compare(rest, '0') < 0 ? negate(rest) : undefined;
  const quantityOpen = cancelled || over !== undefined ? '0' : rest;
  return {
    quantityShipped: shipped,
    quantityOpen,
    ...(over === undefined ? {} : { quantityOver: over }),
    status: cancelled ? 'cancelled' : lineStatus(rest, shipped),
  };
}

function lineStatus(rest: string, shipped: string): LineStatus {
  if (compare(rest, '0') < 0) return 'over-shipped';
  if (isZero(rest)) return 'shipped';
  return isZero(shipped) ? 'open' : 'partially-shipped';
}
