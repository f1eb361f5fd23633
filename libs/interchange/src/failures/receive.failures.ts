import { defineFailures } from '../failure-table.js';

/** CD-5xxx: what a channel hands over that cannot be taken, or taken only to be held. */
export const receiveFailures = defineFailures('receive', {});
