import { describe, expect, it } from '@jest/globals';
import { readCodes, readSchemaCodes } from '../../tools/dictionaries/codes.mjs';
import { readCompounds, readElements } from '../../tools/dictionaries/directory.mjs';
import { readMessage, segmentsOf } from '../../tools/dictionaries/message.mjs';

const RULE = '─'.repeat(40);

/** As the directories are written: code page 437, lines that end with CR LF. */
function file(lines: readonly string[]): Buffer {
  const page437 = { '─': 0xc4, '│': 0xb3, '┐': 0xbf, '┘': 0xd9, '┴': 0xc1 } as Readonly<Record<string, number>>;
  return Buffer.from([...lines.join('\r\n')].map((letter) => page437[letter] ?? letter.charCodeAt(0)));
}

describe('the directories of UNECE', () => {
  it('say what segments and composites hold, in D.96A and in D.01B', () => {
    const found = readCompounds(
      file([
        RULE,
        '*|    PIA    ADDITIONAL PRODUCT ID',
        '',
        '010   4347  PRODUCT ID. FUNCTION QUALIFIER                 M  an..3',
        '',
        '020   C212  ITEM NUMBER IDENTIFICATION                     M  ',
        '      7140   Item number                                   C  an..35',
        '',
        '030 * C212  ITEM NUMBER IDENTIFICATION                     C  ',
        RULE,
        '       C008 MONETARY AMOUNT FUNCTION DETAIL',
        '',
        '010    5105  Monetary amount function detail',
        '             description code                          C      an..17',
        '020    1131  Code list identification code             C      an..17',
        RULE,
        '       STS  STATUS',
        '',
        '010    C601 STATUS CATEGORY                            C    1',
        '020    9153  A NAME THAT GOES ON IN THE NEXT LINE,  M  an..3',
        '             CODED',
      ]),
    );
    expect(Object.fromEntries(found)).toEqual({
      PIA: {
        name: 'Additional product id',
        places: [
          { number: '4347', usage: 'M', times: 1 },
          { number: 'C212', usage: 'M', times: 2 },
        ],
      },
      C008: {
        name: 'Monetary amount function detail',
        places: [
          { number: '5105', usage: 'C', times: 1 },
          { number: '1131', usage: 'C', times: 1 },
        ],
      },
      STS: {
        name: 'Status',
        places: [
          { number: 'C601', usage: 'C', times: 1 },
          { number: '9153', usage: 'M', times: 1 },
        ],
      },
    });
  });

  it('say what elements are', () => {
    const found = readElements(
      file([
        RULE,
        '*| 3148  Communication number',
        '',
        '   Repr: an..512',
        RULE,
        '     1218  Number of originals of document',
        '           required                                            [B]',
        '',
        '     Repr: n..2',
        RULE,
        '     0085  Something without a representation',
      ]),
    );
    expect(Object.fromEntries(found)).toEqual({
      '3148': { name: 'Communication number', representation: 'an..512' },
      '1218': { name: 'Number of originals of document required', representation: 'n..2' },
    });
  });

  it('nest the groups of a message by the frames at their right side', () => {
    const nodes = readMessage(
      file([
        '       4.3.1 Segment table',
        '0010   AAA of the index                              M   1',
        '4.3.1  Segment table',
        '0010   UNH Message header                            M   1     ',
        '0020   BGM Beginning of message                      M   1     ',
        '0030 * ───── Segment group 1  ────────────────── C   99─────────┐',
        '0040   NAD Name and address                          M   1           │',
        '                                                                     │',
        '0050 + ───── Segment group 2  ────────────────── M   5─────────┐│',
        '0060 X CTA Contact information                       M   1          ││',
        '0070   COM Communication contact                     C   5──────────┴┘',
        '0080   UNS Section control                           M   1     ',
        '0090   UNT Message trailer                           M   1     ',
      ]),
    );
    expect(nodes).toEqual([
      { id: 'BGM', min: 1, max: 1 },
      {
        id: 'SG1',
        min: 0,
        max: 99,
        children: [
          { id: 'NAD', min: 1, max: 1 },
          {
            id: 'SG2',
            min: 1,
            max: 5,
            children: [
              { id: 'CTA', min: 1, max: 1 },
              { id: 'COM', min: 0, max: 5 },
            ],
          },
        ],
      },
      { id: 'UNS', min: 1, max: 1 },
    ]);
    expect(segmentsOf(nodes)).toEqual(['BGM', 'NAD', 'CTA', 'COM', 'UNS']);
  });

  it('list codes', () => {
    const list = file([
      RULE,
      '|    6313  Measured attribute code                               [B]',
      '',
      '     A     One',
      '              Text of one.',
      'X    XQ    Two',
      '+    12    Three',
      RULE,
      '     1004  Document identifier                                   [C]',
    ]);
    expect(Object.fromEntries(readCodes(list))).toEqual({ '6313': ['A', 'XQ', '12'] });
    const schema = (...codes: string[]): string =>
      `<xs:simpleType name="EDIFACT_ID_4233">${codes.map((code) => `<xs:enumeration value="${code}" />`).join('\n')}</xs:simpleType>`;
    expect(Object.fromEntries(readSchemaCodes([schema('1', '10'), schema('10', 'ZZZ')]))).toEqual({
      '4233': ['1', '10', 'ZZZ'],
    });
  });
});
