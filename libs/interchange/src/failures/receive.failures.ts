import { defineFailures } from '../failure-table.js';

/** CD-5xxx: what a channel hands over that cannot be taken, or taken only to be held. */
export const receiveFailures = defineFailures('receive', {
  folderOfAnotherPartner: {
    code: 'CD-5001',
    severity: 'error',
    scope: 'interchange',
    message: 'The file {file} lay in the folder of {folder}, but its envelope names {sender} as the sender.',
    remedy: 'Release the interchange if the file was put there in good faith; else refuse it and tell both partners.',
    owner: 'engineer',
    retryable: false,
  },
  processingFailed: {
    code: 'CD-5002',
    severity: 'error',
    scope: 'interchange',
    message: 'The interchange {control} could not be processed: {error}.',
    remedy: 'This is a fault of Crossdock or of a definition: mend it, then release the interchange to run it again.',
    owner: 'engineer',
    retryable: true,
  },
  fileTooLarge: {
    code: 'CD-5003',
    severity: 'error',
    scope: 'transmission',
    message: 'The file {file} in the inbox is larger than {limit} bytes and stays there.',
    remedy: 'Ask the sender to split it, or raise CROSSDOCK_MAX_BYTES and start again.',
    owner: 'engineer',
    retryable: true,
  },
});
