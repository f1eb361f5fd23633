import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_TABLES } from '@app/interchange';

const rows = FAILURE_TABLES.flatMap((table) => Object.entries(table.definitions));
const codes = rows.map(([, row]) => row.code);

/** Text of every test and golden example: where a code must stand for its failure to count as raised. */
function textOfTests(): string {
  return ['apps', 'libs', 'test', 'mappings']
    .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)))
    .filter((path) => /\.test\.ts$|[\\/]test[\\/].*\.(ts|json)$|[\\/]golden[\\/].*\.json$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe('the failure tables', () => {
  it('are not empty', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  it('use each code once', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('say what is wrong and what to do in sentences', () => {
    const sentence = /^[^a-z].*[.?]$/s;
    expect(rows.filter(([, row]) => !/^CD-\d{4}$/.test(row.code)).map(([name]) => name)).toEqual([]);
    expect(rows.filter(([, row]) => !sentence.test(row.message)).map(([, row]) => row.message)).toEqual([]);
    expect(rows.filter(([, row]) => !sentence.test(row.remedy)).map(([, row]) => row.remedy)).toEqual([]);
  });

  it('are documented in docs/failures.md', () => {
    const page = readFileSync('docs/failures.md', 'utf8');
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('are each raised by some test', () => {
    const tests = textOfTests();
    expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
  });
});
