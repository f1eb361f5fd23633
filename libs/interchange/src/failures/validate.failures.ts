import { defineFailures } from '../failure-table.js';

/** CD-2xxx: what a transaction does wrong against its guide. */
export const validateFailures = defineFailures('validate', {});
