import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FAILURE_TABLES } from '@app/interchange';
import {
  acknowledgmentOf,
  CASES,
  errorsIn,
  expectedOf,
  failuresIn,
  incomingOf,
  meaningOf,
  READ_ONLY,
} from './conformance.case.js';

/** The tables whose codes are all either given by a case or listed as read only. */
const TABLES = ['TA105', 'AK304', 'AK403', 'AK502', 'AK905', 'IK304', 'IK403', 'IK502', '0085'];
const lines = (text: string): string[] => text.split(/(?<=[~'])/);
const given = new Set(CASES.map(({ table, code }) => `${table} ${code}`));
const readOnly = READ_ONLY.flatMap(({ table, codes }) => codes.map((code) => `${table} ${code}`));

describe('an acknowledgment, byte for byte', () => {
  it.each(CASES)('$id: $given', async (each) => {
    expect(lines(await acknowledgmentOf(each))).toEqual(lines(expectedOf(each)));
  });
});

describe('the corpus', () => {
  it('has a folder for every case, and no other', () => {
    const folders = readdirSync(new URL('cases', import.meta.url)).sort();
    expect(folders).toEqual(CASES.map(({ id }) => id).sort());
  });

  it('gives or lists every code that a failure can have', () => {
    const raised = FAILURE_TABLES.flatMap(({ definitions }) => Object.values(definitions))
      .flatMap(({ standardCodes = [] }) => standardCodes)
      .filter(({ table }) => TABLES.includes(table))
      .map(({ table, code }) => `${table} ${code}`);
    expect(raised.filter((one) => !given.has(one) && !readOnly.includes(one))).toEqual([]);
  });

  it('lists no code that it also gives, and none twice', () => {
    expect(readOnly.filter((one) => given.has(one))).toEqual([]);
    expect(readOnly.filter((one, index) => readOnly.indexOf(one) !== index)).toEqual([]);
  });

  it('is what docs/conformance.md shows', () => {
    const { stderr, status } = spawnSync(process.execPath, ['tools/docs/conformance.mjs', '--check']);
    expect([status, stderr.toString()]).toEqual([0, '']);
  });

  it.each(TABLES)('carries each code of %s that it says', (table) => {
    const carries = new Map([
      ['TA105', (code: string) => new RegExp(`~TA1\\*.*\\*[AR]\\*${code}~`)],
      ['AK304', (code: string) => new RegExp(`~AK3\\*\\w+\\*\\d+\\*\\*${code}~`)],
      ['AK403', (code: string) => new RegExp(`~AK4\\*[\\d>]+\\*\\d*\\*${code}[~*]`)],
      ['AK502', (code: string) => new RegExp(`~AK5\\*R\\*${code}~`)],
      ['IK304', (code: string) => new RegExp(`~IK3\\*\\w+\\*\\d+\\*\\w*\\*${code}~`)],
      ['IK403', (code: string) => new RegExp(`~IK4\\*[\\d>]+\\*\\d*\\*${code}[~*]`)],
      ['IK502', (code: string) => new RegExp(`~IK5\\*R\\*${code}~`)],
      ['AK905', (code: string) => new RegExp(`~AK9\\*R\\*\\d+\\*\\d+\\*0\\*${code}[~*]`)],
      ['0085', (code: string) => new RegExp(`'UC([IFM]\\+.*\\+4|S\\+\\d+|D)\\+${code}['+]`)],
    ]).get(table)!;
    const own = CASES.filter((one) => one.table === table && !/-(components|terminator)$/.test(one.id));
    expect(own.filter((one) => !carries(one.code).test(expectedOf(one))).map(({ id }) => id)).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  });
});

describe('an acknowledgment from a partner', () => {
  const incoming = READ_ONLY.flatMap(({ table, codes }) => codes.map((code) => [table, code] as const));

  it('is there for every code that is read only, and for no other', () => {
    const files = readdirSync(new URL('incoming', import.meta.url)).sort();
    expect(files).toEqual(incoming.map(([table, code]) => `${table}-${code}.edi`).sort());
  });

  it.each(incoming)('that carries %s %s is read without an error, and said in words', async (table, code) => {
    const text = incomingOf(table, code);
    expect(text).toMatch(new RegExp(`[*+]${code}[*+~']`));
    expect(await failuresIn(text)).toEqual([]);
    expect(await meaningOf(table, code)).toMatch(/\w+ \w+ \w+/);
  });

  it.each([
    ['TA105', '009', '099', 'TA1-05'],
    ['AK403', '16', '99', 'AK4-03'],
    ['AK502', '19', '99', 'AK5-02'],
    ['AK905', '30', '99', 'AK9-05'],
    ['IK403', 'I11', 'I99', 'IK4-03'],
    ['IK502', 'I6', 'I99', 'IK5-02'],
    ['0085', '43', '99', 'UCI-05'],
  ])(
    'that carries a code of %s that nobody lists is read, and the code is shown',
    async (table, known, code, place) => {
      const text = incomingOf(table, known).replace(new RegExp(`(?<=[*+])${known}(?=[*+~'])`), code);
      const told = await failuresIn(text);
      expect(told.map((failure) => [failure.severity, failure.code, failure.value])).toEqual([
        ['warning', 'CD-2224', code],
      ]);
      expect(told[0]?.message.split(' ')[0]).toBe(place);
      expect(await meaningOf(table, code, text)).toBe('an error that the table does not list');
    },
  );
});

describe('an acknowledgment of ours', () => {
  /** Their answers repeat what is wrong: the party as the only address there is, or the control number answered. */
  const REPEATS: readonly string[] = [
    'TA105-005',
    'TA105-006',
    'TA105-007',
    'TA105-008',
    'AK905-6',
    'AK905-6-separator',
    'AK502-6',
    'AK502-7',
    'IK502-6',
    'IK502-7',
  ];

  it('is looked at closely', async () => {
    const sound = expectedOf(CASES.find(({ id }) => id === 'AK901-A')!);
    expect(await errorsIn(sound.replace('AK9*A', 'AK9*Q'))).toEqual([
      'AK9-01 (Verdict on a group): "Q" is not a code of the standard.',
    ]);
  });

  it.each(CASES.filter(({ id }) => !REPEATS.includes(id)))(
    'is sound to our own reader and guide: $id',
    async (each) => {
      expect(await errorsIn(expectedOf(each))).toEqual([]);
    },
  );
});
