import { defineFailures } from '../failure-table.js';

/** CD-3xxx: what stops an interchange, a group or a transaction from being accepted: duplicates, holds, agreements. */
export const acknowledgeFailures = defineFailures('acknowledge', {
  unknownSender: {
    code: 'CD-3001',
    severity: 'error',
    scope: 'interchange',
    standardCodes: [
      { table: 'TA105', code: '006' },
      { table: '0085', code: '23' },
    ],
    message: 'The sender {sender} belongs to no partner; the interchange is held and not acknowledged.',
    remedy: "Add the identity to a partner's file and process again, release the interchange, or refuse it.",
    owner: 'engineer',
    retryable: true,
  },
  unknownReceiver: {
    code: 'CD-3002',
    severity: 'error',
    scope: 'interchange',
    standardCodes: [
      { table: 'TA105', code: '009' },
      { table: '0085', code: '43' },
    ],
    message: 'The receiver {receiver} is neither us nor, in what we send, a partner; the interchange is held.',
    remedy:
      'Add the identity to company.yaml or to a partner, release the interchange, or refuse it and tell the sender.',
    owner: 'engineer',
    retryable: true,
  },
  noAgreement: {
    code: 'CD-3003',
    severity: 'error',
    scope: 'transaction',
    standardCodes: [
      { table: 'AK502', code: '1' },
      { table: 'IK502', code: '1' },
      { table: '0085', code: '14' },
    ],
    message: 'There is no agreement with {partner} for {message} {version} ({usage}); the transaction is held.',
    remedy: "Add an agreement to the partner's file and process again, release the transaction, or refuse it.",
    owner: 'engineer',
    retryable: true,
  },
  noGuide: {
    code: 'CD-3004',
    severity: 'error',
    scope: 'transaction',
    standardCodes: [
      { table: 'AK905', code: '2' },
      { table: 'AK502', code: '1' },
      { table: 'IK502', code: '1' },
      { table: '0085', code: '14' },
    ],
    message: 'There is no guide for {message} in version {version}; the transaction is held.',
    remedy:
      'Add a guide, name one in the agreement and process again, release the transaction unchecked, or refuse it.',
    owner: 'engineer',
    retryable: true,
  },
  duplicate: {
    code: 'CD-3005',
    severity: 'warning',
    scope: 'interchange',
    standardCodes: [
      { table: 'TA105', code: '025' },
      { table: '0085', code: '26' },
    ],
    message: 'Interchange {control} came before with the same bytes ({of}); it has no effect a second time.',
    remedy: 'Nothing is to be done: the acknowledgment of the first is sent again.',
    owner: 'partner',
    retryable: false,
  },
  sameControlOtherBytes: {
    code: 'CD-3006',
    severity: 'error',
    scope: 'interchange',
    standardCodes: [
      { table: 'TA105', code: '025' },
      { table: '0085', code: '26' },
    ],
    message: 'Control number {control} came before with other bytes ({of}); the interchange is held.',
    remedy:
      'Ask the sender which one is meant, then release or refuse it; a new interchange needs a new control number.',
    owner: 'partner',
    retryable: false,
  },
  unknownGroupParty: {
    code: 'CD-3007',
    severity: 'error',
    scope: 'group',
    message: 'The group goes from {sender} to {receiver}: the interchange is known, these codes are not; it is held.',
    remedy:
      "Add the code to the partner's identity or to company.yaml and process again, release the group, or refuse it.",
    owner: 'engineer',
    retryable: true,
  },
  allOrNothing: {
    code: 'CD-3008',
    severity: 'error',
    scope: 'group',
    standardCodes: [{ table: '0085', code: '18' }],
    message:
      '{rejected} of {count} transactions are rejected, and the agreement says all or nothing: none is accepted.',
    remedy: 'Correct the rejected transactions and send all of them again.',
    owner: 'partner',
    retryable: false,
  },
  tooManyTa1: {
    code: 'CD-3009',
    severity: 'error',
    scope: 'interchange',
    message: 'The interchange holds {count} TA1 segments; only the first {limit} are read.',
    remedy: 'Ask the sender to send the others again, in several interchanges.',
    owner: 'partner',
    retryable: false,
  },
  dataHoldsDelimiter: {
    code: 'CD-3010',
    severity: 'error',
    scope: 'segment',
    message:
      '{segment}-{element} cannot be written: "{text}" holds a delimiter or a character that X12 does not allow.',
    remedy: 'Use other delimiters, or correct the text.',
    owner: 'engineer',
    retryable: false,
  },
});
