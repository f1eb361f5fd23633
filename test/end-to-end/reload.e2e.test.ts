import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, startCrossdock } from './crossdock.js';
import type { Crossdock } from './crossdock.js';

const partners = mkdtempSync(join(tmpdir(), 'partners-'));
const OWN = join(partners, 'fjordhandel');
const ORDER = readFileSync('partners/fjordhandel/golden/spring-order/input.edi', 'utf8');

let crossdock: Crossdock;
beforeAll(async () => {
  cpSync('partners', partners, { recursive: true });
  crossdock = await startCrossdock({
    environment: { CROSSDOCK_PARTNERS: partners },
    gateway: { reloadInterval: 200 },
  });
}, 60_000);
afterAll(async () => {
  await crossdock.close();
  rmSync(partners, { recursive: true });
});

const change = (file: string, from: string, to: string): void => {
  const path = join(OWN, file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
};

/** The unit that a pallet (PL) of a new order becomes. */
async function unitOfPallet(control: number): Promise<unknown> {
  const file = ORDER.replaceAll('000000031', String(control).padStart(9, '0'))
    .replace('*0815*31*', `*0815*${control}*`)
    .replace('GE*1*31~', `GE*1*${control}~`)
    .replace('FH-2026-118', `FH-${control}`);
  const { body } = await crossdock.post(file);
  const [document] = body.interchanges[0]?.documents ?? [];
  const { body: found } = await crossdock.get<{ content: { lines: { unitSent: string; unit: string }[] } }>(
    `/documents/${document?.documentId ?? ''}`,
  );
  return found.content.lines.find(({ unitSent }) => unitSent === 'PL')?.unit;
}

interface Definitions {
  readonly since: string;
  readonly maps: readonly { readonly ref: string; readonly hash: string }[];
  readonly refused?: { readonly files: readonly string[]; readonly problems: readonly object[] };
}

const definitions = async (): Promise<Definitions> => (await crossdock.get<Definitions>('/definitions')).body;

async function reloads(outcome: string): Promise<boolean> {
  const { body } = await crossdock.get<string>('/metrics');
  return body.includes(`crossdock_definition_reloads_total{outcome="${outcome}"} 1`);
}

describe('definitions that change while the gateway runs', () => {
  it('are in force for the next message; those that cannot be used never', async () => {
    expect(await unitOfPallet(401)).toBe('XPX');
    change('codes/units.yaml', 'PL: XPX', 'PL: XPP');
    change('golden/spring-order/canonical.json', '"XPX"', '"XPP"');
    expect(await eventually(() => reloads('switched'), Boolean, 60_000)).toBe(true);
    expect(await unitOfPallet(402)).toBe('XPP');
    const inForce = await definitions();
    expect(inForce.refused).toBeUndefined();
    change('codes/units.yaml', 'PL: XPP', 'PL: [XPP]');
    expect(await eventually(() => reloads('refused'), Boolean, 60_000)).toBe(true);
    const after = await definitions();
    expect(after).toMatchObject({ since: inForce.since, maps: inForce.maps });
    expect(after.refused).toMatchObject({
      files: [join(OWN, 'codes/units.yaml')],
      problems: [{ file: join(OWN, 'codes/units.yaml'), line: 4, column: 32, message: expect.stringContaining('PL') }],
    });
    expect(await unitOfPallet(403)).toBe('XPP');
  }, 180_000);
});
