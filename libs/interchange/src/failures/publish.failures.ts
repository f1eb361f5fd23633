import { defineFailures } from '../failure-table.js';

/** CD-6xxx: what keeps a document from its topic, and an event from its effect. CD-60xx gateway, CD-61xx messaging. */
export const publishFailures = defineFailures('publish', {
  accountAmbiguous: {
    code: 'CD-6001',
    severity: 'error',
    scope: 'transaction',
    message: '{document} names parties of several accounts: {accounts}.',
    remedy:
      'Correct the ids of these accounts in partner.yaml so that the parties lead to one of them, or ask the partner for one document per account.',
    owner: 'engineer',
    retryable: true,
  },
  accountMissing: {
    code: 'CD-6002',
    severity: 'error',
    scope: 'transaction',
    message: '{document} names no party that is an account of the sender, and its agreement names none.',
    remedy: 'Add the id of the buyer or ship-to to an account in partner.yaml, or name the account in the agreement.',
    owner: 'engineer',
    retryable: true,
  },
  noTopic: {
    code: 'CD-6003',
    severity: 'error',
    scope: 'transaction',
    message: '{document} has no topic in the direction {direction}.',
    remedy: 'Correct the direction of the agreement, or ask the partner why this document was sent.',
    owner: 'engineer',
    retryable: true,
  },
  recordTooLarge: {
    code: 'CD-6101',
    severity: 'error',
    scope: 'transaction',
    message: 'The event {type} {id} takes {bytes} bytes; a record may take {limit}.',
    remedy: 'Publish the document by reference (dataref) and not in the record.',
    owner: 'engineer',
    retryable: false,
  },
  recordUnreadable: {
    code: 'CD-6102',
    severity: 'error',
    scope: 'transaction',
    message: 'The record at {place} is no event of Crossdock: {reason}.',
    remedy: 'Find the program that writes to this topic and stop it; then discard the dead letter.',
    owner: 'engineer',
    retryable: false,
  },
  eventFailed: {
    code: 'CD-6103',
    severity: 'error',
    scope: 'transaction',
    message: '{service} could not process {type} {id} after {tries} tries: {cause}.',
    remedy:
      'Correct the cause, then release the dead letter: the event and those of its key behind it are processed in order.',
    owner: 'engineer',
    retryable: true,
  },
  datarefUnusable: {
    code: 'CD-6104',
    severity: 'error',
    scope: 'transaction',
    message: 'The data of the event {type} {id} cannot be had from {dataref}: {reason}.',
    remedy: 'Make the address answer with the bytes that were published, then release the dead letter.',
    owner: 'engineer',
    retryable: true,
  },
});
