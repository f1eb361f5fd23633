import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const DIRECTORIES = join('..', 'shared', 'dict', 'un-edifact');
const present = existsSync(DIRECTORIES);
if (!present) process.stdout.write(`The dictionaries are not generated anew: there is no ${DIRECTORIES}.\n`);

describe('dictionaries and guides of EDIFACT', () => {
  (present ? it : it.skip)('are what the directories of UNECE give', () => {
    const { stderr, status } = spawnSync(process.execPath, ['tools/dictionaries/edifact.mjs', '--check']);
    expect({ stderr: stderr.toString(), status }).toEqual({ stderr: '', status: 0 });
  });
});
