import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ordersApp } from '@app/orders';
import { eventually, startCrossdock } from './crossdock.js';
import type { Crossdock } from './crossdock.js';

const PAGE = readFileSync('docs/tutorial-new-partner.md', 'utf8');
const CLI = `"${process.execPath}" "${resolve('bin/crossdock.js')}"`;
const home = realpathSync(mkdtempSync(join(tmpdir(), 'tutorial-')));
const partners = join(home, 'partners');
const run = promisify(execFile);

/** A block of the page: a file to write, commands with what they print, or the JSON that the last one answers. */
interface Block {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
}
const blocks: readonly Block[] = [...PAGE.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)].map(
  ([, kind = '', file = '', text = '']) => ({ kind, file, text }),
);

let crossdock: Crossdock | undefined;
let answer: unknown;

beforeAll(() => {
  mkdirSync(partners);
  cpSync('partners/company.yaml', join(partners, 'company.yaml'));
});
afterAll(async () => {
  await crossdock?.close();
  rmSync(home, { recursive: true });
});

async function started(): Promise<Crossdock> {
  crossdock ??= await startCrossdock({
    apps: [ordersApp],
    environment: { CROSSDOCK_PARTNERS: partners },
    gateway: { reloadInterval: 200 },
  });
  return crossdock;
}

/** What a command prints, standard error behind standard output, whatever its exit code. */
async function shell(command: string): Promise<string> {
  const line = command.replace(/^npx crossdock/, CLI);
  const env = { ...process.env, CROSSDOCK_PARTNERS: partners, NO_COLOR: '1' };
  const outcome = await run('sh', ['-c', line], { cwd: home, env }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return outcome.stdout + outcome.stderr;
}

/** The changed partner is in force when the gateway has counted a switch. */
async function reloaded(running: Crossdock): Promise<boolean> {
  return (await running.get<string>('/metrics')).body.includes(
    'crossdock_definition_reloads_total{outcome="switched"} 1',
  );
}

async function curl(command: string): Promise<unknown> {
  const running = await started();
  const path = /localhost:4080([^' ]+)/.exec(command)?.[1] ?? '';
  const file = /--data-binary @(\S+)/.exec(command)?.[1];
  if (file === undefined)
    return eventually(
      () => running.get(path),
      ({ status }) => status === 200,
    ).then(({ body }) => body);
  await eventually(() => reloaded(running), Boolean, 60_000);
  expect(path).toBe('/transmissions?wait=true');
  return (await running.post(readFileSync(join(home, file)))).body;
}

async function followConsole(text: string): Promise<void> {
  for (const step of text.split(/^\$ /m).slice(1)) {
    const [command = '', ...printed] = step.split('\n');
    if (command === 'npm start') await started();
    else if (command.startsWith('curl ')) answer = await curl(command);
    else expect({ command, prints: await shell(command) }).toEqual({ command, prints: printed.join('\n') });
  }
}

describe('the tutorial of a new partner', () => {
  it('comes, step by step, to an order in the order book', async () => {
    for (const { kind, file, text } of blocks) {
      if (kind === 'console') await followConsole(text);
      else if (kind === 'json') expect(answer).toMatchObject(JSON.parse(text) as object);
      else {
        mkdirSync(dirname(join(home, file)), { recursive: true });
        writeFileSync(join(home, file), text);
      }
    }
    expect(readFileSync(join(home, 'lakeside-850.html'), 'utf8')).toContain('<!doctype html>');
  }, 240_000);

  it('finds the document on the topic that the page names, under its key', async () => {
    const [, topic, key] = /topic `crossdock\.(\S+)` under the key `(\S+)`/.exec(PAGE) ?? [];
    const { database } = await started();
    const rows = await database.query<{ key: string }>(
      'SELECT key FROM log.record WHERE topic LIKE $1 ORDER BY log_offset',
      [`%${topic}`],
    );
    expect(rows).toEqual([{ key }]);
  });
});
