import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const BENCH = 'tools/bench/bench.mjs';
const FEW = ['engine', '--mb', '1', '--runs', '1', '--only', 'byte loop,indexOf'];

function bench(...words: string[]) {
  return spawnSync(process.execPath, [BENCH, ...words], { encoding: 'utf8' });
}

describe('bench', () => {
  it('prints one JSON object per line, and its progress on standard error', () => {
    const { stdout, stderr, status } = bench(...FEW, '--json');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(rows.map(({ suite, case: of, name }) => [suite, of, name])).toEqual([
      ['engine', 'x12 1 MB', 'byte loop'],
      ['engine', 'x12 1 MB', 'indexOf'],
      ['engine', 'edifact 1 MB', 'byte loop'],
      ['engine', 'edifact 1 MB', 'indexOf'],
    ]);
    const numbers = ['mbPerSecond', 'cpuMbPerSecond', 'perSecond', 'peakRssMb', 'bytes'];
    for (const row of rows) expect(numbers.map((name) => typeof row[name])).toEqual(numbers.map(() => 'number'));
    expect(stderr).toContain('x12 1 MB, run 1 of 1: byte loop');
  });

  it('prints a Markdown table with the ratio to the byte loop', () => {
    const { stdout } = bench(...FEW);
    expect(stdout).toMatch(/^### x12 1 MB$/m);
    expect(stdout).toContain(
      '|  | MB/s | of the byte loop | MB/s of processor time | of the byte loop | per second | peak MB |',
    );
    expect(stdout).toMatch(/^\| byte loop \| [\d.]+ \| 1\.000 \| [\d.]+ \| 1\.000 \| [\d,]+ \| \d+ \|$/m);
  });

  it('says how it is used', () => {
    const { stderr, status } = bench('engine', '--mb', 'none');
    expect(status).toBe(2);
    expect(stderr).toContain('Say: npm run bench -- engine');
  });
});
