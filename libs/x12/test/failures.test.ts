import { describe, expect, it } from '@jest/globals';
import { createX12Reader } from '@app/x12';
import { chunked, EventLog, summary } from '../../../test/corpus/event-log.js';
import { BEG, GE, GS, IEA, ISA, isaWith, SE, SOUND, ST } from './x12-text.js';

function failuresOf(text: string, options = {}): string[] {
  return EventLog.of(createX12Reader, [Buffer.from(text, 'latin1')], options).failures.map(summary);
}

const without = (part: string) => SOUND.replace(part, '');
const twoSets = (second: string) => ISA + GS + ST + BEG + SE + second + 'GE*2*7~' + IEA;
const FIXED = 106;

describe('what breaks a rule of the X12 envelope', () => {
  const cases: readonly (readonly [name: string, text: string, failures: readonly string[]])[] = [
    ['nothing', SOUND, []],
    ['an empty transmission', '', ['error CD-1001 transmission @0']],
    ['blanks alone', ' \r\n\n', ['error CD-1001 transmission @0']],
    ['something else', 'Hello, world', ['error CD-1002 transmission @0']],
    ['an ISA cut at 105 characters', ISA.slice(0, 105), ['error CD-1002 transmission @0']],
    ['junk before', `JUNK ${SOUND}`, ['error CD-1003 transmission @0']],
    ['junk behind', `${SOUND}\nJUNK`, ['error CD-1003 transmission @236']],
    ['a byte order mark', `ï»¿${SOUND}`, ['warning CD-1004 transmission @0']],
    ['blank lines before', `\r\n\r\n${SOUND}`, ['warning CD-1005 transmission @0']],
    ['NULs behind', `${SOUND}\n\0\0\0`, ['warning CD-1006 transmission @236']],
    ['ISA without padding', SOUND.replaceAll(/ +/g, ''), ['error CD-1101 TA105 022 interchange ISA @0', 'error CD-1102 TA105 006 interchange ISA-6 @0'].slice(0, 1)],
    ['a wrong ISA date', SOUND.replace('*260301*0930', '*261301*0930'), ['error CD-1102 TA105 014 interchange ISA-9 @70']],
    ['a wrong ISA time', SOUND.replace('*260301*0930', '*260301*2530'), ['error CD-1102 TA105 015 interchange ISA-10 @77']],
    ['a blank sender', SOUND.replace('ACMERETAIL     ', ' '.repeat(15)), ['error CD-1102 TA105 006 interchange ISA-6 @35']],
    ['a control number that is none', SOUND.replaceAll('000000412', '00000A412'), ['error CD-1102 TA105 018 interchange ISA-13 @90']],
    ['an unknown usage', SOUND.replace('*P*>', '*X*>'), ['error CD-1102 TA105 020 interchange ISA-15 @102']],
    ['a letter as component separator', SOUND.replace('*P*>', '*P*A'), ['error CD-1103 TA105 027 interchange ISA-16 @104']],
    ['no IEA', without(IEA), ['error CD-1104 TA105 023 interchange @220']],
    ['another number in IEA02', SOUND.replace(IEA, 'IEA*1*000000413~'), ['error CD-1105 TA105 001 interchange IEA-2 @226']],
    ['IEA02 without its zeros', SOUND.replace(IEA, 'IEA*1*412~'), []],
    ['a wrong IEA01', SOUND.replace(IEA, 'IEA*2*000000412~'), ['error CD-1106 TA105 021 interchange IEA-1 @224']],
    ['a segment outside of groups', SOUND.replace(GS, `REF*DP*1~REF*DP*2~${GS}`), ['error CD-1107 TA105 024 interchange REF @106']],
    ['a TA1 before the group', SOUND.replace(GS, `TA1*000000001*260301*0930*A*000~${GS}`), []],
    ['a TA1 behind the group', SOUND.replace(IEA, `TA1*000000001*260301*0930*A*000~${IEA}`), ['warning CD-1108 interchange TA1 @220']],
    ['an ISX before its time', SOUND.replace(GS, `ISX*?~${GS}`), ['error CD-1109 TA105 024 interchange ISX-1 @110']],
    ['the terminator within ISA', SOUND.replace('HARBORGOODS    ', 'HARBOR~GOODS   '), ['error CD-1110 TA105 008 interchange ISA-8 @54']],
    ['a wrapped ISA of 105 characters and a line break', SOUND.replace('HARBORGOODS    ', 'HARBORGOODS   ').replace(/[^]{60}/g, '$&\n'), ['error CD-1101 TA105 022 interchange ISA @0', 'warning CD-1306 interchange ISA @0']],
    ['a line break within ISA', SOUND.replace('ACMERETAIL     ', 'ACME\nRETAIL    '), ['error CD-1110 TA105 006 interchange ISA-6 @35']],
    ['the terminator within ISA02', SOUND.replace('*00*          ', '*00*~         '), ['error CD-1110 TA105 022 interchange ISA-2 @7']],
    ['a component separator in a tag', SOUND.replace(GE, 'GE>*1*7~'), ['error CD-1111 TA105 022 interchange GE @213']],
    ['an ISA within a transaction that is no header', SOUND.replace(SE, 'ISA*00*1~SE*4*0001~'), ['error CD-1147 AK502 5, IK502 5 transaction ISA @203']],
    ['no GE', without(GE), ['error CD-1121 AK905 3 group GS @106']],
    ['another number in GE02', SOUND.replace(GE, 'GE*1*8~'), ['error CD-1122 AK905 4 group GE-2 @218']],
    ['GE02 with zeros', SOUND.replace(GE, 'GE*1*007~'), []],
    ['a wrong GE01', SOUND.replace(GE, 'GE*2*7~'), ['error CD-1123 AK905 5 group GE-1 @216']],
    ['GS06 that is no number', SOUND.replace('*7*X*', '*A7*X*').replace('GE*1*7', 'GE*1*A7'), ['error CD-1124 AK905 6 group GS-6 @149']],
    ['two groups of one number', ISA + (GS + ST + BEG + SE + GE).repeat(2) + 'IEA*2*000000412~', ['error CD-1125 AK905 19 group GS-6 @263']],
    ['a segment between GS and ST', SOUND.replace(ST, `REF*DP*1~${ST}`), ['error CD-1126 group REF @160']],
    ['no SE', without(SE), ['error CD-1141 AK502 2 transaction ST @160']],
    ['another number in SE02', SOUND.replace(SE, 'SE*3*0002~'), ['error CD-1142 AK502 3 transaction SE-2 @208']],
    ['SE02 without its zeros', SOUND.replace(SE, 'SE*3*1~'), ['error CD-1142 AK502 3 transaction SE-2 @208']],
    ['a wrong SE01', SOUND.replace(SE, 'SE*4*0001~'), ['error CD-1143 AK502 4 transaction SE-1 @206']],
    ['ST01 too short', SOUND.replace('ST*850', 'ST*85'), ['error CD-1144 AK502 6 transaction ST-1 @163']],
    ['ST02 too short', SOUND.replaceAll('0001~', '001~').replace('*SA*', '*SA*'), ['error CD-1145 AK502 7 transaction ST-2 @167']],
    ['ST02 twice', twoSets(ST + BEG + SE), ['error CD-1146 AK502 7, AK502 23 transaction ST-2 @220']],
    ['a line break in data', SOUND.replace('4500012345', '45000\n12345*A*').replace('SE*', '\nREF*1~SE*').replace('SE*3', 'SE*4').replace('REF*1~', '\nREF*1~'), ['error CD-1161 AK403 6, IK403 6 element BEG-3 @187']],
    ['a byte that no character has', SOUND.replace('4500012345', 'M\x81ller'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element BEG-3 @183']],
    ['a character of Windows-1252', SOUND.replace('4500012345', 'M\xfcller'), []],
    ['a character of UTF-8', SOUND.replace('4500012345', 'M\xc3\xbcller'), []],
    ['a byte that no character has, in GS', SOUND.replace('GS*PO*ACMERETAIL', 'GS*PO*ACM\x90'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element GS-2 @115']],
    ['any byte in a binary object', SOUND.replace(BEG, 'BIN*5*\x81\x8d\xff\x90\x9d~'), []],
    ['a BIN of a wrong length', SOUND.replace(BEG, 'BIN*5*1234567~'), ['error CD-1163 AK304 8, IK304 8 segment BIN-1 @176']],
    ['a BIN of no length', SOUND.replace(BEG, 'BIN*A*1234567~'), ['error CD-1163 AK304 8, IK304 8 segment BIN-1 @176']],
    ['a cut within a segment', ISA + GS + ST + 'BEG*00*S', ['error CD-1302 TA105 023, 0085 13 interchange BEG @172', 'error CD-1141 AK502 2 transaction ST @160', 'error CD-1121 AK905 3 group GS @106', 'error CD-1104 TA105 023 interchange @180']],
    ['IEA without its terminator', SOUND.slice(0, -1), ['warning CD-1303 interchange IEA @220']],
    ['an empty segment', SOUND.replace(SE, `~${SE}`), ['warning CD-1304 segment @203']],
    ['indented segments', SOUND.replace(BEG, `\n  ${BEG}\n\t`), ['warning CD-1305 interchange @173']],
  ]; // prettier-ignore

  it.each(cases)('%s', (_, text, failures) => {
    expect(failuresOf(text)).toEqual(failures);
    const bytes = Buffer.from(text, 'latin1');
    const single = EventLog.of(
      createX12Reader,
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
    );
    expect(single.failures.map(summary)).toEqual(failures);
  });

  it('fixed length of the ISA used above', () => {
    expect(ISA).toHaveLength(FIXED);
    expect(isaWith({ 13: '000000999' })).toHaveLength(FIXED);
  });
});

describe('what is too long', () => {
  it('refuses a segment, counts it, and reads on', () => {
    const text = SOUND.replace(BEG, `${BEG}NTE*ADD*${'A'.repeat(500)}~`).replace('SE*3', 'SE*4');
    for (const size of [1, 7, 100, 10_000]) {
      const bytes = Buffer.from(text);
      const log = EventLog.of(createX12Reader, chunked(bytes, size), { maxSegmentBytes: 200 });
      expect(log.failures.map(summary)).toEqual(['error CD-1307 AK502 5, IK502 5, 0085 39 transaction @203']);
      expect(log.failures[0]?.message).toBe(
        'A segment of 508 bytes is longer than the 200 allowed; it is passed over.',
      );
      expect(log.segments.map(({ id }) => id)).toEqual(['ISA', 'GS', 'ST', 'BEG', 'SE', 'GE', 'IEA']);
    }
  });

  it('refuses a binary object, whatever it holds', () => {
    const object = '~SE*9*9~'.repeat(50);
    const text = SOUND.replace(BEG, `BIN*400*${object}~`);
    expect(failuresOf(text, { maxSegmentBytes: 200 })).toEqual([
      'error CD-1307 AK502 5, IK502 5, 0085 39 transaction @172',
    ]);
  });

  it('refuses the rest of a transaction and reads the next', () => {
    const long = ST + BEG + 'REF*DP*00000000001~'.repeat(5) + 'SE*8*0001~';
    const text = ISA + GS + long + 'ST*850*0002~' + BEG + 'SE*3*0002~' + 'GE*2*7~' + IEA;
    const log = EventLog.of(createX12Reader, [Buffer.from(text)], { maxTransactionBytes: 90 });
    expect(log.failures.map(summary)).toEqual(['error CD-1308 AK502 5, IK502 5, 0085 39 transaction ST @160']);
    expect(log.segments.map(({ id }) => id)).toEqual(
      ['ISA', 'GS', 'ST', 'BEG', 'REF', 'REF', 'SE', 'ST', 'BEG', 'SE', 'GE', 'IEA'], // prettier-ignore
    );
  });
});

describe('what is broken costs itself only', () => {
  it('a transaction without SE leaves its neighbours', () => {
    const text = ISA + GS + ST + BEG + 'ST*850*0002~' + BEG + 'SE*3*0002~' + 'GE*2*7~' + IEA;
    const log = EventLog.of(createX12Reader, [Buffer.from(text)]);
    expect(log.failures.map(summary)).toEqual(['error CD-1141 AK502 2 transaction ST @160']);
    expect(log.events.filter(([event]) => event === 'transaction end')).toEqual([
      ['transaction end', { byteOffset: 160, byteLength: 43, closed: false, segmentCount: 2 }],
      ['transaction end', { byteOffset: 203, byteLength: 53, closed: true, segmentCount: 3 }],
    ]);
  });

  it('an interchange without IEA leaves the next, whatever its delimiters', () => {
    const next = SOUND.replaceAll('*', '|').replaceAll('~', "'").replaceAll('000000412', '000000413');
    const log = EventLog.of(createX12Reader, [Buffer.from(SOUND.replace(IEA, '') + next)]);
    expect(log.failures.map(summary)).toEqual(['error CD-1104 TA105 023 interchange @220']);
    expect(log.segments.map(({ id }) => id).join(' ')).toBe('ISA GS ST BEG SE GE ISA GS ST BEG SE GE IEA');
  });

  it('an interchange cut within a segment leaves the next', () => {
    const cut = ISA + GS + ST + 'BEG*00*SA*45000';
    const log = EventLog.of(createX12Reader, [Buffer.from(cut + SOUND)]);
    expect(log.failures.map(({ code }) => code)).toEqual(['CD-1302', 'CD-1141', 'CD-1121', 'CD-1104']);
    expect(log.segments.map(({ id }) => id).join(' ')).toBe('ISA GS ST ISA GS ST BEG SE GE IEA');
    expect(log.segments[3]?.byteOffset).toBe(cut.length);
  });
});
