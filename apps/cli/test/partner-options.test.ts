import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crossdock, ORDER } from './running.js';

const INPUT = 'partners/fjordhandel/golden/spring-order/input.edi';
const folder = mkdtempSync(join(tmpdir(), 'crossdock-partners-'));
const partners = join(folder, 'partners');

/** A partner whose orders are UBL with rules of its own. */
const TEAHOUSE = {
  'partner.yaml': `name: Tea House
identities: { xml: [{ qualifier: GLN, id: '5790000000012' }] }
agreements: [{ message: Order, guide: teahouse/order, map: teahouse/order }]
`,
  'order.guide.yaml': 'extends: xml/UBL-2.1/Order\nmessage: Order\nelements: { cbc:Note: 1..* }\n',
  'order.map.yaml': 'extends: xml/UBL-2.1/Order/order\nfields: { contractNumber: cbc:Note#1 }\n',
};

beforeAll(() => {
  cpSync('partners', partners, { recursive: true });
  writeFileSync(
    join(partners, 'fjordhandel/850.map.yaml'),
    "extends: x12/004010/850/order\nfields: { contractNumber: { value: 'of the other folder' } }\n",
  );
  mkdirSync(join(partners, 'teahouse'));
  for (const [name, text] of Object.entries(TEAHOUSE)) writeFileSync(join(partners, 'teahouse', name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The order that `crossdock map --json` prints. */
async function mapped(...options: string[]): Promise<object> {
  const { code, stdout, stderr } = await crossdock(['map', INPUT, '--json', ...options]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as object;
}

describe('what a partner agreed to on the command line', () => {
  it('is read by overlays, code files and options of the agreement', async () => {
    const { code, stderr } = await crossdock(['map', INPUT]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error CD-/);
    const order = await mapped('--partner', 'fjordhandel');
    expect(order).toMatchObject({ documentType: 'Order', requestedDelivery: { date: expect.any(String) } });
    expect(await mapped('--partners', 'partners')).toEqual(order);
  });

  it('comes from another folder where one is told', async () => {
    const other = { contractNumber: 'of the other folder' };
    expect(await mapped('--partners', partners)).toMatchObject(other);
    expect(await mapped('--partners', partners, '--partner', 'fjordhandel')).toMatchObject(other);
  });

  it.each([['validate'], ['ack'], ['map', '--unused']])('holds in %s %s too', async (command, ...options) => {
    const { code, stderr } = await crossdock([command, INPUT, '--partner', 'fjordhandel', ...options]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('is read for a document in XML, by its own guide and map', async () => {
    const of = ['--partners', partners, '--partner', 'teahouse'];
    const sent = readFileSync('mappings/xml/UBL-2.1/Order/golden/minimal/input.xml', 'utf8');
    const { code, stdout } = await crossdock(['validate', '-', ...of], { input: sent });
    expect([code, stdout.split('\n')[0]]).toEqual([
      1,
      'error CD-2501 Order 2026-77, element Order, line 2, column 1, byte 39: The element cbc:Note is missing in Order.',
    ]);
    const input = sent.replace(
      '<cbc:IssueDate>',
      '<cbc:Note>C-9</cbc:Note><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cbc:IssueDate>',
    );
    const order = await crossdock(['map', '-', '--json', ...of], { input });
    expect(JSON.parse(order.stdout)).toMatchObject({ orderNumber: '2026-77', contractNumber: 'C-9' });
    const explained = await crossdock(['map', '-', '--explain', '--unused', ...of], { input });
    expect([explained.code, explained.stderr]).toEqual([0, '']);
    expect(explained.stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual(
      expect.arrayContaining([
        'Order 2026-77, from Order 2026-77',
        'orderNumber | 5:3 cbc:ID | 280-303 | 2026-77 | xml/UBL-2.1/Order/order.map.yaml:5',
        'contractNumber | 6:3 cbc:Note | 307-330 | C-9 | teahouse/order.map.yaml:2',
        '1 value was sent and is not used:',
        '6:27 cbc:TaxCurrencyCode | 331-376 | EUR',
      ]),
    );
  });

  it('holds whoever the envelope names, for a message that is agreed', async () => {
    const { code, stdout } = await crossdock(['validate', '-', '--partner', 'swiftship'], { input: ORDER });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^error CD-3003 850 0001, .*: There is no agreement with Swiftship Logistics for 850 004010 \(live\);/,
    );
    expect((await crossdock(['validate', '-', '--partner', 'acme'], { input: ORDER })).code).toBe(0);
  });

  it('names the sender that a folder does not know', async () => {
    const input = ORDER.replace('ACMERETAIL     ', 'SOMEBODYELSE   ');
    const { code, stdout } = await crossdock(['validate', '-', '--partners', 'partners'], { input });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error CD-3001 .*The sender ZZ.SOMEBODYELSE belongs to no partner/);
  });

  it.each([
    [['--partner', 'fjordhandl'], 'There is no partner "fjordhandl". Did you mean "fjordhandel"?\n'],
    [['--partners', 'no-such-folder'], 'There is no folder no-such-folder.\n'],
  ])('%j ends with a sentence and 2', async (options, stderr) => {
    expect(await crossdock(['map', INPUT, ...options])).toEqual({ code: 2, stdout: '', stderr });
  });
});
