import { defineFailures } from '../failure-table.js';

/** CD-8xxx: what cash application cannot place. */
export const cashFailures = defineFailures('consume', {});
