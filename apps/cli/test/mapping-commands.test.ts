import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ownDefinitions } from '../../../test/harness/own-definitions.js';
import type { OwnDefinitions } from '../../../test/harness/own-definitions.js';
import { crossdock, ORDER } from './running.js';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('crossdock map --explain', () => {
  it('says where each field comes from, and that all is used', async () => {
    const { code, stdout, stderr } = await crossdock(['map', '-', '--explain', '--unused'], { input: ORDER });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`Order 4500012345, from 850 0001
FIELD                    MADE FROM  BYTES    SENT          MAP
orderNumber              2 BEG-03   185-194  4500012345    x12/004010/850/order.map.yaml:5
purpose                  2 BEG-01   179-180  00            x12/004010/850/order.map.yaml:8
orderType                2 BEG-02   182-183  SA            x12/004010/850/order.map.yaml:9
issueDate                2 BEG-05   197-204  20260301      x12/004010/850/order.map.yaml:10
lines[0].lineNumber      3 PO1-01   211      1             x12/004010/850/order.map.yaml:50
lines[0].quantity        3 PO1-02   213-214  10            x12/004010/850/order.map.yaml:51
lines[0].unit            3 PO1-03   216-217  EA            x12/004010/850/order.map.yaml:52
lines[0].unitSent        3 PO1-03   216-217  EA            x12/004010/850/order.map.yaml:53
lines[0].price.amount    3 PO1-04   219-222  9.25          x12/004010/850/order.map.yaml:54
lines[0].identifiers[0]  3 PO1-07   228-239  614141100019  x12/004010/850/order.map.yaml:57
lines[0].identifiers[0]  3 PO1-06   225-226  UP            x12/004010/850/order.map.yaml:57
totals.lineCount         4 CTT-01   246      1             x12/004010/850/order.map.yaml:58
All that was sent is used.

`);
  });

  it('gives one object per field', async () => {
    const { stdout } = await crossdock(['map', '-', '--explain', '--json'], { input: ORDER });
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      transactionType: '850',
      transactionControl: '0001',
      document: 1,
      path: 'orderNumber',
      segmentPosition: 2,
      segmentId: 'BEG',
      elementPosition: 3,
      byteOffset: 185,
      byteLength: 10,
      mapFile: 'x12/004010/850/order.map.yaml',
      mapLine: 5,
      value: '4500012345',
    });
  });
});

describe('crossdock map --unused', () => {
  const input = ORDER.replace('PO1*1', 'LDT*AF*3*DA~\nPO1*1').replace('SE*5', 'SE*6');

  it('lists what was sent and not used', async () => {
    const { code, stdout } = await crossdock(['map', '-', '--unused'], { input });
    expect(code).toBe(0);
    expect(stdout).toBe(`Order 4500012345, from 850 0001
3 values were sent and are not used:
PLACE     BYTES    SENT  NAME
3 LDT-01  211-212  AF    Lead time
3 LDT-02  214      3     Quantity
3 LDT-03  216-217  DA    Unit of a period

`);
  });
});

/** Folders of its own with these messages, for what writes. */
const ownFolders = (name: string, messages: readonly string[] = ['850']): OwnDefinitions =>
  ownDefinitions(join(folder, name), messages);

describe('crossdock mapping test', () => {
  it('is well where all comes as expected', async () => {
    expect(await crossdock(['mapping', 'test', 'mappings/x12/004010/850/golden/blanket-release'])).toEqual({
      code: 0,
      stdout: 'ok mappings/x12/004010/850/golden/blanket-release\n1 example, as expected\n',
      stderr: '',
    });
  });

  it('shows each field that differs, and writes it when asked', async () => {
    const env = ownFolders('differing');
    const golden = join(folder, 'differing/mappings/x12/004010/850/golden/blanket-release');
    const expected = join(golden, 'canonical.json');
    const right = readFileSync(expected, 'utf8');
    writeFileSync(
      expected,
      right.replace('"quantity": "400"', '"quantity": "4"').replace('"releaseNumber": "03",', ''),
    );
    const differing = await crossdock(['mapping', 'test', golden], { env });
    expect(differing.code).toBe(1);
    expect(differing.stdout.split('\n').slice(1)).toEqual([
      '  canonical.json [0].lines[0].quantity',
      '    expected "4"',
      '    actual   "400"',
      '  canonical.json [0].releaseNumber',
      '    actual   "03"',
      '1 example, 1 not as expected',
      '',
    ]);
    const json = await crossdock(['mapping', 'test', golden, '--json'], { env });
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      differences: [
        { path: 'canonical.json [0].lines[0].quantity', expected: '4', actual: '400' },
        { path: 'canonical.json [0].releaseNumber', actual: '03' },
      ],
    });
    expect((await crossdock(['mapping', 'test', golden, '--update'], { env })).code).toBe(0);
    expect(JSON.parse(readFileSync(expected, 'utf8'))).toEqual(JSON.parse(right));
  });

  it('runs what is sent, too, and shows each line that differs', async () => {
    const env = ownFolders('sending', ['810']);
    const golden = join(folder, 'sending/mappings/x12/004010/810/golden-out/credit-memo');
    const output = join(golden, 'output.edi');
    const right = readFileSync(output, 'utf8');
    writeFileSync(output, right.replace('BIG*', 'BIX*'));
    const differing = await crossdock(['mapping', 'test', golden], { env });
    expect(differing.code).toBe(1);
    expect(differing.stdout.split('\n').slice(1)).toEqual([
      '  output.edi line 4',
      expect.stringMatching(/^ {4}expected "BIX\*/),
      expect.stringMatching(/^ {4}actual {3}"BIG\*/),
      '1 example, 1 not as expected',
      '',
    ]);
    expect((await crossdock(['mapping', 'test', golden, '--update'], { env })).code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(right);
  });

  it('ends with 2 where there is no example', async () => {
    expect(await crossdock(['mapping', 'test', 'docs'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There is no golden example in .*docs\.\n$/),
    });
  });
});

describe('crossdock mapping check', () => {
  it('finds nothing wrong in the 850', async () => {
    const env = ownFolders('sound');
    expect(await crossdock(['mapping', 'check'], { env })).toEqual({
      code: 0,
      stdout: 'All definitions load, and examples stand beside each map\n',
      stderr: '',
    });
  });

  it('names file, line, column and remedy of each mistake, and warns of too few examples', async () => {
    const env = ownFolders('mistaken');
    const maps = join(folder, 'mistaken/mappings/x12/004010/850');
    const map = join(maps, 'order.map.yaml');
    writeFileSync(
      map,
      readFileSync(map, 'utf8')
        .replace('orderNumber: BEG.03', 'ordrNumber: BEG.99')
        .replace('codes: order-purpose', 'codes: order-purposes'),
    );
    rmSync(join(maps, 'golden'), { recursive: true });
    const { code, stdout } = await crossdock(['mapping', 'check', maps, '--json'], { env });
    const findings = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { severity: string; line: number; column: number; message: string });
    expect(code).toBe(1);
    expect(findings.map(({ severity, line, column, message }) => `${severity} ${line}:${column} ${message}`)).toEqual([
      'warning 1:1 order.map.yaml has no golden example; a usual and an odd one are the least.',
      'error 5:3 The document has no field "ordrNumber".',
      expect.stringMatching(/^error 8:\d+ /),
    ]);
  });
});

describe('crossdock guide diff', () => {
  const overlay = join(folder, '850.guide.yaml');
  writeFileSync(
    overlay,
    'extends: x12/004010/850\nmessage: "850"\nuses:\n  BEG.01: { codes: ["00"] }\n  REF: required\n  PER: not-used\n',
  );

  it('says by use what differs', async () => {
    const { code, stdout } = await crossdock(['guide', 'diff', 'x12/004010/850', overlay]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/ \(.*:/g, ' (')).toBe(`BEG
  .01 codes: 00 (4)
REF
  usage: optional becomes required (5)
  repeats: 0..* becomes 1..* (5)
PER
  usage: optional becomes not-used (6)
`);
  });

  it('gives one object per difference', async () => {
    const { stdout } = await crossdock(['guide', 'diff', 'x12/004010/850', overlay, '--json']);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toEqual({
      path: 'BEG.01',
      what: 'codes',
      overlay: '00',
      place: { file: overlay, line: 4, column: 3 },
    });
  });

  it('says so where nothing differs, and when there is no such guide', async () => {
    expect((await crossdock(['guide', 'diff', 'x12/004010/850', 'x12/004010/850'])).stdout).toBe(
      'x12/004010/850 says what x12/004010/850 says.\n',
    );
    expect(await crossdock(['guide', 'diff', 'x12/004010/850', 'x12/004010/851'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no guide x12/004010/851. Did you mean x12/004010/850?\n',
    });
  });
});

describe('crossdock mapping new', () => {
  const env = ownFolders('drafted');
  const partner = join(folder, 'drafted/partners/oddmart');
  const sample = join(folder, 'odd.edi');
  const call = ['mapping', 'new', sample, '--partner', 'oddmart'];
  writeFileSync(
    sample,
    ORDER.replace('ACMERETAIL     ', 'ODDMART        ')
      .replaceAll('ACMERETAIL', 'ODDMART')
      .replace('BEG*00', 'BEG*QQ')
      .replace('CTT*1', 'LQ*ZZ*7~\nLDT*AF*3*DA~\nCTT*1')
      .replace('SE*5', 'SE*7'),
  );

  it('writes the overlays that the sample needs, and says what to do next', async () => {
    const { code, stdout, stderr } = await crossdock(call, { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Drafted from x12\/004010\/850; the sample becomes 0 documents\.\n\nWritten:\n/);
    expect(stdout).toContain('850.guide.yaml: 2 lines that the sample asks for.');
    const guide = readFileSync(join(partner, '850.guide.yaml'), 'utf8');
    expect(guide).toMatch(/^extends: x12\/004010\/850\nuses:\n {2}BEG\.01: \{ codes: '([^']* )?QQ' \}\ninsert:\n/m);
    expect(guide).toContain('insert:\n  - { after: PO1/LIN, segments: [LQ: 0..*] }\n');
    expect(readFileSync(join(partner, '850.map.yaml'), 'utf8')).toContain(`fields: {}
  # field: PO1/LDT.01 # Lead time 'AF'
`);
    expect(readFileSync(join(partner, 'partner.yaml'), 'utf8')).toContain(
      "agreements:\n  - { message: '850', guide: oddmart/850, map: oddmart/850 }\n",
    );
    expect(readFileSync(join(partner, 'golden/sample/input.edi'), 'utf8')).toBe(readFileSync(sample, 'utf8'));
    expect(stdout).toContain('1 error left in the sample (CD-4121)');
    expect(JSON.parse(readFileSync(join(partner, 'golden/sample/failures.json'), 'utf8'))).toMatchObject([
      { code: 'CD-4121', value: 'QQ' },
    ]);
  });

  it('is a partner whose examples come as expected', async () => {
    expect((await crossdock(['mapping', 'test', partner], { env })).stdout).toMatch(/1 example, as expected\n$/);
    expect((await crossdock(['mapping', 'check', partner], { env })).stdout).toMatch(
      /All definitions load; 2 warnings\n$/,
    );
  });

  it.each([
    ['a folder', [folder, '--partner', 'oddmart'], `There is no file ${folder}.`],
    ['a name in capitals', [sample, '--partner', 'ODDMART'], 'Partners and examples are named in lower case'],
  ])('says what keeps it from drafting: %s', async (_, args, sentence) => {
    expect(await crossdock(['mapping', 'new', ...args], { env })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(sentence),
    });
  });

  it('never overwrites unless it is told to', async () => {
    const overlay = join(partner, '850.guide.yaml');
    writeFileSync(overlay, 'extends: x12/004010/850\n');
    expect(await crossdock(call, { env })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Already there: .*850\.guide\.yaml.* Nothing is written; --force overwrites\.\n$/),
    });
    expect(readFileSync(overlay, 'utf8')).toBe('extends: x12/004010/850\n');
    const { stdout } = await crossdock([...call, '--force'], { env });
    expect(stdout).toContain('Add to agreements: in');
    expect(readFileSync(overlay, 'utf8')).toContain('LQ: 0..*');
  });
});
