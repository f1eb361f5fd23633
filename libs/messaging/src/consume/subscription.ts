import type { Delivery } from './delivery.js';

/** A consumer group and what delivers to it. */
export interface Subscription {
  /** `<prefix>.<service>` */
  readonly group: string;
  readonly transport: symbol;
  readonly delivery: Delivery;
}
