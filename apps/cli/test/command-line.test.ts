import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crossdock } from './running.js';

const ISA =
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*U*00401*000000412*0*P*>~\n';
const SOUND = `${ISA}GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*7*X*004010~
ST*850*0001~
BEG*00*SA*4500012345**20260301~
PO1*1*10*EA*9.25**UP*614141100019~
SE*4*0001~
GE*1*7~
IEA*1*000000412~
`;
const folder = mkdtempSync(join(tmpdir(), 'crossdock-cli-'));
const file = (name: string, text: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
let sound = '';
let broken = '';

beforeAll(() => {
  sound = file('sound.edi', SOUND);
  broken = file('broken.edi', SOUND.replace('SE*4', 'SE*5'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('crossdock', () => {
  it('says what it can do', async () => {
    const { code, stdout } = await crossdock(['--help']);
    expect(code).toBe(0);
    for (const name of ['inspect', 'validate', 'ack', 'map', 'send', 'start']) expect(stdout).toContain(`  ${name} `);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await crossdock(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it('start --help lists the settings', async () => {
    const { code, stdout } = await crossdock(['start', '--help']);
    expect(code).toBe(0);
    for (const name of ['PORT', 'CROSSDOCK_HOME', 'DATABASE_URL', 'KAFKA_BROKERS'])
      expect(stdout).toContain(`  ${name} `);
  });

  it.each(['inspect', 'validate', 'ack', 'map', 'send'])('%s --help shows an example', async (name) => {
    const { code, stdout } = await crossdock([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Examples:\n  crossdock ${name} `);
  });

  it.each([
    [['nonsense'], "error: unknown command 'nonsense'"],
    [['inspect'], "error: missing required argument 'file'"],
    [['inspect', 'no-such-file.edi'], 'There is no file no-such-file.edi.'],
    [['inspect', '.'], 'It is a folder, not a file: ..'],
    [
      ['ack', 'x.edi', '--type', '824'],
      "error: option '--type <type>' argument '824' is invalid. Allowed choices are 997, 999, TA1, CONTRL.",
    ],
    [['ack', 'x.edi', '--control-number', '0'], '--control-number takes a number from 1 to 999999999, not "0".'],
    [['ack', 'x.edi', '--at', 'noon'], '--at takes a time such as 2026-03-01T12:00:00Z, not "noon".'],
  ])('%j ends with a sentence and 2', async (args, sentence) => {
    const { code, stdout, stderr } = await crossdock(args);
    expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({ code: 2, stdout: '', first: sentence });
  });
});

describe('crossdock inspect', () => {
  it('shows one line per segment', async () => {
    expect(await crossdock(['inspect', sound])).toEqual({
      code: 0,
      stderr: '',
      stdout: `       0      -  ${ISA.slice(0, -2)}
     107      -  GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*7*X*004010
     162      1      ST*850*0001
     175      2        BEG*00*SA*4500012345**20260301
     207      3        PO1*1*10*EA*9.25**UP*614141100019
     242      4      SE*4*0001
     253      -  GE*1*7
     261      -  IEA*1*000000412
`,
    });
  });

  it('gives one object per segment', async () => {
    const { code, stdout } = await crossdock(['inspect', '-', '--json'], { input: SOUND });
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toHaveLength(8);
    expect(lines[1]).toBe(
      '{"interchange":1,"group":1,"transaction":null,"ordinal":2,"position":null,"byteOffset":107,"byteLength":53,"id":"GS","elements":["PO","ACMERETAIL","HARBORGOODS","20260301","0930","7","X","004010"]}',
    );
    expect(lines[3]).toBe(
      '{"interchange":1,"group":1,"transaction":1,"ordinal":4,"position":2,"byteOffset":175,"byteLength":30,"id":"BEG","elements":["00","SA","4500012345","","20260301"]}',
    );
  });

  it('puts envelope failures on standard error and ends with 1', async () => {
    const { code, stdout, stderr } = await crossdock(['inspect', broken]);
    expect([code, stdout.split('\n').length]).toEqual([1, 9]);
    expect(stderr).toBe(
      'error CD-1143 850 0001, segment 4 SE-01, byte 245: SE01 says 5 segments; there are 4.\n' +
        '      Ask the sender to send the transaction again, whole and with its segments counted from ST to SE. [AK502 4]\n',
    );
  });

  it.each([
    ['an empty file', ''],
    ['a picture', Buffer.from('ffd8ffe000104a46494600010101', 'hex')],
    ['text', 'Dear Sir or Madam'],
  ])('ends with 2 for %s', async (name, content) => {
    const { code, stdout, stderr } = await crossdock(['inspect', file('odd', content)]);
    expect({ name, code, stdout }).toEqual({ name, code: 2, stdout: '' });
    expect(stderr).toMatch(/^error CD-100[12] /);
  });

  it('ends quietly when its reader has had enough', async () => {
    const large = file('large.edi', ISA + 'REF*DP*0123456789~\n'.repeat(200_000));
    const { stderr, stdout } = await crossdock(['inspect', large], { readAtMost: 1000 });
    expect(stdout.length).toBeGreaterThanOrEqual(1000);
    expect(stderr.replace(/^error CD-1107.*\n.*\n/, '')).toBe('');
  });
});
