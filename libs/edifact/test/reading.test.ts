import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEdifactReader } from '@app/edifact';
import { chunked, EventLog, summary } from '../../../test/corpus/event-log.js';

const UNB = "UNB+UNOC:3+4001234000008:14+5412345000013:14+260301:0930+88'";
const UNH = "UNH+1+ORDERS:D:96A:UN:EAN008'";
const BGM = "BGM+220+4500012345+9'";
const UNT = "UNT+3+1'";
const UNZ = "UNZ+1+88'";
const SOUND = UNB + UNH + BGM + UNT + UNZ;
const UNG = "UNG+ORDERS+4001234000008+5412345000013+260301:0930+G1+UN+D:96A'";
const UNE = "UNE+1+G1'";
const GROUPED = UNB + UNG + UNH + BGM + UNT + UNE + UNZ;

const read = (text: string, encoding: BufferEncoding = 'latin1', options = {}) =>
  EventLog.of(createEdifactReader, [Buffer.from(text, encoding)], options);
const withLine = (line: string) => SOUND.replace(UNT, `${line}UNT+4+1'`);
const lineOf = (log: EventLog) => log.segments.at(-3)?.elements;

describe('reading EDIFACT', () => {
  it('tells of a sound interchange in the order of the bytes', () => {
    expect(read(`UNA:+,? '${GROUPED}`).events).toEqual([
      ['interchange', {
        standard: 'edifact', ordinal: 1, control: '88', version: 'UNOC:3', date: '260301', time: '0930',
        sender: { qualifier: '14', id: '4001234000008' }, receiver: { qualifier: '14', id: '5412345000013' },
        test: false, acknowledgmentRequested: false, byteOffset: 0,
        delimiters: { element: '+', component: ':', release: '?', terminator: "'", decimal: ',' },
      }, 9],
      ['segment', { id: 'UNA', ordinal: 1, position: null, byteOffset: 0, byteLength: 9, elements: [":+,? '"] }],
      ['segment', { id: 'UNB', ordinal: 2, position: null, byteOffset: 9, byteLength: 59, elements: [['UNOC', '3'], ['4001234000008', '14'], ['5412345000013', '14'], ['260301', '0930'], '88'] }],
      ['group', { ordinal: 1, functionalId: 'ORDERS', sender: '4001234000008', receiver: '5412345000013', control: 'G1', version: 'D.96A' }, 69],
      ['segment', { id: 'UNG', ordinal: 3, position: null, byteOffset: 69, byteLength: 62, elements: ['ORDERS', '4001234000008', '5412345000013', ['260301', '0930'], 'G1', 'UN', ['D', '96A']] }],
      ['transaction', { ordinal: 1, type: 'ORDERS', control: '1', version: 'D.96A', association: 'EAN008', byteOffset: 132 }, 132],
      ['segment', { id: 'UNH', ordinal: 4, position: 1, byteOffset: 132, byteLength: 28, elements: ['1', ['ORDERS', 'D', '96A', 'UN', 'EAN008']] }],
      ['segment', { id: 'BGM', ordinal: 5, position: 2, byteOffset: 161, byteLength: 20, elements: ['220', '4500012345', '9'] }],
      ['segment', { id: 'UNT', ordinal: 6, position: 3, byteOffset: 182, byteLength: 7, elements: ['3', '1'] }],
      ['transaction end', { byteOffset: 132, byteLength: 58, closed: true, segmentCount: 3 }],
      ['segment', { id: 'UNE', ordinal: 7, position: null, byteOffset: 190, byteLength: 8, elements: ['1', 'G1'] }],
      ['group end', { byteOffset: 69, byteLength: 130, closed: true, transactionCount: 1, declaredCount: '1' }],
      ['segment', { id: 'UNZ', ordinal: 8, position: null, byteOffset: 199, byteLength: 8, elements: ['1', '88'] }],
      ['interchange end', { byteOffset: 0, byteLength: 208, closed: true, groupCount: 1, transactionCount: 1 }],
    ]); // prettier-ignore
  });

  it('reads routing addresses, the test indicator and the request for an acknowledgment', () => {
    const unb = "UNB+UNOC:3+A:14:R1+B:14:R2+260301:0930+88++++1++1'";
    expect(read(SOUND.replace(UNB, unb)).events[0]?.[1]).toMatchObject({
      sender: { id: 'A', qualifier: '14', routing: 'R1' },
      receiver: { id: 'B', qualifier: '14', routing: 'R2' },
      test: true,
      acknowledgmentRequested: true,
    });
  });

  it('resolves release characters, before a terminator too', () => {
    const log = read(withLine("FTX+AAI+++O?'NEIL ?+ SONS??:A?:B'"));
    expect(log.failures).toEqual([]);
    expect(lineOf(log)).toEqual(['AAI', '', '', ["O'NEIL + SONS?", 'A:B']]);
  });

  it('has no release character where UNA leaves it blank', () => {
    const log = read(`UNA:+.  '${withLine("FTX+A?'")}`);
    expect(log.failures).toEqual([]);
    expect(lineOf(log)).toEqual(['A?']);
  });

  it('takes a UNA before a second UNB, and the defaults without one', () => {
    const second = SOUND.replaceAll("'", '~').replaceAll('+', '*').replaceAll('88', '89');
    const log = read(`${SOUND}UNA:*.? ~${second}${SOUND.replaceAll('88', '90')}`);
    expect(log.failures).toEqual([]);
    expect(log.segments.map(({ id }) => id).join(' ')).toBe(
      'UNB UNH BGM UNT UNZ UNA UNB UNH BGM UNT UNZ UNB UNH BGM UNT UNZ',
    );
  });

  it.each([
    ['UNOC:3', 'A*B'],
    ['UNOC:4', [['A'], ['B']]],
  ])('repeats elements only in syntax 4: %s', (syntax, element) => {
    expect(lineOf(read(withLine("FTX+A*B'").replace('UNOC:3', syntax)))).toEqual([element]);
  });

  it('takes the repetition separator from UNA in syntax 4, and leaves UNB whole', () => {
    const log = read(
      `UNA:+.?^'${withLine("FTX+A^B:C*D'").replace('UNOC:3', 'UNOC:4').replace('+88', '+8^8').replace('UNZ+1+88', 'UNZ+1+8^8')}`,
    );
    expect(log.segments[1]?.elements.at(-1)).toBe('8^8');
    expect(lineOf(log)).toEqual([[['A'], ['B', 'C*D']]]);
  });

  it('reads the repetition separator as data where that is agreed, beside another character set', () => {
    const file = withLine("FTX+A*B:\xb3?+'").replace('UNOC:3', 'UNOC:4');
    const log = EventLog.of(createEdifactReader, [Buffer.from(file, 'latin1')], {
      terms: () => ({ repetition: 'none', charset: 'iso-8859-2' }),
    });
    expect(lineOf(log)).toEqual([['A*B', 'ł+']]);
  });

  it('drops line breaks anywhere, also within tags and behind a release character', () => {
    const log = read(withLine("F\r\nTX+AA\nI++?\n'B\r\n'"));
    expect(log.failures.map(summary)).toEqual(['warning CD-1306 interchange FTX @111']);
    expect(log.segments.at(-3)).toMatchObject({ id: 'FTX', elements: ['AAI', '', "'B"] });
  });

  it('recognises a service tag that a line break splits', () => {
    const log = read(SOUND.replace('UNT', 'UN\nT').replace('UNZ', 'U\nNZ'));
    expect(log.failures.map(({ code }) => code)).toEqual(['CD-1306']);
    expect(log.events.at(-1)?.[1]).toMatchObject({ closed: true });
  });

  it('leaves the object of UNO alone and counts its package', () => {
    const object = "UNZ+1+1'\r\nUNT?'";
    const uno = `UNO+P1+AAE:1+1+${object.length}'${object}UNP+${object.length}+P1'`;
    const log = read(UNB + UNH + BGM + UNT + uno + "UNZ+2+88'");
    expect(log.failures).toEqual([]);
    expect(log.segments[4]?.elements).toEqual([
      'P1',
      ['AAE', '1'],
      '1',
      '15',
      { base64: Buffer.from(object).toString('base64') },
    ]);
    expect(log.segments[5]).toMatchObject({ id: 'UNP', elements: ['15', 'P1'] });
  });

  it('takes the segments between UNO and its object for its beginning', () => {
    const object = "USH+7:1'USA+1'UNZ+1+1'UNT?'";
    const uno = `UNO+P1+AAE:1+1+13:2'${object}UNP+13+P1'`;
    for (const size of [1000, 1]) {
      const log = EventLog.of(createEdifactReader, chunked(Buffer.from(`${UNB}${uno}UNZ+1+88'`), size));
      expect(log.failures).toEqual([]);
      expect(log.segments[1]?.elements.slice(3)).toEqual([
        ['13', '2'],
        { base64: Buffer.from(object).toString('base64') },
      ]);
    }
  });

  it('does not wait for ever for the end of UNO', () => {
    const log = read(`${UNB}UNO+P1${'+A'.repeat(100_000)}${SOUND}`, 'latin1', { maxSegmentBytes: 100_000 });
    expect(log.failures.map(({ code }) => code)).toContain('CD-1307');
  });

  it.each([
    ['UNOA', 'Größe', 'utf8', 'Größe'],
    ['UNOB', 'Größe', 'latin1', 'Größe'],
    ['UNOC', 'Gr\xf6\xdfe \x80', 'latin1', 'Größe €'],
    ['UNOD', '\xb3\xf3d\xbc', 'latin1', 'łódź'],
    ['UNOE', '\xbc\xde\xe1\xda\xd2\xd0', 'latin1', 'Москва'],
    ['UNOF', '\xc1\xe8\xde\xed\xe1', 'latin1', 'Αθήνα'],
    ['UNOK', '\xddstanbul', 'latin1', 'İstanbul'],
    ['UNOW', '東京', 'utf8', '東京'],
    ['UNOY', '東京', 'utf8', '東京'],
  ] as const)('decodes %s: %s', (level, text, encoding, decoded) => {
    const bytes = Buffer.concat([
      Buffer.from(UNB.replace('UNOC', level) + UNH + 'FTX+'),
      Buffer.from(text, encoding),
      Buffer.from("'" + UNT + UNZ),
    ]);
    for (const size of [1, 1000])
      expect(EventLog.of(createEdifactReader, chunked(bytes, size)).segments[2]?.elements).toEqual([decoded]);
  });
});

describe('what breaks a rule of the EDIFACT envelope', () => {
  const cases: readonly (readonly [name: string, text: string, failures: readonly string[]])[] = [
    ['nothing', SOUND, []],
    ['an empty transmission', '', ['error CD-1001 transmission @0']],
    ['a message without UNB', UNH + BGM + UNT, ['error CD-1002 transmission @0']],
    ['junk before', `JUNK${SOUND}`, ['error CD-1003 transmission @0']],
    ['a byte order mark and a blank line', `ï»¿\r\n${SOUND}`, ['warning CD-1004 transmission @0', 'warning CD-1005 transmission @0']],
    ['NULs behind', `${SOUND}\0\0`, ['warning CD-1006 transmission @127']],
    ['no UNZ', SOUND.replace(UNZ, ''), ['error CD-1201 0085 13 interchange @118']],
    ['another reference in UNZ', SOUND.replace(UNZ, "UNZ+1+89'"), ['error CD-1202 0085 28 interchange UNZ-2 @124']],
    ['UNZ with other zeros', SOUND.replace(UNZ, "UNZ+01+088'"), ['error CD-1202 0085 28 interchange UNZ-2 @125']],
    ['a wrong count in UNZ', SOUND.replace(UNZ, "UNZ+2+88'"), ['error CD-1203 0085 29 interchange UNZ-1 @122']],
    ['no message', UNB + "UNZ+0+88'", ['error CD-1204 0085 32 interchange UNZ @60']],
    ['messages within groups and outside', UNB + UNG + UNH + BGM + UNT + UNE + UNH + BGM + UNT + UNZ, ['error CD-1205 0085 30 interchange UNH @190']],
    ['a segment outside of messages', SOUND.replace(UNH, `BGM+1'BGM+2'${UNH}`), ['error CD-1206 0085 33 interchange BGM @60']],
    ['a UNT too many', SOUND.replace(UNZ, UNT + UNZ), ['error CD-1207 0085 34 interchange UNT @118']],
    ['no reference in UNT', SOUND.replace(UNT, "UNT+3'"), ['warning CD-1208 0085 13 interchange UNT-2 @115']],
    ['an unknown syntax level', SOUND.replace('UNOC', 'IATB'), ['warning CD-1209 0085 14 interchange UNB-1 @4']],
    ['no UNE', GROUPED.replace(UNE, ''), ['error CD-1221 0085 13 group UNG @60']],
    ['another reference in UNE', GROUPED.replace(UNE, "UNE+1+G2'"), ['error CD-1222 0085 28 group UNE-2 @187']],
    ['a wrong count in UNE', GROUPED.replace(UNE, "UNE+2+G1'"), ['error CD-1223 0085 29 group UNE-1 @185']],
    ['two groups of one reference', UNB + (UNG + UNH + BGM + UNT + UNE).repeat(2) + "UNZ+2+88'", ['error CD-1224 0085 26 group UNG-5 @241']],
    ['two types in a group', UNB + UNG + UNH + BGM + UNT + "UNH+2+INVOIC:D:96A:UN'UNT+2+2'UNE+2+G1'" + UNZ, ['error CD-1225 0085 31 group UNH-2 @187']],
    ['no UNT', SOUND.replace(UNT, ''), ['error CD-1241 0085 13 transaction UNH @60']],
    ['another reference in UNT', SOUND.replace(UNT, "UNT+3+2'"), ['error CD-1242 0085 28 transaction UNT-2 @116']],
    ['a wrong count in UNT', SOUND.replace(UNT, "UNT+4+1'"), ['error CD-1243 0085 29 transaction UNT-1 @114']],
    ['a count with zeros', SOUND.replace(UNT, "UNT+0003+1'"), []],
    ['a message reference twice', UNB + (UNH + BGM + UNT).repeat(2) + "UNZ+2+88'", ['error CD-1244 0085 26 transaction UNH-1 @122']],
    ['a byte that UTF-8 does not have', withLine("FTX+AAI++\xc3\xbc\xfc'").replace('UNOC', 'UNOY'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element FTX-3 @121']],
    ['a character cut in two under UNOW', withLine("FTX+AAI++\xc3'").replace('UNOC', 'UNOW'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element FTX-3 @119']],
    ['a byte that UNOF does not have', withLine("FTX+AAI++\xd2'").replace('UNOC', 'UNOF'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element FTX-3 @119']],
    ['Windows-1252 under UNOC', withLine("FTX+AAI++\x80 5'"), []],
    ['UTF-8 under UNOA', withLine("FTX+AAI++\xc3\xbc'").replace('UNOC', 'UNOA'), []],
    ['a byte that Windows-1252 leaves free, under UNOA', withLine("FTX+AAI++\x9d'").replace('UNOC', 'UNOA'), ['error CD-1309 TA105 022, AK403 6, IK403 6, 0085 21 element FTX-3 @119']],
    ['a UNB that is cut before the next', `UNB+UNOC:3+400123400${SOUND}`, ['error CD-1301 TA105 022, 0085 13 transmission @0']],
    ['a UNB within a message that is no header', withLine("UNB!UNOA[1'"), ['error CD-1245 0085 34 transaction UNB!UNOA[1 @110']],
    ['a UNA within a message that is no header', withLine("UNA+1'"), ['error CD-1245 0085 34 transaction UNA @110']],
    ['a message reference with components', SOUND.replace('UNH+1+', 'UNH+1:2+'), ['error CD-1242 0085 28 transaction UNT-2 @118']],
    ['a message reference with repetitions', SOUND.replace('UNOC:3', 'UNOC:4').replace('UNH+1+', 'UNH+1*2+'), ['error CD-1242 0085 28 transaction UNT-2 @118']],
    ['an interchange reference with components', SOUND.replace("+88'", "+88:1'"), ['error CD-1202 0085 28 interchange UNZ-2 @126']],
    ['a group reference with components', GROUPED.replace('+G1+UN', '+G1:1+UN'), ['error CD-1222 0085 28 group UNE-2 @189']],
    ['an object of a wrong length', UNB + "UNO+P1+AAE:1+1+9'1234UNP+9+P1'" + UNZ, ['error CD-1261 0085 29 interchange UNO-4 @75', 'error CD-1206 0085 33 interchange 1234UNP @77']],
    ['a header that never ends', UNB.replace("'", '\n') + UNH.replace("'", '\n'), ['error CD-1301 TA105 022, 0085 13 transmission @0']],
    ['a cut within a segment', UNB + UNH + 'BGM+2', ['error CD-1302 TA105 023, 0085 13 interchange BGM @89', 'error CD-1241 0085 13 transaction UNH @60', 'error CD-1201 0085 13 interchange @94']],
    ['a cut behind a release character', UNB + UNH + "BGM+2?'", ['error CD-1302 TA105 023, 0085 13 interchange BGM @89', 'error CD-1241 0085 13 transaction UNH @60', 'error CD-1201 0085 13 interchange @96']],
    ['UNZ without its terminator', SOUND.slice(0, -1), ['warning CD-1303 interchange UNZ @118']],
    ['an empty segment', SOUND.replace(BGM, `${BGM}'`), ['warning CD-1304 segment @110']],
    ['indented segments', SOUND.replace(BGM, `\n\t${BGM}`), ['warning CD-1305 interchange @90']],
  ]; // prettier-ignore

  it.each(cases)('%s', (_, text, failures) => {
    const bytes = Buffer.from(text, 'latin1');
    for (const size of [1_000_000, 1, 7]) {
      expect(EventLog.of(createEdifactReader, chunked(bytes, size)).failures.map(summary)).toEqual(failures);
    }
  });

  it('passes over what is too long, and reads on', () => {
    const log = read(withLine(`FTX+${"?'".repeat(200)}'`), 'latin1', { maxSegmentBytes: 100 });
    expect(log.failures.map(summary)).toEqual(['error CD-1307 AK502 5, IK502 5, 0085 39 transaction @110']);
    expect(log.segments.map(({ id }) => id)).toEqual(['UNB', 'UNH', 'BGM', 'UNT', 'UNZ']);
    const small = read(SOUND, 'latin1', { maxTransactionBytes: 30 });
    expect(small.failures.map(summary)).toEqual(['error CD-1308 AK502 5, IK502 5, 0085 39 transaction UNH @60']);
    expect(small.segments.map(({ id }) => id)).toEqual(['UNB', 'UNH', 'UNT', 'UNZ']);
  });

  it('leaves the next interchange when one is cut within a segment', () => {
    const log = read(`${UNB}${UNH}LIN+1++5412345001010${SOUND}`);
    expect(log.failures.map(({ code }) => code)).toEqual(['CD-1302', 'CD-1241', 'CD-1201']);
    expect(log.segments.map(({ id }) => id).join(' ')).toBe('UNB UNH UNB UNH BGM UNT UNZ');
  });
});

describe('whatever the service characters and the chunks', () => {
  const marks = fc.uniqueArray(fc.constantFrom(...":+?*'~|^!$%&#@;<>=,.-_/[]{}\x1c\x1d\x1e\x1f"), {
    minLength: 5,
    maxLength: 5,
  });
  const text = fc.string({ unit: fc.constantFrom(...":+?*'~|AZ09 "), minLength: 1 });
  const segments = fc.array(fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('gives the elements that were written', () => {
    fc.assert(
      fc.property(marks, segments, fc.integer({ min: 1, max: 200 }), (chosen, bodies, size) => {
        const [component = '', element = '', release = '', repetition = '', terminator = ''] = chosen;
        const escape = (value: string) =>
          [...value].map((each) => (chosen.includes(each) ? release + each : each)).join('');
        const write = (id: string, parts: readonly (readonly string[])[]) =>
          [id, ...parts.map((each) => each.map(escape).join(component))].join(element) + terminator;
        const bytes = Buffer.from([
          `UNA${component}${element}.${release}${repetition}${terminator}`,
          write('UNB', [['UNOA', '4'], ['A'], ['B'], ['260301', '0930'], ['1']]),
          write('UNH', [['1'], ['ORDERS', 'D', '96A', 'UN']]),
          ...bodies.map((parts) => write('FTX', parts)),
          write('UNT', [[String(bodies.length + 2)], ['1']]),
          write('UNZ', [['1'], ['1']]),
        ].join('')); // prettier-ignore
        const log = EventLog.of(createEdifactReader, chunked(bytes, size));
        expect(log.failures).toEqual([]);
        expect(log.segments.slice(3, -2).map((segment) => segment.elements)).toEqual(
          bodies.map((parts) => parts.map((each) => (each.length === 1 ? each[0] : each))),
        );
      }),
      { numRuns: 200 },
    );
  });
});
