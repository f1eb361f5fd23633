import { defineFailures } from '../failure-table.js';

/** CD-3xxx: what stops an interchange, a group or a transaction from being accepted: duplicates, holds, agreements. */
export const acknowledgeFailures = defineFailures('acknowledge', {});
