import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GoldenRunner, partnerOf, writeExpected } from '@app/pipeline';

const partners = mkdtempSync(join(tmpdir(), 'golden-partners-'));
const folder = join(partners, 'oddmart', 'golden', 'private-code');
const INPUT = `ISA*00*          *00*          *ZZ*ODDMART        *ZZ*HARBORGOODS    *260301*0930*U*00401*000000412*0*P*>~
GS*PO*ODDMART*HARBORGOODS*20260301*0930*7*X*004010~
ST*850*0001~
BEG*00*SA*4500012345**20260301~
CUR*BY*USD~
REF*ZZ*77~
PO1*1*10*EA*9.25**UP*614141100019~
SE*6*0001~
GE*1*7~
IEA*1*000000412~
`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'input.edi'), INPUT);
copyFileSync('partners/company.yaml', join(partners, 'company.yaml'));
writeFileSync(
  join(partners, 'oddmart', '850.guide.yaml'),
  'extends: x12/004010/850\nmessage: "850"\nuses:\n  REF.01: { codes: [ZZ] }\n  BEG.02: { codes: [SA] }\n',
);
writeFileSync(
  join(partners, 'oddmart', '850.map.yaml'),
  'extends: x12/004010/850/order\nfields:\n  releaseNumber: REF(01=ZZ).02\n',
);

describe("a partner's examples", () => {
  const runner = GoldenRunner.open({ mappings: 'mappings', partners });
  const golden = runner.cases().find(({ name }) => name === 'oddmart/golden/private-code')!;

  it('are read by the guide and the map of its folder', async () => {
    const { actual, differences } = await runner.run(golden);
    expect(actual.failures).toEqual([]);
    expect(actual.documents).toMatchObject([{ orderNumber: '4500012345', releaseNumber: '77' }]);
    expect(actual.acknowledgments).toContain('~AK5*A~');
    expect(differences.map(({ path }) => path)).toEqual([
      'canonical.json [0]',
      ...Array.from({ length: 10 }, (_, at) => `ack.edi segment ${at + 1}`),
    ]);
  });

  it('come as expected once that is written', async () => {
    writeExpected(golden, (await runner.run(golden)).actual);
    expect((await runner.run(golden)).differences).toEqual([]);
  });

  it('run under the options of their agreement and are answered as the partner wants', async () => {
    writeFileSync(
      join(partners, 'oddmart', 'partner.yaml'),
      `name: Odd Mart
identities: { x12: [{ qualifier: ZZ, id: ODDMART }] }
acknowledgment: { type: none }
agreements: [{ message: '850' }]
`,
    );
    const { actual } = await GoldenRunner.open({ mappings: 'mappings', partners }).run(golden);
    expect(actual.acknowledgments).toBe('');
    expect(actual.documents).toHaveLength(1);
  });
});

describe('the partner of a path', () => {
  it.each([
    ['partners/acme/850.guide.yaml', 'acme'],
    ['partners/acme/golden/one/input.edi', 'acme'],
    ['partners', undefined],
    ['mappings/x12', undefined],
  ])('%s', (path, partner) => {
    expect(partnerOf(path, 'partners')).toBe(partner);
  });
});
