import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../src/index.js';
import { findBinaries } from '../src/embedded/binaries.js';

/** One home, lived through in order: fresh start, second start refused, warm start, a server left behind. */
describe('embedded PostgreSQL', () => {
  let home: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'crossdock-home-'));
    chmodSync(home, 0o755);
  });

  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  async function ask<Row>(url: string, sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows as Row[];
  }

  it('starts fresh, on 127.0.0.1 only, with a password in a 0600 file', async () => {
    const postgres = await startEmbeddedPostgres({ home });
    expect(await ask(postgres.url, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'")).toEqual([
      { setting: '127.0.0.1' },
    ]);
    expect(statSync(join(home, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(postgres.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await ask(postgres.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await postgres.stop();
    expect(existsSync(join(home, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });

  it('keeps its data and its port over a restart', async () => {
    const port = readFileSync(join(home, 'postgres', 'port'), 'utf8');
    const postgres = await startEmbeddedPostgres({ home });
    expect(await ask(postgres.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(new URL(postgres.url).port).toBe(port);
    await postgres.stop();
  });

  it('refuses a second start on the same home', async () => {
    const postgres = await startEmbeddedPostgres({ home });
    const { port } = new URL(postgres.url);
    const second = startEmbeddedPostgres({ home });
    await expect(second).rejects.toBeInstanceOf(EmbeddedPostgresError);
    await expect(second).rejects.toThrow(
      `Crossdock is already running on ${home}: process ${process.pid}, its database has pid ${postgres.pid} ` +
        `and port ${port}. Stop it first, or set CROSSDOCK_HOME to another directory.`,
    );
    await postgres.stop();
  });

  it('adopts the server that a killed process left behind', async () => {
    const first = await startEmbeddedPostgres({ home });
    await first.leave();
    const lines: string[] = [];
    const second = await startEmbeddedPostgres({ home, log: (line) => lines.push(line) });
    expect(second.pid).toBe(first.pid);
    expect(lines).toEqual([expect.stringMatching(/^Adopted the embedded PostgreSQL that was left running/)]);
    await second.stop();
  });

  it('takes another port when its own is taken', async () => {
    const port = Number(readFileSync(join(home, 'postgres', 'port'), 'utf8'));
    const squatter = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('up'))`,
    ]);
    await new Promise((resolve) => squatter.stdout.once('data', resolve));
    const postgres = await startEmbeddedPostgres({ home });
    expect(new URL(postgres.url).port).not.toBe(String(port));
    await postgres.stop();
    squatter.kill();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot("lives elsewhere where the server's user cannot enter the home of root", async () => {
    const closed = mkdtempSync(join(tmpdir(), 'crossdock-closed-'));
    const postgres = await startEmbeddedPostgres({ home: closed });
    await postgres.stop();
    const place = realpathSync(join(closed, 'postgres'));
    expect(place).toMatch(/^\/var\/lib\/crossdock\/postgres-\d+-\w+$/);
    rmSync(place, { recursive: true });
    rmSync(closed, { recursive: true });
  });

  it('lets one of two first starts at once win', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'crossdock-fresh-'));
    chmodSync(fresh, 0o755);
    const starts = await Promise.allSettled([1, 2].map(() => startEmbeddedPostgres({ home: fresh })));
    expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    for (const start of starts) {
      if (start.status === 'fulfilled') await start.value.stop();
      else expect(start.reason).toMatchObject({ message: expect.stringMatching(/^Crossdock is already running on /) });
    }
    expect(readdirSync(fresh)).toEqual(['postgres']);
    rmSync(fresh, { recursive: true });
  });

  it('says what to do where the platform has no binaries', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { value: 'sunos' });
    try {
      expect(() => findBinaries(home, undefined)).toThrow(
        /^There is no embedded PostgreSQL here for sunos on \w+ .*Set DATABASE_URL to a PostgreSQL server/,
      );
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});
