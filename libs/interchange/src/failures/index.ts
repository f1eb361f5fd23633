import type { FailureTable } from '../failure-table.js';
import { acknowledgeFailures } from './acknowledge.failures.js';
import { cashFailures } from './cash.failures.js';
import { mapFailures } from './map.failures.js';
import { ordersFailures } from './orders.failures.js';
import { outboundFailures } from './outbound.failures.js';
import { parseFailures } from './parse.failures.js';
import { publishFailures } from './publish.failures.js';
import { receiveFailures } from './receive.failures.js';
import { validateFailures } from './validate.failures.js';

export {
  acknowledgeFailures,
  cashFailures,
  mapFailures,
  ordersFailures,
  outboundFailures,
  parseFailures,
  publishFailures,
  receiveFailures,
  validateFailures,
};

/** Every table, in the order of the stages. */
export const FAILURE_TABLES: readonly FailureTable[] = [
  receiveFailures,
  parseFailures,
  validateFailures,
  acknowledgeFailures,
  mapFailures,
  outboundFailures,
  publishFailures,
  ordersFailures,
  cashFailures,
];
