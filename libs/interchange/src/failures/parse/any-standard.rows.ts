import { code, ta105, edifact, error, warning, RESEND, NOTHING } from './row.js';

/** CD-13xx: envelopes of either standard. */
export const anyStandardRows = {
  headerUnfinished: error({
    code: 'CD-1301',
    scope: 'transmission',
    standardCodes: [...ta105('022'), ...edifact('13')],
    message: 'The header at byte {offset} has no terminator, so that its interchange cannot be read.',
    remedy: 'Check that the segment terminator is the one the header declares, and ask the sender to send it again.',
  }),
  cutSegment: error({
    code: 'CD-1302',
    scope: 'interchange',
    standardCodes: [...ta105('023'), ...edifact('13')],
    message: 'The interchange breaks off within segment {id}.',
    remedy: RESEND,
  }),
  terminatorMissing: warning({
    code: 'CD-1303',
    scope: 'interchange',
    message: 'The last segment, {id}, lacks its terminator.',
    remedy: NOTHING,
  }),
  emptySegment: warning({
    code: 'CD-1304',
    scope: 'segment',
    message: 'A terminator follows a terminator: the empty segment between them is passed over.',
    remedy: NOTHING,
  }),
  indented: warning({
    code: 'CD-1305',
    scope: 'interchange',
    message: 'Blanks stand before segment tags and are passed over; this is the first place.',
    remedy: NOTHING,
  }),
  lineBreakDropped: warning({
    code: 'CD-1306',
    scope: 'interchange',
    message: 'Line breaks stand within segments and are left out of their data; this is the first place.',
    remedy: NOTHING,
  }),
  segmentTooLong: error({
    code: 'CD-1307',
    scope: 'transaction',
    standardCodes: [...code('AK502', '5'), ...code('IK502', '5'), ...edifact('39')],
    message: 'A segment of {length} bytes is longer than the {limit} allowed; it is passed over.',
    remedy: 'Check that the terminator is not missing; raise the limit if such segments are meant.',
  }),
  noCharacter: error({
    code: 'CD-1309',
    scope: 'element',
    standardCodes: [...ta105('022'), ...code('AK403', '6'), ...code('IK403', '6'), ...edifact('21')],
    message:
      'Segment {id} holds the byte {byte} (hexadecimal), which is no character of {charset}; it is kept as it is.',
    remedy: 'Ask the sender which character set they use, and name it in the agreement (charset).',
  }),
  transactionTooLong: error({
    code: 'CD-1308',
    scope: 'transaction',
    standardCodes: [...code('AK502', '5'), ...code('IK502', '5'), ...edifact('39')],
    message: 'Transaction {control} is longer than the {limit} bytes allowed; the rest of it is passed over.',
    remedy: 'Ask the sender for smaller transactions, or raise the limit.',
  }),
};
