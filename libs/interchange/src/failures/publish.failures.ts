import { defineFailures } from '../failure-table.js';

/** CD-6xxx: what keeps a document from its topic, and an event from its effect. */
export const publishFailures = defineFailures('publish', {});
