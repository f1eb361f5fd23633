import type { LineStatus } from './order-line.js';

export const ORDER_STATUSES = ['open', 'partially-shipped', 'shipped', 'over-shipped', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The status of an order out of its lines': one over-shipped line makes the order so, for a person to look at. */
export function orderStatus(lines: readonly LineStatus[], cancelled: boolean): OrderStatus {
  if (cancelled) return 'cancelled';
  if (lines.includes('over-shipped')) return 'over-shipped';
  if (lines.length > 0 && lines.every((line) => line === 'shipped')) return 'shipped';
  return lines.every((line) => line === 'open') ? 'open' : 'partially-shipped';
}
