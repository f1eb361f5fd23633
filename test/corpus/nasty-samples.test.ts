import { describe, expect, it } from '@jest/globals';
import { createReader } from '@app/pipeline';
import { chunked, EventLog, summary } from './event-log.js';

const ISA =
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *261122*1030*U*00401*000000905*0*P*>~';
const GS = 'GS*PO*ACMERETAIL*HARBORGOODS*20261122*1030*17*X*004010~';
const SET = 'ST*850*0001~BEG*00*SA*4711**20261122~PO1*1*5*EA*9.25**UP*614141100019~CTT*1~SE*5*0001~';
const GE = 'GE*1*17~';
const IEA = 'IEA*1*000000905~';
const X12 = ISA + GS + SET + GE + IEA;
const X12_IDS = 'ISA GS ST BEG PO1 CTT SE GE IEA';

const UNB = "UNB+UNOC:3+4001234000008:14+5412345000013:14+261122:1030+905'";
const MESSAGE = "UNH+1+ORDERS:D:96A:UN'BGM+220+4711+9'LIN+1++5412345001010:EN'UNT+4+1'";
const UNZ = "UNZ+1+905'";
const EDIFACT = UNB + MESSAGE + UNZ;
const EDIFACT_IDS = 'UNB UNH BGM LIN UNT UNZ';

const wrapped = (text: string, width: number, end: string): string =>
  text.replace(new RegExp(`[^]{${width}}`, 'g'), `$&${end}`);
const version = (isa: string, gs: string): string =>
  X12.replace('*U*00401*', `*${isa < '00402' ? 'U' : '^'}*${isa}*`).replace('004010', gs);

type Sample = readonly [name: string, text: string, ids: string, failures: readonly string[]];

const SAMPLES_X12: readonly Sample[] = [
  ['as it should be', X12, X12_IDS, []],
  ['a byte order mark', `\xef\xbb\xbf${X12}`, X12_IDS, ['warning CD-1004 transmission @0']],
  ['a byte order mark and blank lines', `\xef\xbb\xbf\r\n\r\n${X12}`, X12_IDS, ['warning CD-1004 transmission @0', 'warning CD-1005 transmission @0']],
  ['CR LF behind every terminator', X12.replaceAll('~', '~\r\n'), X12_IDS, []],
  ['CR alone behind every terminator', X12.replaceAll('~', '~\r'), X12_IDS, []],
  ['LF as the terminator', X12.replaceAll('~', '\n'), X12_IDS, []],
  ['CR LF as the terminator', X12.replaceAll('~', '\r\n'), X12_IDS, []],
  ['a tab as the element separator', X12.replaceAll('*', '\t'), X12_IDS, []],
  ['wrapped at 80 columns by CR LF', wrapped(X12, 80, '\r\n'), X12_IDS, ['warning CD-1306 interchange ISA @0']],
  ['wrapped at 80 columns by LF, with a line feed at the end', `${wrapped(X12, 80, '\n')}\n`, X12_IDS, ['warning CD-1306 interchange ISA @0']],
  ['an end-of-file mark', `${X12}\x1a`, X12_IDS, ['warning CD-1006 transmission @271']],
  ['filled with NULs to a record', `${X12}\r\n${'\0'.repeat(64)}`, X12_IDS, ['warning CD-1006 transmission @271']],
  ['filled with blanks to a record', X12 + ' '.repeat(128), X12_IDS, []],
  ['tabs as the padding of ISA', X12.replace(/ +/g, (blanks) => '\t'.repeat(blanks.length)), X12_IDS, []],
  ['ISA without padding', X12.replace(/ +/g, ''), X12_IDS, ['error CD-1101 TA105 022 interchange ISA @0']],
  ['TA1 between ISA and GS', X12.replace(GS, `TA1*000000412*261121*0900*A*000~${GS}`), X12_IDS.replace('GS', 'TA1 GS'), []],
  ['ISB and ISE between ISA and GS', X12.replace(GS, `ISB*1~ISE*261122*1030~${GS}`), X12_IDS.replace('GS', 'ISB ISE GS'), []],
  ['ISX in version 00802', version('00802', '008020').replace('GS*', 'ISX*?~GS*').replace('4711', '47?*11'), X12_IDS.replace('GS', 'ISX GS'), []],
  ['version 003010', version('00301', '003010'), X12_IDS, []],
  ['version 008050, which nobody listed', version('00805', '008050'), X12_IDS, []],
  ['a GS without its version', X12.replace('*X*004010~', '~'), X12_IDS, []],
  ['two interchanges with a line of dashes between', `${X12}\n-----\n${X12.replaceAll('000000905', '000000906')}`, `${X12_IDS} ${X12_IDS}`, ['error CD-1003 transmission @271']],
  ['a mail header before ISA', `Subject: orders\r\n\r\n${X12}`, X12_IDS, ['error CD-1003 transmission @0']],
  ['a mailbox command on the line of ISA', `$$ADD ID=ACME BID='ORDERS'${X12}`, X12_IDS, ['error CD-1003 transmission @0']],
  ['no IEA', X12.replace(IEA, ''), X12_IDS.replace(' IEA', ''), ['error CD-1104 TA105 023 interchange @255']],
  ['no GE', X12.replace(GE, ''), X12_IDS.replace(' GE', ''), ['error CD-1121 AK905 3 group GS @106']],
  ['no SE', X12.replace('SE*5*0001~', ''), X12_IDS.replace(' SE', ''), ['error CD-1141 AK502 2 transaction ST @161']],
  ['no trailer at all', ISA + GS + SET.replace('SE*5*0001~', ''), 'ISA GS ST BEG PO1 CTT', ['error CD-1141 AK502 2 transaction ST @161', 'error CD-1121 AK905 3 group GS @106', 'error CD-1104 TA105 023 interchange @237']],
  ['a wrong count in IEA', X12.replace('IEA*1', 'IEA*2'), X12_IDS, ['error CD-1106 TA105 021 interchange IEA-1 @259']],
  ['a wrong count in GE', X12.replace('GE*1', 'GE*3'), X12_IDS, ['error CD-1123 AK905 5 group GE-1 @250']],
  ['a wrong count in SE', X12.replace('SE*5', 'SE*6'), X12_IDS, ['error CD-1143 AK502 4 transaction SE-1 @240']],
  ['an interchange without a group', `${ISA}IEA*0*000000905~`, 'ISA IEA', []],
  ['a group without a transaction', `${ISA}${GS}GE*0*17~${IEA}`, 'ISA GS GE IEA', []],
  ['a last terminator that lacks', X12.slice(0, -1), X12_IDS, ['warning CD-1303 interchange IEA @255']],
  ['a wrong trailer, then a sound interchange', X12.replace(IEA, '') + X12, `${X12_IDS.replace(' IEA', '')} ${X12_IDS}`, ['error CD-1104 TA105 023 interchange @255']],
  ['EDIFACT behind it, with a blank line between', `${X12}\r\n\r\n${EDIFACT}`, `${X12_IDS} ${EDIFACT_IDS}`, []],
  ['versions 003020, 006040 and 008010 in one transmission', version('00302', '003020') + version('00604', '006040') + version('00801', '008010'), `${X12_IDS} ${X12_IDS} ${X12_IDS}`, []],
  ['version 002003', version('00200', '002003'), X12_IDS, []],
  ['a letter as the repetition separator', version('00501', '005010').replace('*^*', '*U*'), X12_IDS, []],
  ['the component separator as the repetition separator', version('00501', '005010').replace('*^*', '*>*'), X12_IDS, []],
  ['the element separator in ISA16', X12.replace('*P*>~', '*P**~'), X12_IDS, ['error CD-1103 TA105 027 interchange ISA-16 @104']],
  ['ISA without ISA16', X12.replace('*P*>~', '*P*~'), '', ['error CD-1002 transmission @0']],
  ['ISA with seventeen elements', X12.replace('*P*>~', '*P*>*~'), '', ['error CD-1002 transmission @0']],
  ['ISA of 105 characters', X12.replace('ACMERETAIL     *', 'ACMERETAIL    *'), X12_IDS, ['error CD-1101 TA105 022 interchange ISA @0']],
  ['ISA of 107 characters', X12.replace('ACMERETAIL     *', 'ACMERETAIL      *'), X12_IDS, ['error CD-1101 TA105 022 interchange ISA @0']],
  ['ISA of 106 characters in other widths', X12.replace('ACMERETAIL     *', 'ACMERETAIL    *').replace('HARBORGOODS    *', 'HARBORGOODS     *'), X12_IDS, ['error CD-1101 TA105 022 interchange ISA @0']],
  ['ISA cut', ISA.slice(0, 90), '', ['error CD-1002 transmission @0']],
  ['ISA alone', ISA, 'ISA', ['error CD-1104 TA105 023 interchange @106']],
  ['a control number padded with blanks', X12.replace('*000000905*', '*      905*'), X12_IDS, ['error CD-1102 TA105 018 interchange ISA-13 @90', 'error CD-1105 TA105 001 interchange IEA-2 @261']],
  ['counts with leading zeros', X12.replace('SE*5', 'SE*0005').replace('GE*1', 'GE*000001').replace('IEA*1*000000905', 'IEA*01*905'), X12_IDS, []],
  ['counts with blanks', X12.replace('SE*5', 'SE*5 ').replace('GE*1', 'GE* 1'), X12_IDS, ['error CD-1143 AK502 4 transaction SE-1 @240', 'error CD-1123 AK905 5 group GE-1 @251']],
  ['a count with a sign, and one with a decimal', X12.replace('SE*5', 'SE*+5').replace('GE*1', 'GE*1.0'), X12_IDS, ['error CD-1143 AK502 4 transaction SE-1 @240', 'error CD-1123 AK905 5 group GE-1 @251']],
  ['a control number of ten digits', X12.replaceAll('*17', '*1234567890'), X12_IDS, ['error CD-1124 AK905 6 group GS-6 @149']],
  ['a header in lower case', X12.replace('ISA', 'isa'), '', ['error CD-1002 transmission @0']],
  ['a trailer in lower case', X12.replace('SE*', 'se*'), 'ISA GS ST BEG PO1 CTT se GE IEA', ['error CD-1141 AK502 2 transaction ST @161']],
  ['TA1 within a group', X12.replace(SET, `TA1*000000412*261121*0900*A*000~${SET}`), 'ISA GS TA1 ST BEG PO1 CTT SE GE IEA', ['error CD-1126 group TA1 @161']],
  ['TA1 behind the groups', X12.replace(IEA, `TA1*000000412*261121*0900*A*000~${IEA}`), 'ISA GS ST BEG PO1 CTT SE GE TA1 IEA', ['warning CD-1108 interchange TA1 @255']],
  ['a release character before version 00704', X12.replace('GS*', 'ISX*?~GS*'), 'ISA ISX GS ST BEG PO1 CTT SE GE IEA', ['error CD-1109 TA105 024 interchange ISX-1 @110']],
  ['wrapped at 80 columns, the last line filled with blanks', `${wrapped(X12, 80, '\n').padEnd(324)}\n`, X12_IDS, ['warning CD-1306 interchange ISA @0']],
  ['a record of 120 characters for each segment', X12.replace(/[^~]+~/g, (segment) => `${segment.padEnd(120)}\r\n`), X12_IDS, ['warning CD-1306 interchange ISA @0', 'warning CD-1305 interchange @106']],
  ['a record of 120 characters for each segment, without line breaks', X12.replace(/[^~]+~/g, (segment) => (segment.startsWith('ISA') ? segment : segment.padEnd(120))), X12_IDS, ['warning CD-1305 interchange @161']],
  ['a group in a group', X12.replace(SET, GS + SET), 'ISA GS GS ST BEG PO1 CTT SE GE IEA', ['error CD-1121 AK905 3 group GS @106', 'error CD-1125 AK905 19 group GS-6 @204', 'error CD-1106 TA105 021 interchange IEA-1 @314']],
  ['an interchange in an interchange', X12.replace(GS, ISA.replace('905', '906') + GS), 'ISA ISA GS ST BEG PO1 CTT SE GE IEA', ['error CD-1104 TA105 023 interchange @106', 'error CD-1105 TA105 001 interchange IEA-2 @367']],
  ['a transaction in a transaction', X12.replace('CTT*1~', 'ST*850*0002~'), 'ISA GS ST BEG PO1 ST SE GE IEA', ['error CD-1141 AK502 2 transaction ST @161', 'error CD-1143 AK502 4 transaction SE-1 @246', 'error CD-1142 AK502 3 transaction SE-2 @248', 'error CD-1123 AK905 5 group GE-1 @256']],
  ['IEA twice', X12 + IEA, X12_IDS, ['error CD-1003 transmission @271']],
  ['GE twice', X12.replace(GE, GE + GE), 'ISA GS ST BEG PO1 CTT SE GE GE IEA', ['error CD-1107 TA105 024 interchange GE @255']],
  ['SE twice', X12.replace('~GE', '~SE*5*0001~GE'), 'ISA GS ST BEG PO1 CTT SE SE GE IEA', ['error CD-1126 group SE @247']],
  ['no group', ISA + SET + IEA, 'ISA ST BEG PO1 CTT SE IEA', ['error CD-1107 TA105 024 interchange ST @106', 'error CD-1106 TA105 021 interchange IEA-1 @196']],
  ['no ISA', GS + SET + GE + IEA, '', ['error CD-1002 transmission @0']],
  ['other delimiters in the second interchange', X12 + X12.replaceAll('*', '|').replaceAll('~', '\n').replace('>', ':'), `${X12_IDS} ${X12_IDS}`, []],
  ['NULs between segments', X12.replace('GS*', '\0\0GS*'), 'ISA \0\0GS ST BEG PO1 CTT SE GE IEA', ['error CD-1107 TA105 024 interchange \0\0GS @106', 'error CD-1107 TA105 024 interchange ST @163', 'error CD-1106 TA105 021 interchange IEA-1 @261']],
  ['LF CR behind every terminator, and blank lines', X12.replaceAll('~', '~\n\r\n\r'), X12_IDS, []],
  ['CR LF as the terminator, once LF alone', X12.replaceAll('~', '\r\n').replace('CTT*1\r', 'CTT*1'), 'ISA GS ST BEG PO1 CTT GE IEA', ['error CD-1161 AK403 6, IK403 6 element CTT-1 @241', 'error CD-1141 AK502 2 transaction ST @163']],
  ['a tab behind every terminator', X12.replaceAll('~', '~\t'), X12_IDS, ['warning CD-1305 interchange @106']],
  ['the component separator in the tag of a data segment', X12.replace('CTT*', 'CTT>X*'), X12_IDS, ['error CD-1164 AK304 1, IK304 1 segment CTT @231']],
  ['the component separator in the tag of a trailer', X12.replace('SE*', 'SE>*'), X12_IDS, ['error CD-1111 TA105 022 interchange SE @237']],
  ['UTF-16 with a byte order mark', `\xff\xfe${[...X12].join('\0')}\0`, '', ['error CD-1002 transmission @0']],
  ['UTF-16 without one', `\0${[...X12].join('\0')}`, '', ['error CD-1002 transmission @0']],
  ['EBCDIC', '\xc9\xe2\xc1\x5c\xf0\xf0\x5c', '', ['error CD-1002 transmission @0']],
  ['a page of HTML around it', `<html><pre>${X12}</pre></html>`, X12_IDS, ['error CD-1003 transmission @0', 'error CD-1003 transmission @282']],
  ['quotation marks around it', `"${X12}"`, X12_IDS, ['error CD-1003 transmission @0', 'error CD-1003 transmission @272']],
  ['HL7', 'MSH|^~\\&|A|B|C|D|20261122||ADT^A01|1|P|2.5\r', '', ['error CD-1002 transmission @0']],
  ['a segment without elements', X12.replace('CTT*1~', 'LS~'), X12_IDS.replace('CTT', 'LS'), []],
  ['headers as data', X12.replace('SA*4711', 'ISA*IEA').replace('*EA*', '*GS*'), X12_IDS, []],
  ['a tag that begins like a header', X12.replace('CTT*1~', 'ISAC*1~'), X12_IDS.replace('CTT', 'ISAC'), []],
  ['a control character as the terminator, one as the separator', X12.replaceAll('~', '\x1c').replaceAll('*', '\x1d'), X12_IDS, []],
  ['brackets and a circumflex as delimiters', version('00501', '005010').replaceAll('*', '[').replaceAll('>', '\\').replaceAll('~', ']'), X12_IDS, []],
]; // prettier-ignore

const SAMPLES_EDIFACT: readonly Sample[] = [
  ['as it should be', EDIFACT, EDIFACT_IDS, []],
  ['a byte order mark and blank lines', `\xef\xbb\xbf\n\n${EDIFACT}`, EDIFACT_IDS, ['warning CD-1004 transmission @0', 'warning CD-1005 transmission @0']],
  ['CR LF behind every terminator', EDIFACT.replaceAll("'", "'\r\n"), EDIFACT_IDS, []],
  ['LF as the terminator, by UNA', `UNA:+.? \n${EDIFACT.replaceAll("'", '\n')}`, `UNA ${EDIFACT_IDS}`, []],
  ['wrapped at 80 columns by CR LF', wrapped(EDIFACT, 80, '\r\n'), EDIFACT_IDS, ['warning CD-1306 interchange UNH @80']],
  ['wrapped at 35 columns by LF, UNB too', wrapped(EDIFACT, 35, '\n'), EDIFACT_IDS, ['warning CD-1306 interchange UNB @0']],
  ['a blank as the decimal mark', `UNA:+ ? '${EDIFACT}`, `UNA ${EDIFACT_IDS}`, []],
  ['UNA on a line of its own', `UNA:+.? '\r\n${EDIFACT}`, `UNA ${EDIFACT_IDS}`, []],
  ['UNA without UNB', `UNA:+.? '${MESSAGE}`, '', ['error CD-1002 transmission @0']],
  ['UNB with priority, agreement and test flag', EDIFACT.replace("+905'", "+905++ORDERS+A+1+EANCOM+1'"), EDIFACT_IDS, []],
  ['an interactive interchange', "UIB+UNOA:4+DLG1+++4001234000008:14+5412345000013:14+20261122:1030'UIZ+DLG1+1'", '', ['error CD-1002 transmission @0']],
  ['groups', `${UNB}UNG+ORDERS+A+B+261122:1030+7+UN+D:96A'${MESSAGE}UNE+1+7'${UNZ}`, 'UNB UNG UNH BGM LIN UNT UNE UNZ', []],
  ['an empty interchange', `${UNB}UNZ+0+905'`, 'UNB UNZ', ['error CD-1204 0085 32 interchange UNZ @61']],
  ['syntax 4 with repetitions', EDIFACT.replace('UNOC:3', 'UNOC:4').replace('261122', '20261122').replace('4711', '4711*4712'), EDIFACT_IDS, []],
  ['no UNZ', UNB + MESSAGE, EDIFACT_IDS.replace(' UNZ', ''), ['error CD-1201 0085 13 interchange @130']],
  ['no UNT', EDIFACT.replace("UNT+4+1'", ''), EDIFACT_IDS.replace(' UNT', ''), ['error CD-1241 0085 13 transaction UNH @61']],
  ['a wrong count in UNT', EDIFACT.replace('UNT+4', 'UNT+5'), EDIFACT_IDS, ['error CD-1243 0085 29 transaction UNT-1 @126']],
  ['a wrong count in UNZ', EDIFACT.replace('UNZ+1', 'UNZ+2'), EDIFACT_IDS, ['error CD-1203 0085 29 interchange UNZ-1 @134']],
  ['an end-of-file mark and NULs', `${EDIFACT}\r\n\x1a\0\0`, EDIFACT_IDS, ['warning CD-1006 transmission @140']],
  ['a syntax identifier of nobody', EDIFACT.replace('UNOC:3', 'IATA:1'), EDIFACT_IDS, ['warning CD-1209 0085 14 interchange UNB-1 @4']],
  ['two interchanges with junk between', `${EDIFACT}*** end ***\n${EDIFACT.replaceAll('905', '906')}`, `${EDIFACT_IDS} ${EDIFACT_IDS}`, ['error CD-1003 transmission @140']],
  ['a mail header before UNB', `From: edi@nordmarkt.example\n\n${EDIFACT}`, EDIFACT_IDS, ['error CD-1003 transmission @0']],
  ['a blank release character', `UNA:+.  '${EDIFACT.replace('4711', '47?11')}`, `UNA ${EDIFACT_IDS}`, []],
  ['a version number of two characters', EDIFACT.replace('UNOC:3', 'UNOC:04'), EDIFACT_IDS, []],
  ['X12 behind it, an end-of-file mark between', `${EDIFACT}\x1a${X12}`, `${EDIFACT_IDS} ${X12_IDS}`, ['warning CD-1006 transmission @140']],
  ['a service string of unusual characters', `UNA|^.\\*~${EDIFACT.replaceAll(':', '|').replaceAll('+', '^').replaceAll("'", '~')}`, `UNA ${EDIFACT_IDS}`, []],
  ['a service string of control characters', `UNA\x1f\x1d.\x1b \x1c${EDIFACT.replaceAll(':', '\x1f').replaceAll('+', '\x1d').replaceAll("'", '\x1c')}`, `UNA ${EDIFACT_IDS}`, []],
  ['a service string of letters', `UNAAB.C D${EDIFACT}`, EDIFACT_IDS, ['error CD-1003 transmission @0']],
  ['a service string with one character twice', `UNA++.? '${EDIFACT}`, EDIFACT_IDS, ['error CD-1003 transmission @0']],
  ['a service string that lacks a character', `UNA:+.?'${EDIFACT}`, EDIFACT_IDS, ['error CD-1003 transmission @0']],
  ['UNA twice', `UNA:+.? 'UNA:+.? '${EDIFACT}`, `UNA ${EDIFACT_IDS}`, ['error CD-1003 transmission @0']],
  ['UNA within a message', EDIFACT.replace('LIN+', "UNA:+.? 'LIN+"), 'UNB UNH BGM UNA LIN UNT UNZ', ['error CD-1245 0085 34 transaction UNA @98', 'error CD-1243 0085 29 transaction UNT-1 @135']],
  ['UNA before the second interchange only', `${EDIFACT}UNA:+.? '${EDIFACT}`, 'UNB UNH BGM LIN UNT UNZ UNA UNB UNH BGM LIN UNT UNZ', []],
  ['UNA before the first interchange only', `UNA|^.? ~${EDIFACT.replaceAll(':', '|').replaceAll('+', '^').replaceAll("'", '~')}${EDIFACT}`, 'UNA UNB UNH BGM LIN UNT UNZ UNB UNH BGM LIN UNT UNZ', []],
  ['CR LF as the terminator, by UNA', `UNA:+.? \r\n${EDIFACT.replaceAll("'", '\r\n')}`, `UNA ${EDIFACT_IDS}`, []],
  ['a comma as the decimal mark', `UNA:+,? '${EDIFACT}`, `UNA ${EDIFACT_IDS}`, []],
  ['a terminator beyond ASCII', `UNA:+.? \xa7${EDIFACT.replaceAll("'", '\xa7')}`, `UNA ${EDIFACT_IDS}`, []],
  ['a header in lower case', EDIFACT.replace('UNB', 'unb'), '', ['error CD-1002 transmission @0']],
  ['a syntax version that nobody knows', EDIFACT.replace('UNOC:3', 'UNOC:9'), EDIFACT_IDS, ['warning CD-1210 0085 2 interchange UNB-1 @9']],
  ['no syntax version', EDIFACT.replace('UNOC:3', 'UNOC'), EDIFACT_IDS, ['warning CD-1208 0085 13 interchange UNB-1 @4']],
  ['no syntax identifier', EDIFACT.replace('UNOC:3', ''), '', ['error CD-1002 transmission @0']],
  ['escape sequences under UNOX', EDIFACT.replace('UNOC:3', 'UNOX:4').replace('4711', "\x1b$B%'\x1b(B"), 'UNB UNH BGM (B LIN UNT UNZ', ['error CD-1211 0085 46 interchange BGM @91', 'error CD-1243 0085 29 transaction UNT-1 @130']],
  ['a group without a message', `${UNB}UNG+ORDERS+A+B+261122:1030+7+UN+D:96A'UNE+0+7'${UNZ}`, 'UNB UNG UNE UNZ', ['error CD-1226 0085 32 group UNE @99']],
  ['a group without UNE', `${UNB}UNG+ORDERS+A+B+261122:1030+7+UN+D:96A'${MESSAGE}${UNZ}`, 'UNB UNG UNH BGM LIN UNT UNZ', ['error CD-1221 0085 13 group UNG @61']],
  ['an interactive interchange behind UNA', "UNA:+.? 'UIB+UNOA:4+DLG1'UIH+SCRIPT+1'UIT+1+2'UIZ+DLG1+1'", '', ['error CD-1002 transmission @0']],
  ['an interactive interchange behind a batch one', `${EDIFACT}UIB+UNOA:4+DLG1'UIZ+DLG1+1'`, EDIFACT_IDS, ['error CD-1003 transmission @140']],
  ['counts with leading zeros', EDIFACT.replace('UNT+4', 'UNT+004').replace('UNZ+1', 'UNZ+0001'), EDIFACT_IDS, []],
  ['a count with a blank', EDIFACT.replace('UNT+4', 'UNT+4 '), EDIFACT_IDS, ['error CD-1243 0085 29 transaction UNT-1 @126']],
  ['a reference with leading zeros', EDIFACT.replace('UNZ+1+905', 'UNZ+1+0905'), EDIFACT_IDS, ['error CD-1202 0085 28 interchange UNZ-2 @136']],
  ['a reference of two components', EDIFACT.replace('UNH+1+', 'UNH+1:2+'), EDIFACT_IDS, ['error CD-1242 0085 28 transaction UNT-2 @130']],
  ['a release character before the line break of a wrapped line', wrapped(EDIFACT.replace('4711', "47?'11"), 76, '\r\n'), EDIFACT_IDS, ['warning CD-1306 interchange UNH @76']],
  ['a last terminator that lacks', EDIFACT.slice(0, -1), EDIFACT_IDS, ['warning CD-1303 interchange UNZ @130']],
  ['cut within a segment', EDIFACT.slice(0, 110), 'UNB UNH BGM', ['error CD-1302 TA105 023, 0085 13 interchange LIN @98', 'error CD-1241 0085 13 transaction UNH @61', 'error CD-1201 0085 13 interchange @110']],
  ['UNB twice', UNB + EDIFACT, 'UNB UNB UNH BGM LIN UNT UNZ', ['error CD-1201 0085 13 interchange @61']],
  ['UNB on lines of its own', EDIFACT.replace('UNB+', 'UNB\r\n+'), EDIFACT_IDS, ['warning CD-1306 interchange UNB @0']],
  ['a doubled terminator as data', EDIFACT.replace('4711', "O''Neil"), 'UNB UNH BGM Neil LIN UNT UNZ', ['warning CD-1304 segment @93', 'error CD-1243 0085 29 transaction UNT-1 @129']],
  ['an object that holds service characters', EDIFACT.replace(UNZ, "UNO+P1+AAE:1+1+5'~'+:?UNP+5+P1'UNZ+2+905'"), 'UNB UNH BGM LIN UNT UNO UNP UNZ', []],
  ['the same interchange in UTF-16', `\xfe\xff\0${[...EDIFACT].join('\0')}`, '', ['error CD-1002 transmission @0']],
  ['TRADACOMS', "STX=ANA:1+5000000000000:X+5000000000001:Y+261122:103000+000001'END=0'", '', ['error CD-1002 transmission @0']],
  ['a segment without elements', EDIFACT.replace('LIN+1++5412345001010:EN', 'UNS'), EDIFACT_IDS.replace('LIN', 'UNS'), []],
  ['headers as data', EDIFACT.replace('4711', 'UNB').replace('5412345001010', 'UNZ'), EDIFACT_IDS, []],
  ['a tag that begins like a header', EDIFACT.replace('LIN+', 'UNBX+'), EDIFACT_IDS.replace('LIN', 'UNBX'), []],
  ['Windows-1252 under UNOC', EDIFACT.replace('4711', '\x80\x93x\x94'), EDIFACT_IDS, []],
  ['UTF-8 under UNOA', EDIFACT.replace('UNOC', 'UNOA').replace('4711', 'M\xc3\xbcller'), EDIFACT_IDS, []],
]; // prettier-ignore

describe.each([
  ['X12', SAMPLES_X12],
  ['EDIFACT', SAMPLES_EDIFACT],
])('%s as it comes', (_, samples) => {
  it.each(samples)('%s', (_name, text, ids, failures) => {
    const bytes = Buffer.from(text, 'latin1');
    for (const size of [bytes.length, 1, 13]) {
      const log = EventLog.of(lending, chunked(bytes, size));
      expect(log.failures.map(summary)).toEqual(failures);
      expect(log.segments.map(({ id }) => id).join(' ')).toBe(ids);
    }
  });
});

/** The switching reader keeps what it is given: each chunk is a copy. */
function lending(...[handler, options]: Parameters<typeof createReader>): ReturnType<typeof createReader> {
  const reader = createReader(handler, options);
  return { write: (chunk) => reader.write(Uint8Array.from(chunk)), end: () => reader.end() };
}
