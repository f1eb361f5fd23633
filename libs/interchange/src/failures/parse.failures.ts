import { defineFailures } from '../failure-table.js';
import type { FailureDefinition } from '../failure-table.js';
import type { CodeTable, StandardCode } from '../failure.js';

const code = (table: CodeTable, ...codes: string[]): StandardCode[] => codes.map((each) => ({ table, code: each }));
const ta105 = (...codes: string[]) => code('TA105', ...codes);
const edifact = (...codes: string[]) => code('0085', ...codes);
type Row = Omit<FailureDefinition, 'severity' | 'owner' | 'retryable'>;
const error = (row: Row): FailureDefinition => ({ ...row, severity: 'error', owner: 'partner', retryable: false });
const warning = (row: Row): FailureDefinition => ({ ...row, severity: 'warning', owner: 'partner', retryable: false });

const RESEND = 'Ask the sender to send the whole interchange again.';
const CORRECT = 'Ask the sender to correct it and to send the interchange again under a new control number.';
const NOTHING = 'Nothing has to be done; the sender may want to correct it.';

/**
 * CD-1xxx: what the bytes and their envelopes do wrong. CD-10xx transmission, CD-11xx X12, CD-12xx EDIFACT, CD-13xx
 * both. TA105, AK502 and AK905 are from X12.5 and X12.6, 0085 from the code list of ISO 9735.
 */
export const parseFailures = defineFailures('parse', {
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
      'The transmission holds no interchange: it is {content} and begins with "{sample}", where ISA, UNA or UNB is expected.',
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

  isaLength: error({
    code: 'CD-1101',
    scope: 'interchange',
    standardCodes: ta105('022'),
    message: 'ISA is not 106 characters long: its elements lack their padding.',
    remedy: 'Ask the sender to pad every element of ISA to its fixed length.',
  }),
  isaElement: error({
    code: 'CD-1102',
    scope: 'interchange',
    standardCodes: ta105('005', '006', '007', '008', '010', '012', '014', '015', '017', '018', '019', '020'),
    message: 'ISA{element}, {name}, is "{value}", which is no {expected}.',
    remedy: CORRECT,
  }),
  isaComponentSeparator: error({
    code: 'CD-1103',
    scope: 'interchange',
    standardCodes: ta105('027'),
    message: 'ISA16 is "{value}", which cannot separate components.',
    remedy: 'Ask the sender for a component separator that is no letter, digit or blank and no other separator.',
  }),
  interchangeTrailerMissing: error({
    code: 'CD-1104',
    scope: 'interchange',
    standardCodes: ta105('023'),
    message: 'Interchange {control} has no IEA.',
    remedy: RESEND,
  }),
  interchangeControlMismatch: error({
    code: 'CD-1105',
    scope: 'interchange',
    standardCodes: ta105('001'),
    message: 'IEA02 is "{trailer}", but ISA13 is "{header}".',
    remedy: CORRECT,
  }),
  groupCount: error({
    code: 'CD-1106',
    scope: 'interchange',
    standardCodes: ta105('021'),
    message: 'IEA01 says {declared} groups; there are {counted}.',
    remedy: RESEND,
  }),
  outsideGroup: error({
    code: 'CD-1107',
    scope: 'interchange',
    standardCodes: ta105('024'),
    message: 'Segment {id} stands outside of any group.',
    remedy: CORRECT,
  }),
  misplacedTa1: warning({
    code: 'CD-1108',
    scope: 'interchange',
    message: 'TA1 stands behind a group; it belongs between ISA and the first GS.',
    remedy: NOTHING,
  }),
  releaseCharacter: error({
    code: 'CD-1109',
    scope: 'interchange',
    standardCodes: ta105('024'),
    message: 'ISX01 is "{value}" in version {version}; a release character is one character, from 00704 on.',
    remedy: CORRECT,
  }),
  groupTrailerMissing: error({
    code: 'CD-1121',
    scope: 'group',
    standardCodes: code('AK905', '3'),
    message: 'Group {control} has no GE.',
    remedy: RESEND,
  }),
  groupControlMismatch: error({
    code: 'CD-1122',
    scope: 'group',
    standardCodes: code('AK905', '4'),
    message: 'GE02 is "{trailer}", but GS06 is "{header}".',
    remedy: CORRECT,
  }),
  transactionCount: error({
    code: 'CD-1123',
    scope: 'group',
    standardCodes: code('AK905', '5'),
    message: 'GE01 says {declared} transactions; there are {counted}.',
    remedy: RESEND,
  }),
  groupControl: error({
    code: 'CD-1124',
    scope: 'group',
    standardCodes: code('AK905', '6'),
    message: 'GS06 is "{value}"; a group control number has one to nine digits.',
    remedy: CORRECT,
  }),
  groupDuplicate: error({
    code: 'CD-1125',
    scope: 'group',
    standardCodes: [{ table: 'AK905', code: '19', versions: '005010-' }],
    message: 'Group {control} is in the interchange twice.',
    remedy: 'Ask the sender to give each group of a kind a control number of its own.',
  }),
  outsideTransaction: error({
    code: 'CD-1126',
    scope: 'group',
    message: 'Segment {id} stands in group {control} outside of any transaction.',
    remedy: CORRECT,
  }),
  transactionTrailerMissing: error({
    code: 'CD-1141',
    scope: 'transaction',
    standardCodes: code('AK502', '2'),
    message: 'Transaction {control} has no SE.',
    remedy: 'Ask the sender to send the transaction again, whole.',
  }),
  transactionControlMismatch: error({
    code: 'CD-1142',
    scope: 'transaction',
    standardCodes: code('AK502', '3'),
    message: 'SE02 is "{trailer}", but ST02 is "{header}".',
    remedy: CORRECT,
  }),
  segmentCount: error({
    code: 'CD-1143',
    scope: 'transaction',
    standardCodes: code('AK502', '4'),
    message: 'SE01 says {declared} segments; there are {counted}.',
    remedy: 'Ask the sender to send the transaction again, whole and with its segments counted from ST to SE.',
  }),
  transactionType: error({
    code: 'CD-1144',
    scope: 'transaction',
    standardCodes: code('AK502', '6'),
    message: 'ST01 is "{value}"; a transaction set identifier has three characters.',
    remedy: CORRECT,
  }),
  transactionControl: error({
    code: 'CD-1145',
    scope: 'transaction',
    standardCodes: code('AK502', '7'),
    message: 'ST02 is "{value}"; a transaction control number has four to nine characters.',
    remedy: CORRECT,
  }),
  transactionDuplicate: error({
    code: 'CD-1146',
    scope: 'transaction',
    standardCodes: [
      { table: 'AK502', code: '7', versions: '-005009' },
      { table: 'AK502', code: '23', versions: '005010-' },
    ],
    message: 'Control number {control} (ST02) is in the group twice.',
    remedy: 'Ask the sender to give each transaction of a group a control number of its own.',
  }),
  lineBreakInData: error({
    code: 'CD-1161',
    scope: 'element',
    standardCodes: [...code('AK403', '6'), ...code('IK403', '6')],
    message: 'Segment {id} holds a line break, which is no character of its data.',
    remedy: 'Ask the sender to end segments only with the terminator, or to wrap every line at one length.',
  }),
  raggedLine: error({
    code: 'CD-1162',
    scope: 'element',
    standardCodes: [...code('AK403', '6'), ...code('IK403', '6')],
    message: 'The interchange is wrapped at {width} characters, but this line has another length.',
    remedy: 'Ask the sender to send the interchange without line breaks, or wrapped at one length.',
  }),
  binaryLength: error({
    code: 'CD-1163',
    scope: 'segment',
    standardCodes: [...code('AK304', '8'), ...code('IK304', '8')],
    message: 'Segment {id} says that its binary content has {value} bytes, but no terminator stands behind them.',
    remedy: 'Ask the sender to count the bytes of the content.',
  }),

  unbTrailerMissing: error({
    code: 'CD-1201',
    scope: 'interchange',
    standardCodes: edifact('13'),
    message: 'Interchange {control} has no UNZ.',
    remedy: RESEND,
  }),
  unbReferenceMismatch: error({
    code: 'CD-1202',
    scope: 'interchange',
    standardCodes: edifact('28'),
    message: 'The reference in UNZ is "{trailer}", but in UNB it is "{header}".',
    remedy: CORRECT,
  }),
  unzCount: error({
    code: 'CD-1203',
    scope: 'interchange',
    standardCodes: edifact('29'),
    message: 'UNZ says {declared} {unit}; there are {counted}.',
    remedy: RESEND,
  }),
  emptyInterchange: error({
    code: 'CD-1204',
    scope: 'interchange',
    standardCodes: edifact('32'),
    message: 'Interchange {control} holds no message.',
    remedy: 'Ask the sender whether a message is missing.',
  }),
  mixedGroups: error({
    code: 'CD-1205',
    scope: 'interchange',
    standardCodes: edifact('30'),
    message: 'The interchange holds messages in groups and messages outside of them.',
    remedy: 'Ask the sender to put all messages into groups, or none.',
  }),
  outsideMessage: error({
    code: 'CD-1206',
    scope: 'interchange',
    standardCodes: edifact('33'),
    message: 'Segment {id} stands outside of any message.',
    remedy: CORRECT,
  }),
  invalidNesting: error({
    code: 'CD-1207',
    scope: 'interchange',
    standardCodes: edifact('34'),
    message: 'Segment {id} closes what was never opened.',
    remedy: CORRECT,
  }),
  serviceElementMissing: warning({
    code: 'CD-1208',
    scope: 'interchange',
    standardCodes: edifact('13'),
    message: 'Segment {id} lacks its {name}, which is mandatory.',
    remedy: 'Ask the sender to send it; until then what it would prove is not checked.',
  }),
  unknownSyntax: warning({
    code: 'CD-1209',
    scope: 'interchange',
    standardCodes: edifact('14'),
    message: 'Syntax identifier "{value}" is not one of UNOA to UNOL, UNOW, UNOX and UNOY; it is read like UNOA.',
    remedy: 'Check with the sender which character set they use.',
  }),
  ungTrailerMissing: error({
    code: 'CD-1221',
    scope: 'group',
    standardCodes: edifact('13'),
    message: 'Group {control} has no UNE.',
    remedy: RESEND,
  }),
  ungReferenceMismatch: error({
    code: 'CD-1222',
    scope: 'group',
    standardCodes: edifact('28'),
    message: 'The reference in UNE is "{trailer}", but in UNG it is "{header}".',
    remedy: CORRECT,
  }),
  uneCount: error({
    code: 'CD-1223',
    scope: 'group',
    standardCodes: edifact('29'),
    message: 'UNE says {declared} messages; there are {counted}.',
    remedy: RESEND,
  }),
  ungDuplicate: error({
    code: 'CD-1224',
    scope: 'group',
    standardCodes: edifact('26'),
    message: 'Group reference {control} is in the interchange twice.',
    remedy: 'Ask the sender to give each group a reference of its own.',
  }),
  mixedTypes: error({
    code: 'CD-1225',
    scope: 'group',
    standardCodes: edifact('31'),
    message: 'Group {control} holds messages of several types: {first} and {other}.',
    remedy: 'Ask the sender to put each type of message into a group of its own.',
  }),
  messageTrailerMissing: error({
    code: 'CD-1241',
    scope: 'transaction',
    standardCodes: edifact('13'),
    message: 'Message {control} has no UNT.',
    remedy: 'Ask the sender to send the message again, whole.',
  }),
  messageReferenceMismatch: error({
    code: 'CD-1242',
    scope: 'transaction',
    standardCodes: edifact('28'),
    message: 'The reference in UNT is "{trailer}", but in UNH it is "{header}".',
    remedy: CORRECT,
  }),
  untCount: error({
    code: 'CD-1243',
    scope: 'transaction',
    standardCodes: edifact('29'),
    message: 'UNT says {declared} segments; there are {counted}.',
    remedy: 'Ask the sender to send the message again, whole and with its segments counted from UNH to UNT.',
  }),
  messageDuplicate: error({
    code: 'CD-1244',
    scope: 'transaction',
    standardCodes: edifact('26'),
    message: 'Message reference {control} is in the {level} twice.',
    remedy: 'Ask the sender to give each message a reference of its own.',
  }),
  objectLength: error({
    code: 'CD-1261',
    scope: 'interchange',
    standardCodes: edifact('29'),
    message: 'UNO says that its object has {value} bytes, but no UNP stands behind them.',
    remedy: 'Ask the sender to count the bytes of the object.',
  }),

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
  transactionTooLong: error({
    code: 'CD-1308',
    scope: 'transaction',
    standardCodes: [...code('AK502', '5'), ...code('IK502', '5'), ...edifact('39')],
    message: 'Transaction {control} is longer than the {limit} bytes allowed; the rest of it is passed over.',
    remedy: 'Ask the sender for smaller transactions, or raise the limit.',
  }),
});
