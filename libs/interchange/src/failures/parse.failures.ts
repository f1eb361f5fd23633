import { defineFailures } from '../failure-table.js';

/** CD-1xxx: what the bytes and their envelopes do wrong. CD-10xx transmission, CD-11xx X12, CD-12xx EDIFACT. */
export const parseFailures = defineFailures('parse', {});
