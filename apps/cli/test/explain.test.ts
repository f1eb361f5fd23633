import { describe, expect, it } from '@jest/globals';
import { FAILURE_TABLES } from '@app/interchange';
import { crossdock } from './running.js';

describe('crossdock explain', () => {
  it.each(['CD-2207', 'cd2207', '2207'])('says what %s means and what to do', async (code) => {
    expect(await crossdock(['explain', code])).toEqual({
      code: 0,
      stderr: '',
      stdout: `CD-2207 error of an element, found by validate
  {place} ({name}): "{value}" is not a code of the standard.
  Remedy: Send a code that {version} lists.
  Turn: the partner's; the same bytes again do not help.
  Acknowledged as:
    AK403 7: the code is not one of the list [X12.6, data element syntax error code (data element 723)]
    IK403 7: the code is not one of the list [X12 999, 005010X231A1, implementation data element syntax error code]
    0085 12: the value is not valid [UN/EDIFACT service code list 0085; ISO 9735]
`,
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
    ['nonsense', 'There is no failure "nonsense". "crossdock explain" lists all of them.\n'],
    ['AK403 99', 'AK403 has no code 99 that is known here.\n'],
  ])('ends with 2 for %s', async (asked, stderr) => {
    expect(await crossdock(['explain', asked])).toEqual({ code: 2, stdout: '', stderr });
  });
});
