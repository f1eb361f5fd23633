import { error, warning, NOTHING } from './row.js';

/** CD-10xx: what the bytes do wrong before, between and behind interchanges. */
export const transmissionRows = {
  emptyTransmission: error({
    code: 'CD-1001',
    scope: 'transmission',
    message: 'The transmission is empty.',
    remedy: 'Ask the sender to send the file again.',
  }),
  unreadable: error({
    code: 'CD-1002',
    scope: 'transmission',
    message:
      'The transmission holds no interchange: it is {content} and begins with "{sample}"; a whole ISA, UNA or UNB is expected.',
    remedy: 'Check that the right file was sent, that it is not compressed or encrypted, and that its header is whole.',
  }),
  junk: error({
    code: 'CD-1003',
    scope: 'transmission',
    message: '{length} bytes belong to no interchange; they begin with "{sample}".',
    remedy: 'Ask the sender what they were meant to be; a header that is damaged must be sent again.',
  }),
  byteOrderMark: warning({
    code: 'CD-1004',
    scope: 'transmission',
    message: 'A byte order mark stands before the header and is passed over.',
    remedy: NOTHING,
  }),
  blanksBeforeHeader: warning({
    code: 'CD-1005',
    scope: 'transmission',
    message: '{length} blanks or line breaks stand before the first header and are passed over.',
    remedy: NOTHING,
  }),
  padding: warning({
    code: 'CD-1006',
    scope: 'transmission',
    message: '{length} padding bytes (NUL or end-of-file marks) stand outside of the interchanges and are passed over.',
    remedy: NOTHING,
  }),
};
