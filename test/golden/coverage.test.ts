import { spawnSync } from 'node:child_process';
import { expect, it } from '@jest/globals';

it('docs/coverage.md is what mappings/ holds', () => {
  const { stderr, status } = spawnSync(process.execPath, ['tools/docs/coverage.mjs', '--check']);
  expect([status, stderr.toString()]).toEqual([0, '']);
});
