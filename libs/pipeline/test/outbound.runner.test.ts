import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DefinitionError } from '@app/definitions';
import { Examples, OutboundRunner } from '@app/pipeline';

const partners = mkdtempSync(join(tmpdir(), 'golden-out-partners-'));
afterAll(() => rmSync(partners, { recursive: true }));
const home = join(partners, 'oddmart');
const folder = join(home, 'golden-out', 'credit');
const PLAIN = 'mappings/x12/004010/810/golden-out/credit-memo';
mkdirSync(folder, { recursive: true });
copyFileSync('partners/company.yaml', join(partners, 'company.yaml'));
cpSync(join(PLAIN, 'input.json'), join(folder, 'input.json'));

const open = (): OutboundRunner => OutboundRunner.open({ mappings: 'mappings', partners });
const golden = { name: 'oddmart/golden-out/credit', folder };
const segment = (text: string | undefined, tag: string): string =>
  text?.split('\n').find((line) => line.startsWith(`${tag}*`)) ?? '';

describe('examples of what a partner is sent', () => {
  it('stand beside those of the standards', () => {
    expect(open().cases()).toContainEqual(golden);
  });

  it('say so where nothing makes a message of the document', async () => {
    await expect(open().run(golden)).rejects.toThrow(DefinitionError);
    await expect(open().run(golden)).rejects.toThrow('oddmart is sent no Invoice');
  });

  it('are written by the map in the folder before an agreement names it', async () => {
    writeFileSync(join(home, '810.outbound.yaml'), 'extends: x12/004010/810/invoice\n');
    const { actual } = await open().run(golden);
    expect(segment(actual.text, 'ISA')).toContain('*ZZ*HARBORGOODS    *ZZ*ACMERETAIL     *');
    expect(actual.failures).toEqual([]);
  });

  it('go from us to the partner, under the options of the agreement', async () => {
    writeFileSync(
      join(home, 'partner.yaml'),
      `name: Odd Mart
identities: { x12: [{ qualifier: '08', id: ODDMART }] }
agreements: [{ message: '810', version: '004010', direction: out }]
`,
    );
    rmSync(join(home, '810.outbound.yaml'));
    const { actual } = await open().run(golden);
    expect(segment(actual.text, 'ISA')).toContain('*ZZ*HARBORGOODS    *08*ODDMART        *260301*1200*');
    expect(segment(actual.text, 'BIG')).toBe(segment(readFileSync(join(PLAIN, 'output.edi'), 'latin1'), 'BIG'));
  });

  it('come as expected once that is written, and tell the line that differs', async () => {
    const examples = Examples.open({ mappings: 'mappings', partners });
    (await examples.run(golden)).accept();
    expect((await examples.run(golden)).differences).toEqual([]);
    const output = join(folder, 'output.edi');
    writeFileSync(output, readFileSync(output, 'latin1').replace('*08*ODDMART', '*ZZ*ODDMART'));
    expect((await examples.run(golden)).differences).toMatchObject([
      {
        path: 'output.edi line 1',
        expected: expect.stringContaining('*ZZ*ODDMART'),
        actual: expect.stringContaining('*08*ODDMART'),
      },
    ]);
  });
});
