import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { crossdock } from './running.js';

const INVOICE = join(process.cwd(), 'mappings/x12/004010/810/golden-out/credit-memo/input.json');
const AT = ['--at', '2026-03-01T12:00:00Z'];

describe('crossdock map --to', () => {
  it('writes an interchange for a partner', async () => {
    const args = ['map', INVOICE, '--to', 'x12/004010/810', '--partner', 'acme', '--control-number', '42', ...AT];
    expect(await crossdock(args)).toEqual({
      code: 0,
      stdout:
        'ISA*00*          *00*          *ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *260301*1200*U*00401*000000042*0*P*>~' +
        'GS*IN*HARBORGOODS*ACMERETAIL*20260301*1200*42*X*004010~ST*810*0042~BIG*20260420*CM-90003*20260301*4500011***CR*00~' +
        'NTE*GEN*DAMAGED IN TRANSIT~CUR*SE*USD~REF*OI*INV-90011~N1*BY*ACME RETAIL GROUP*UL*0614141000005~' +
        'N1*ST*ACME STORE 1 COLUMBUS*92*0001~IT1*1*10*EA*12.50**UP*614141100019~TDS*12500~CTT*1~SE*11*0042~GE*1*42~' +
        'IEA*1*000000042~\n',
      stderr: '',
    });
  });

  it('writes a test to nobody without a partner', async () => {
    const { stdout } = await crossdock(['map', INVOICE, '--to', 'edifact/D.96A/INVOIC', ...AT]);
    expect(stdout.slice(0, 108)).toBe(
      "UNB+UNOC:3+SENDER:ZZZ+RECEIVER:ZZZ+260301:1200+1++++++1'UNH+1+INVOIC:D:96A:UN'BGM+381+CM-90003+9'DTM+137:202",
    );
  });

  it('lists what the message does not carry, in place of it', async () => {
    const document = { ...(JSON.parse(readFileSync(INVOICE, 'utf8')) as object), bankAccounts: [{ account: 'DE02' }] };
    const input = JSON.stringify(document);
    const args = ['map', '-', '--to', 'x12/004010/810', '--unused'];
    expect(await crossdock(args, { input })).toEqual({
      code: 0,
      stdout: '1 value is given and not carried:\nFIELD                    GIVEN\n/bankAccounts/0/account  DE02\n',
      stderr: '',
    });
    const { stdout } = await crossdock([...args, '--json'], { input });
    expect(JSON.parse(stdout)).toEqual({ pointer: '/bankAccounts/0/account', value: 'DE02' });
    const whole = await crossdock(['map', INVOICE, '--to', 'x12/004010/810', '--unused']);
    expect(whole.stdout).toBe('The message carries all that the document gives.\n');
  });

  it('says where a document cannot be written, and ends with 1', async () => {
    const document = readFileSync(INVOICE, 'utf8').replace('CM-90003', 'CM-90003-IS-TOO-LONG-A-NUMBER');
    const args = ['map', '-', '--to', 'x12/004010/810'];
    expect(await crossdock(args, { input: document })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error CD-4211 segment BIG-02, /invoiceNumber: BIG[0].02 holds at most 22 characters, ' +
        'and "CM-90003-IS-TOO-LONG-A-NUMBER" has 29; nothing is cut.\n' +
        '      Shorten the value in the document, or let the map take another one (x12/004010/810/invoice.outbound.yaml:5).\n',
    });
    const { stderr } = await crossdock([...args, '--json'], { input: document });
    expect(JSON.parse(stderr)).toMatchObject({
      code: 'CD-4211',
      location: { path: 'BIG[0].02', pointer: '/invoiceNumber' },
    });
  });

  it.each([
    [
      ['--to', 'x12/004010/811'],
      INVOICE,
      'No map makes "x12/004010/811" of the document type Invoice. Did you mean "x12/004010/810"?\n',
    ],
    [['--to', 'x12/004010/810', '--partner', 'acne'], INVOICE, 'There is no partner "acne". Did you mean "acme"?\n'],
    [
      ['--to', 'x12/004010/810', '--partner', 'nordmarkt'],
      INVOICE,
      'Nordmarkt Handels GmbH has no identity for x12.\n',
    ],
    [
      ['--to', 'x12/005010/997', '--partner', 'acme'],
      INVOICE,
      'There is no agreement that sends "x12/005010/997" to ACME Retail Group.\n',
    ],
    [['--to', 'x12/004010/810'], 'package.json', 'package.json does not say its documentType. It is one of '],
    [['--to', 'x12/004010/810'], 'LICENSE', 'LICENSE is no canonical document in JSON: '],
  ])('%j of %s ends with 2', async (options, file, sentence) => {
    const { code, stdout, stderr } = await crossdock(['map', file, ...options]);
    expect([code, stdout, stderr.slice(0, sentence.length)]).toEqual([2, '', sentence]);
  });
});
