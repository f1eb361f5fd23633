import { describe, expect, it } from '@jest/globals';
import { FAILURE_TABLES } from '@app/interchange';
import { readAsked } from '../src/explain/asked.js';
import { crossdock } from './running.js';

describe('crossdock explain', () => {
  it('says what each failure means and what to do, however it is written', async () => {
    const text = `CD-2207 error of an element, found by validate
  {place} ({name}): "{value}" is not a code of the standard.
  Remedy: Send a code that {version} lists.
  Turn: the partner's; the same bytes again do not help.
  Acknowledged as:
    AK403 7: the code is not one of the list [X12.6, data element syntax error code (data element 723)]
    IK403 7: the code is not one of the list [X12 999, 005010X231A1, implementation data element syntax error code]
    0085 12: the value is not valid [UN/EDIFACT service code list 0085; ISO 9735]
`;
    expect(await crossdock(['explain', 'CD-2207', 'cd2207', '2207'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [text, text, text].join('\n'),
    });
  });

  it('gives the row of the table as JSON, its codes in words', async () => {
    const { stdout } = await crossdock(['explain', 'CD-3001', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'CD-3001',
      stage: 'acknowledge',
      severity: 'error',
      owner: 'engineer',
      retryable: true,
      standardCodes: [
        { table: 'TA105', code: '006', words: 'the sender (ISA06) is not valid or not known' },
        { table: '0085', code: '23', words: 'the sender (S002) is not known there' },
      ],
    });
  });

  it('says a code of the standard in words, and which failures carry it', async () => {
    const { code, stdout } = await crossdock(['explain', 'TA105', '023']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^TA105 023: the interchange ends before its IEA \[X12\.5, interchange note code \(data element I18\)\]\nCODE +STAGE +SEVERITY +MESSAGE\nCD-1104 +parse +error +Interchange \{control\} has no IEA\.\n/,
    );
  });

  it('says a failure and all codes of a table, one after the other', async () => {
    const { code, stdout } = await crossdock(['explain', 'CD-2114', 'AK403']);
    const [failure = '', ...table] = stdout.split('\n\n');
    expect([code, failure.split('\n')[0], table.length]).toEqual([
      0,
      'CD-2114 error of a transaction, found by validate',
      1,
    ]);
    const lines = (table[0] ?? '').split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
    expect(lines.slice(0, 4)).toEqual([
      'AK403 [X12.6, data element syntax error code (data element 723)]',
      'CODE | MEANING | FAILURES',
      '1 | an element that must be sent is missing | CD-2201 CD-2221 CD-2222',
      '2 | an element is missing that must be sent because of another one | CD-2202 CD-2304 CD-2401',
    ]);
    expect(lines).toContain('I12 | the value is not of the form that the guide asks for');
  });

  it('lists every failure once, in order', async () => {
    const { stdout } = await crossdock(['explain', '--json']);
    const listed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { code: string }).code);
    const known = FAILURE_TABLES.flatMap(({ definitions }) => Object.values(definitions)).map(({ code }) => code);
    expect(listed).toEqual([...known].sort());
  });

  it.each([
    ['CD-22077', 'There is no failure "CD-22077". Did you mean CD-2207?\n'],
    ['AK430 7', 'There is no failure "AK430". Did you mean AK403?\n'],
    ['nonsense', 'There is no failure "nonsense". "crossdock explain" lists all of them.\n'],
    ['AK403 99', 'AK403 has no code 99 that is known here. "crossdock explain AK403" lists its codes.\n'],
  ])('ends with 2 for %s', async (asked, stderr) => {
    expect(await crossdock(['explain', asked])).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('what is asked', () => {
  const failure = (name: string) => ({ kind: 'failure', name });
  const code = (table: string, of: string) => ({ kind: 'code', table, code: of });
  it.each([
    ['', []],
    ['CD-2114 AK403', [failure('CD-2114'), { kind: 'table', table: 'AK403' }]],
    ['AK403 CD-2114', [{ kind: 'table', table: 'AK403' }, failure('CD-2114')]],
    ['ak403*7 i6, 0085 12', [code('AK403', '7'), code('AK403', 'I6'), code('0085', '12')]],
    ['AK403 2207', [{ kind: 'table', table: 'AK403' }, failure('2207')]],
    ['cd 2207 TA105+023', [failure('CD-2207'), code('TA105', '023')]],
    ['2207 7', [failure('2207'), failure('7')]],
  ])('by "%s"', (words, expected) => {
    expect(readAsked(words.split(' '))).toEqual(expected);
  });
});
