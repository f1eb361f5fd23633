import { defineFailures } from '../failure-table.js';

/** CD-7xxx: what the order book cannot take. */
export const ordersFailures = defineFailures('consume', {});
