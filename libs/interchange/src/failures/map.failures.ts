import { defineFailures } from '../failure-table.js';

/** CD-4xxx: what keeps an accepted transaction from becoming a canonical document. */
export const mapFailures = defineFailures('map', {});
