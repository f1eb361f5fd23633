import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reload } from '@app/pipeline';
import { DefinitionWatch, LiveDefinitions, mapTransactions } from '@app/pipeline';

const root = mkdtempSync(join(tmpdir(), 'live-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Fjordhandel, and what its overlay needs of what we ship. */
const roots = { mappings: join(root, 'mappings'), partners: join(root, 'partners') };
const SHIPPED = ['codes', 'x12/codes', 'x12/parts', 'x12/004010/dictionary.yaml', 'x12/004010/codes', 'x12/004010/850'];
const PARTNER = join(roots.partners, 'fjordhandel');
const MAP = join(PARTNER, '850.map.yaml');
const ORDER = readFileSync('partners/fjordhandel/golden/spring-order/input.edi');

beforeEach(() => {
  rmSync(root, { recursive: true });
  mkdirSync(roots.partners, { recursive: true });
  for (const name of SHIPPED) cpSync(join('mappings', name), join(roots.mappings, name), { recursive: true });
  for (const name of ['company.yaml', 'fjordhandel'])
    cpSync(join('partners', name), join(roots.partners, name), { recursive: true });
});

const change = (file: string, from: string, to: string): void => {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
};

async function orderOf(live: LiveDefinitions): Promise<unknown> {
  for await (const { documents } of mapTransactions([ORDER], live.current.mapPorts, { accepted: () => true }))
    return documents[0];
  return undefined;
}

describe('definitions that are in force', () => {
  it('are the same object as long as no file is written', async () => {
    const live = LiveDefinitions.load(roots);
    const before = live.current;
    expect(await live.reload()).toEqual({ kind: 'unchanged' });
    expect(live.current).toBe(before);
  });

  it('are switched when a file says something else and the examples agree', async () => {
    const live = LiveDefinitions.load(roots);
    const before = live.current;
    expect(await orderOf(live)).toMatchObject({ lines: [{ unit: 'H87' }, { unit: 'XCS' }, { unit: 'XPX' }] });
    const codes = join(PARTNER, 'codes/units.yaml');
    change(codes, 'PL: XPX', 'PL: XPP');
    const golden = join(PARTNER, 'golden/spring-order/canonical.json');
    change(golden, '"XPX"', '"XPP"');
    expect(await live.reload()).toEqual({ kind: 'switched', files: [codes, golden], examples: 2 });
    expect(live.current).not.toBe(before);
    expect(await orderOf(live)).toMatchObject({ lines: [{ unit: 'H87' }, { unit: 'XCS' }, { unit: 'XPP' }] });
    expect(live.current.maps.get('fjordhandel/850')?.hash).not.toBe(before.maps.get('fjordhandel/850')?.hash);
  });

  it('stay when an example of what we send differs', async () => {
    cpSync('mappings/x12/004010/810', join(roots.mappings, 'x12/004010/810'), { recursive: true });
    const live = LiveDefinitions.load(roots);
    const map = join(roots.mappings, 'x12/004010/810/invoice.outbound.yaml');
    const before = readFileSync(map);
    change(map, '02: invoiceNumber', '02: originalInvoice');
    expect(await live.reload()).toMatchObject({ kind: 'refused', files: [map] });
    expect(live.refused?.problems[0]).toMatchObject({
      file: expect.stringContaining('x12/004010/810/golden-out/'),
      message: expect.stringMatching(/^The example x12\/004010\/810\/golden-out\/[\w-]+ differs: /),
    });
    writeFileSync(map, before);
    expect(await live.reload()).toMatchObject({ kind: 'switched' });
    expect(live.refused).toBeUndefined();
  });

  it('stay when a file has a mistake, which is told with its place, until it is mended', async () => {
    const live = LiveDefinitions.load(roots);
    const before = live.current;
    change(MAP, 'DTM(01=002)', 'DMT(01=002)');
    expect(await live.reload()).toMatchObject({ kind: 'refused', files: [MAP] });
    expect(live.refusal).toMatch(
      /fjordhandel\/850\.map\.yaml:4:29: There is no segment DMT in the dictionary of x12 004010\. Did you mean AMT\?$/,
    );
    expect(live.current).toBe(before);
    expect(await orderOf(live)).toMatchObject({ requestedDelivery: { date: '2026-03-20' } });
    expect(await live.reload()).toEqual({ kind: 'unchanged' });
    change(MAP, 'DMT(01=002)', 'DTM(01=002)');
    expect(await live.reload()).toEqual({ kind: 'switched', files: [MAP], examples: 2 });
    expect(live.refusal).toBeUndefined();
  });

  it('stay when an example comes out otherwise', async () => {
    const live = LiveDefinitions.load(roots);
    const before = live.current;
    change(join(PARTNER, 'codes/units.yaml'), 'PL: XPX', 'PL: XPP');
    expect(await live.reload()).toMatchObject({ kind: 'refused' });
    expect(live.refusal).toBe(
      'The example fjordhandel/golden/spring-order differs: canonical.json [0].lines[2].unit should be "XPX", and is "XPP".',
    );
    expect(live.current).toBe(before);
  });

  it('stay when an agreement names what is gone', async () => {
    const live = LiveDefinitions.load(roots);
    rmSync(MAP);
    expect(await live.reload()).toMatchObject({ kind: 'refused', files: [MAP] });
    expect(live.refusal).toContain('partner.yaml:17:5: There is no map "fjordhandel/850".');
    expect(live.current.maps.get('fjordhandel/850')).toBeDefined();
  });
});

describe('a watch', () => {
  it('reloads what is written, and ends when it is told', async () => {
    const live = LiveDefinitions.load(roots);
    let told: (reload: Reload) => void = () => undefined;
    const next = (): Promise<Reload> => new Promise((resolve) => (told = resolve));
    const errors: unknown[] = [];
    const watch = new DefinitionWatch(live, roots, {
      settle: 5,
      interval: 50,
      onReload: (reload) => told(reload),
      onError: (error) => errors.push(error),
    });
    const refused = next();
    change(MAP, 'DTM(01=002)', 'DMT(01=002)');
    expect(await refused).toMatchObject({ kind: 'refused', files: [MAP] });
    const switched = next();
    change(MAP, 'DMT(01=002)', 'DTM(01=002)');
    expect(await switched).toEqual({ kind: 'switched', files: [MAP], examples: 2 });
    await watch.stop();
    const last = live.current;
    change(MAP, 'DTM(01=002)', 'DMT(01=002)');
    expect(live.current).toBe(last);
    expect(errors).toEqual([]);
  });
});
