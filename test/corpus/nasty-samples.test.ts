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
