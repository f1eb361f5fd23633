import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Segment } from '@app/interchange';
import { createX12Reader } from '@app/x12';
import { chunked, EventLog, summary } from '../../../test/corpus/event-log.js';
import { BEG, GE, GS, IEA, ISA, isaWith, SE, SOUND, ST } from './x12-text.js';

const read = (text: string, encoding: BufferEncoding = 'latin1') =>
  EventLog.of(createX12Reader, [Buffer.from(text, encoding)]);
const ids = (log: EventLog) => log.segments.map(({ id }) => id).join(' ');

/** The segments of one transaction, kept beyond the reader's call. */
function retained(text: string, encoding: BufferEncoding = 'latin1'): Segment[] {
  const kept: Segment[] = [];
  const log = new EventLog();
  const reader = createX12Reader({
    interchangeStart: log.interchangeStart,
    groupStart: log.groupStart,
    transactionStart: log.transactionStart,
    transactionEnd: log.transactionEnd,
    groupEnd: log.groupEnd,
    interchangeEnd: log.interchangeEnd,
    failure: log.failure,
    segment: (segment) => kept.push(segment.retain()),
  });
  reader.write(Buffer.from(text, encoding));
  reader.end();
  return kept;
}

describe('reading X12', () => {
  it('tells of a sound interchange in the order of the bytes', () => {
    expect(read(SOUND).events).toEqual([
      ['interchange', {
        standard: 'x12', ordinal: 1, control: '000000412', version: '00401', date: '260301', time: '0930',
        sender: { qualifier: 'ZZ', id: 'ACMERETAIL' }, receiver: { qualifier: 'ZZ', id: 'HARBORGOODS' },
        test: false, acknowledgmentRequested: false, byteOffset: 0,
        delimiters: { element: '*', component: '>', terminator: '~', decimal: '.' },
      }, 0],
      ['segment', { id: 'ISA', ordinal: 1, position: null, byteOffset: 0, byteLength: 105, elements: ISA.slice(4, -1).split('*') }],
      ['group', { ordinal: 1, functionalId: 'PO', sender: 'ACMERETAIL', receiver: 'HARBORGOODS', control: '7', version: '004010' }, 106],
      ['segment', { id: 'GS', ordinal: 2, position: null, byteOffset: 106, byteLength: 53, elements: GS.slice(3, -1).split('*') }],
      ['transaction', { ordinal: 1, type: '850', control: '0001', version: '004010', byteOffset: 160 }, 160],
      ['segment', { id: 'ST', ordinal: 3, position: 1, byteOffset: 160, byteLength: 11, elements: ['850', '0001'] }],
      ['segment', { id: 'BEG', ordinal: 4, position: 2, byteOffset: 172, byteLength: 30, elements: ['00', 'SA', '4500012345', '', '20260301'] }],
      ['segment', { id: 'SE', ordinal: 5, position: 3, byteOffset: 203, byteLength: 9, elements: ['3', '0001'] }],
      ['transaction end', { byteOffset: 160, byteLength: 53, closed: true, segmentCount: 3 }],
      ['segment', { id: 'GE', ordinal: 6, position: null, byteOffset: 213, byteLength: 6, elements: ['1', '7'] }],
      ['group end', { byteOffset: 106, byteLength: 114, closed: true, transactionCount: 1, declaredCount: '1' }],
      ['segment', { id: 'IEA', ordinal: 7, position: null, byteOffset: 220, byteLength: 15, elements: ['1', '000000412'] }],
      ['interchange end', { byteOffset: 0, byteLength: 236, closed: true, groupCount: 1, transactionCount: 1 }],
    ]); // prettier-ignore
  });

  it('counts from the base offset and the first ordinal that it is told', () => {
    const log = EventLog.of(createX12Reader, [Buffer.from(SOUND)], { baseOffset: 5000, firstOrdinal: 3 });
    expect(log.events[0]?.[1]).toMatchObject({ ordinal: 3, byteOffset: 5000 });
    expect(log.segments.at(-1)).toMatchObject({ id: 'IEA', byteOffset: 5220 });
  });

  it('reads the version from ST03 before GS08, and the test indicator from ISA15', () => {
    const log = read(SOUND.replace(ST, 'ST*850*0001*005010X1~').replace('*P*', '*T*'));
    expect(log.events[0]?.[1]).toMatchObject({ test: true });
    expect(log.events[4]?.[1]).toMatchObject({ version: '005010X1' });
  });

  it('finds the delimiters anew for every interchange', () => {
    const second =
      isaWith({ 11: '^', 12: '00501', 13: '000000413' }, '\r\n') +
      (GS + ST + 'REF*A^B*C>D^E~' + SE + GE + 'IEA*1*000000413~').replaceAll('~', '\r\n');
    const log = read(SOUND + second.replaceAll('*', '\x1d'));
    expect(log.failures).toEqual([]);
    expect(log.segments.find(({ id }) => id === 'REF')?.elements).toEqual([
      [['A'], ['B']],
      [['C', 'D'], ['E']],
    ]);
  });

  it.each([
    ['00401', 'A^B'],
    ['00402', [['A'], ['B']]],
  ])('has a repetition separator only from 00402 on: %s', (version, element) => {
    const log = read(isaWith({ 11: '^', 12: version }) + GS + ST + 'REF*A^B~' + SE + GE + IEA);
    expect(log.segments[3]?.elements).toEqual([element]);
  });

  it('reads the repetition separator as data in the transactions of which that is agreed, and only there', () => {
    const file = isaWith({ 11: '^', 12: '00501' }) + GS + ST + 'REF*A^B>C~' + SE + ST.replace('0001', '0002');
    const rest = 'REF*A^B>C~' + SE.replace('0001', '0002') + 'NTE*A^B~' + GE + IEA;
    const log = EventLog.of(createX12Reader, [Buffer.from(file + rest)], {
      terms: ({ control }) => (control === '0001' ? { repetition: 'none' } : undefined),
    });
    const texts = log.segments.filter(({ id }) => id === 'REF' || id === 'NTE').map(({ elements }) => elements);
    expect(texts).toEqual([[['A^B', 'C']], [[['A'], ['B', 'C']]], [[['A'], ['B']]]]);
  });

  it.each(['\n', '\r', '\x1c', '\x85', '|', '[', '\\'])('takes %j as terminator', (terminator) => {
    const log = read(SOUND.replaceAll('~', `${terminator}${terminator === '\r' ? '\n' : ''}`));
    expect(log.failures).toEqual([]);
    expect(ids(log)).toBe('ISA GS ST BEG SE GE IEA');
  });

  it('takes a character of several bytes as terminator, offsets staying in bytes', () => {
    const log = read(SOUND.replaceAll('~', '…'), 'utf8');
    expect(log.failures).toEqual([]);
    expect(log.segments.map(({ byteOffset }) => byteOffset)).toEqual([0, 108, 164, 178, 211, 223, 232]);
  });

  it('drops line breaks behind terminators without a word', () => {
    const log = read(SOUND.replaceAll('~', '~\r\n'));
    expect(log.failures).toEqual([]);
    expect(log.segments.map(({ byteOffset }) => byteOffset)).toEqual([0, 108, 164, 178, 211, 223, 232]);
  });

  it('reads TA1, ISB, ISE and TA3 between ISA and GS', () => {
    const log = read(SOUND.replace(GS, `ISB*1~ISE*200601*1~TA3*1~TA1*000000001*260301*0930*A*000~${GS}`));
    expect(log.failures).toEqual([]);
    expect(log.segments[4]).toMatchObject({ id: 'TA1', position: null });
  });

  it('knows the release character of ISX from 00704 on', () => {
    const log = read(isaWith({ 12: '00704' }) + 'ISX*?~' + GS + ST + 'REF*A?*B?~C??*D~' + SE + GE + IEA);
    expect(log.failures).toEqual([]);
    expect(log.events[0]?.[1]).toMatchObject({ delimiters: { release: '?' } });
    expect(log.segments[4]?.elements).toEqual(['A*B~C?', 'D']);
  });

  it('leaves the bytes of BIN and BDS alone', () => {
    const text = ISA + GS + ST + 'BIN*8*~SE*\r\n*1~' + 'BDS*ASC*3*A~B~' + 'SE*4*0001~' + GE + IEA;
    const log = read(text);
    expect(log.failures).toEqual([]);
    expect(log.segments.slice(3, 5).map(({ elements }) => elements)).toEqual([
      ['8', { base64: Buffer.from('~SE*\r\n*1').toString('base64') }],
      ['ASC', '3', { base64: 'QX5C' }],
    ]);
    expect(retained(text)[4]?.binary(3)).toEqual(Uint8Array.from(Buffer.from('A~B')));
  });

  it('does not take "ISA" or "IEA" within data for an envelope', () => {
    const log = read(SOUND.replace(BEG, 'NTE*ADD*ISA*IEA~ISAX*1~').replace('SE*3', 'SE*4'));
    expect(log.failures).toEqual([]);
    expect(ids(log)).toBe('ISA GS ST NTE ISAX SE GE IEA');
  });
});

describe('wrapped lines', () => {
  const wrapped = (text: string, width: number, lineBreak = '\n') =>
    text.replace(new RegExp(`.{${width}}(?=.)`, 'gs'), `$&${lineBreak}`);

  it.each([[80, '\n'], [80, '\r\n'], [19, '\n'], [128, '\n']] as const)('of %i characters are joined', (width, lineBreak) => {
    const log = read(wrapped(SOUND, width, lineBreak));
    expect(log.segments.map(({ id, elements }) => [id, elements])).toEqual(read(SOUND).segments.map(({ id, elements }) => [id, elements]));
    expect(log.failures.map(({ code }) => code)).toEqual(['CD-1306']);
  }); // prettier-ignore

  it('of another length behind the first 64 KiB are said', () => {
    const many = 'REF*DP*0123456789~'.repeat(4000);
    const text = SOUND.replace(BEG, many).replace('SE*3', 'SE*4002');
    const lines = wrapped(text, 80).split('\n');
    lines[850] = `${lines[850]}X`;
    const log = read(lines.join('\n'));
    expect(log.failures.map(summary)).toEqual([
      'warning CD-1306 interchange ISA @0',
      'error CD-1162 AK403 6, IK403 6 element @68931',
    ]);
  });
});

describe('an X12 segment', () => {
  const segment = retained(
    isaWith({ 11: '^', 12: '00501' }) + GS + ST + 'SV1*A>B>C^D**>E*12.50**~' + 'SE*3*0001~' + GE + IEA,
  )[3]!;

  it('gives elements, components and repetitions', () => {
    expect(segment.elementCount).toBe(6);
    expect(segment.elements()).toEqual([[['A', 'B', 'C'], ['D']], '', ['', 'E'], '12.50', '', '']);
    expect([segment.value(1), segment.value(1, 3), segment.value(1, 1, 2), segment.value(1, 2, 2)]).toEqual([
      'A',
      'C',
      'D',
      '',
    ]);
    expect([segment.value(3), segment.value(3, 2), segment.value(7), segment.value(0)]).toEqual(['', 'E', '', '']);
    expect([1, 2, 3, 4, 9].map((element) => segment.repetitionCount(element))).toEqual([2, 0, 1, 1, 0]);
    expect([1, 2, 3, 4, 9].map((element) => segment.componentCount(element))).toEqual([3, 0, 2, 1, 0]);
    expect([segment.componentCount(1, 2), segment.componentCount(1, 3)]).toEqual([1, 0]);
    expect([segment.sent(1), segment.sent(3), segment.sent(7)]).toEqual(['A>B>C^D', '>E', '']);
  });

  it('says where each stands', () => {
    const at = segment.byteOffset;
    expect(segment.range(1)).toEqual({ byteOffset: at + 4, byteLength: 7 });
    expect(segment.range(1, 2)).toEqual({ byteOffset: at + 6, byteLength: 1 });
    expect(segment.range(1, 1, 2)).toEqual({ byteOffset: at + 10, byteLength: 1 });
    expect(segment.range(1, undefined, 2)).toEqual({ byteOffset: at + 10, byteLength: 1 });
    expect(segment.range(2)).toEqual({ byteOffset: at + 12, byteLength: 0 });
    expect(segment.range(9)).toEqual({ byteOffset: at + segment.byteLength, byteLength: 0 });
  });

  it.each([
    ['Größe', 'utf8', 'Größe'],
    ['Größe', 'latin1', 'Größe'],
    ['\x80 5', 'latin1', '€ 5'],
  ] as const)('decodes %j sent as %s', (text, encoding, decoded) => {
    expect(retained(SOUND.replace('4500012345', text), encoding)[3]?.value(3)).toBe(decoded);
  });
});

describe('whatever the delimiters and the chunks', () => {
  const marks = fc.uniqueArray(fc.constantFrom(..."*|^+~!'$%&#@:;<>?=,.-_/[]{}\x1c\x1d\x1e\x1f\n\t"), {
    minLength: 4,
    maxLength: 4,
  });
  const elements = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom(...'AZaz09 ') }), { minLength: 1, maxLength: 3 }),
    { minLength: 1, maxLength: 5 },
  );

  it('gives the elements that were written', () => {
    fc.assert(
      fc.property(
        marks,
        fc.array(elements, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        (chosen, bodies, size) => {
          const [element = '', component = '', repetition = '', terminator = ''] = chosen;
          const write = (id: string, parts: readonly (readonly string[])[]) =>
            [id, ...parts.map((each) => each.join(component))].join(element) + terminator;
          const simple = (text: string) => text.slice(0, -1).split('*').join(element) + terminator;
          const isa = isaWith({ 11: repetition, 12: '00501', 16: component }, terminator, element);
          const text =
            isa +
            simple(GS) +
            simple(ST) +
            bodies.map((parts) => write('REF', parts)).join('') +
            simple(`SE*${bodies.length + 2}*0001~`) +
            simple(GE) +
            simple(IEA);
          const log = EventLog.of(createX12Reader, chunked(Buffer.from(text), size));
          expect(log.failures).toEqual([]);
          expect(log.segments.slice(3, -3).map((segment) => segment.elements)).toEqual(
            bodies.map((parts) => parts.map((each) => (each.length === 1 ? each[0] : each))),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
