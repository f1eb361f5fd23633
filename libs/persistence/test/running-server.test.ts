import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '../src/embedded/cluster.js';
import { runningServer } from '../src/embedded/server.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

describe('the server that postmaster.pid names', () => {
  let directory: string;
  let file: string;
  let cluster: Cluster;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'postmaster-'));
    const data = join(directory, 'data');
    mkdirSync(data);
    file = join(data, 'postmaster.pid');
    cluster = { directory, data } as Cluster;
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('is none yet while the file is empty, and the file stays for the server that has just made it', () => {
    writeFileSync(file, '');
    expect(runningServer(cluster)).toBeUndefined();
    expect(existsSync(file)).toBe(true);
  });

  it('is none where the file was left empty, and the file goes', () => {
    writeFileSync(file, '');
    utimesSync(file, LONG_AGO, LONG_AGO);
    expect(runningServer(cluster)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  it('is none where the pid belongs to another program, and the file goes', () => {
    writeFileSync(file, `${process.pid}\n/data\n1\n5432\n`);
    expect(runningServer(cluster)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });
});
