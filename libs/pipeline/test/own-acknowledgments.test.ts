import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './harness.js';

/** Every acknowledgment that the golden examples expect of us; test/conformance looks after its own. */
function acknowledgments(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => join(folder, path))
    .filter((path) => readFileSync(path).length > 0)
    .sort();
}

describe('the acknowledgments that we write, by our own reader and guides', () => {
  it.each(acknowledgments('mappings', 'ack.edi'))('%s', async (path) => {
    expect(await faultsOf(readFileSync(path))).toEqual([]);
  });

  it.each([
    ['004060', 'GS*FA*A*B*20260301*1200*1*X*004060~ST*997*0001~'],
    ['006020', 'GS*FA*A*B*20260301*1200*1*X*006020~ST*997*0001~'],
  ])('finds a guide for a 997 of %s', async (_, opening) => {
    const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*A${' '.repeat(14)}*ZZ*B${' '.repeat(14)}*260301*1200*U*00401*000000001*0*P*:~`;
    const text = `${isa}${opening}AK1*PO*1~AK9*A*1*1*1~SE*4*0001~GE*1*1~IEA*1*000000001~`;
    expect(await faultsOf(Buffer.from(text))).toEqual([]);
  });
});
