import { add, compare, isZero, subtract } from '@app/canonical';
import type { LineProblem } from './find-lines.js';
import { findLines } from './find-lines.js';
import type { OrderedLine } from './order-line.js';
import type { ShippedItem } from './shipment.js';

/** An order as despatch advices meet it. Orders here share account and order number; `releaseNumber` is "" for none. */
export interface ShippableOrder {
  readonly releaseNumber: string;
  readonly lines: readonly OrderedLine[];
}

export interface ShipmentAllocation {
  readonly position: number;
  readonly quantity: string;
}

export type ShipmentProblem = LineProblem | 'no-order-number' | 'no-quantity' | 'several-orders';

/** What an item did: it reduced lines of one order, or waits for its order, or cannot be placed. */
export type ShipmentOutcome =
  | { readonly state: 'applied'; readonly releaseNumber: string; readonly allocations: readonly ShipmentAllocation[] }
  | { readonly state: 'waiting' }
  | { readonly state: 'unmatched'; readonly problem: ShipmentProblem };

/** Shipped quantity by release number, then by line position. */
export type ShippedQuantities = ReadonlyMap<string, ReadonlyMap<number, string>>;

/**
 * Applies every item shipped for one order number to the orders of that number. It depends on nothing but its
 * arguments, so any order of arrival ends in the same book, and a reversal is the same call without the item.
 *
 * An item without a release fits the order without one, or the only order there is; several are never guessed among.
 * Items that fit one line are applied first. An item that fits several lines of one article fills them in line order,
 * each as far as it is open, and the last takes the rest. Ties go by despatch number, then by position.
 * `outcomes` stand in the order of `items`.
 */
export function applyDespatch(
  orders: readonly ShippableOrder[],
  items: readonly ShippedItem[],
): { readonly outcomes: readonly ShipmentOutcome[]; readonly shipped: ShippedQuantities } {
  const shipped = new Map(orders.map(({ releaseNumber }) => [releaseNumber, new Map<number, string>()]));
  const outcomes = new Map<ShippedItem, ShipmentOutcome>();
  const several: (() => void)[] = [];
  for (const item of [...items].sort(byDespatch)) {
    const target = orderOf(orders, item);
    if ('state' in target) {
      outcomes.set(item, target);
      continue;
    }
    const { releaseNumber } = target.order;
    const { quantity, lines } = target;
    const done = shipped.get(releaseNumber) ?? new Map<number, string>();
    const apply = (): void => {
      const allocations = allocate(lines, quantity, done);
      for (const { position, quantity } of allocations) done.set(position, add(done.get(position) ?? '0', quantity));
      outcomes.set(item, { state: 'applied', releaseNumber, allocations });
    };
    if (lines.length === 1) apply();
    else several.push(apply);
  }
  for (const apply of several) apply();
  return { outcomes: items.map((item) => outcomes.get(item) ?? { state: 'waiting' }), shipped };
}

interface Target {
  readonly order: ShippableOrder;
  readonly lines: readonly OrderedLine[];
  readonly quantity: string;
}

function orderOf(orders: readonly ShippableOrder[], item: ShippedItem): Target | ShipmentOutcome {
  if (item.orderNumber === undefined) return { state: 'unmatched', problem: 'no-order-number' };
  if (item.quantity === undefined) return { state: 'unmatched', problem: 'no-quantity' };
  const exact = orders.find(({ releaseNumber }) => releaseNumber === (item.releaseNumber ?? ''));
  const fitting = exact !== undefined ? [exact] : item.releaseNumber === undefined ? orders : [];
  const [order, ...others] = fitting;
  if (order === undefined) return { state: 'waiting' };
  if (others.length > 0) return { state: 'unmatched', problem: 'several-orders' };
  const found = findLines(order.lines, item);
  return 'problem' in found
    ? { state: 'unmatched', problem: found.problem }
    : { order, lines: found.lines, quantity: item.quantity };
}

function allocate(
  lines: readonly OrderedLine[],
  quantity: string,
  done: ReadonlyMap<number, string>,
): ShipmentAllocation[] {
  const allocations: ShipmentAllocation[] = [];
  let rest = quantity;
  lines.forEach(({ position, quantityOrdered }, index) => {
    const open = quantityOrdered === undefined ? undefined : subtract(quantityOrdered, done.get(position) ?? '0');
    const last = index === lines.length - 1;
    const takes = last || open === undefined || compare(rest, open) <= 0 ? rest : compare(open, '0') > 0 ? open : '0';
    if (isZero(takes) && !(last && allocations.length === 0)) return;
    allocations.push({ position, quantity: takes });
    rest = subtract(rest, takes);
  });
  return allocations;
}

function byDespatch(a: ShippedItem, b: ShippedItem): number {
  if (a.despatchNumber !== b.despatchNumber) return a.despatchNumber < b.despatchNumber ? -1 : 1;
  return a.position - b.position;
}
