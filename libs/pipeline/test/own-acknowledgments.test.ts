import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './harness.js';

/** Every acknowledgment that the project's examples expect of us. */
function acknowledgments(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => join(folder, path))
    .filter((path) => readFileSync(path).length > 0)
    .sort();
}

const NO_FAULT: readonly string[] = [];

/** They name what was wrong as it was sent, so that its sender finds it: a party, or a control number. */
const REPEATING: Readonly<Record<string, readonly string[]>> = {
  'TA105-005': ['CD-1102 ISA07, receiver qualifier, is "zz", which is no code of two characters.'],
  'TA105-006': ['CD-1102 ISA08, receiver, is "               ", which is no identification.'],
  'TA105-007': ['CD-1102 ISA05, sender qualifier, is "zz", which is no code of two characters.'],
  'TA105-008': ['CD-1102 ISA06, sender, is "               ", which is no identification.'],
  'AK502-7': ['CD-2204 AK2-02 (Transaction control number): "1" has fewer than 4 characters.'],
  'AK905-6': ['CD-2213 AK1-02 (Group control number): "1A" is not a whole number.'],
};

describe('the acknowledgments that we write, by our own reader and guides', () => {
  it.each(acknowledgments('mappings', 'ack.edi'))('%s', async (path) => {
    expect(await faultsOf(readFileSync(path))).toEqual([]);
  });

  it.each(existsSync('test/conformance') ? acknowledgments('test/conformance/cases', 'acknowledgment.edi') : [])(
    '%s',
    async (path) => {
      const name = path.split('/').at(-2) ?? '';
      expect(await faultsOf(readFileSync(path))).toEqual(REPEATING[name] ?? NO_FAULT);
    },
  );

  it.each([
    ['a 997 of 004060', 'x12/004010/997', 'GS*FA*A*B*20260301*1200*1*X*004060~ST*997*0001~'],
    ['a 997 of 006020', 'x12/005010/997', 'GS*FA*A*B*20260301*1200*1*X*006020~ST*997*0001~'],
  ])('reads %s by %s', async (_, __, opening) => {
    const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*A${' '.repeat(14)}*ZZ*B${' '.repeat(14)}*260301*1200*U*00401*000000001*0*P*:~`;
    const text = `${isa}${opening}AK1*PO*1~AK9*A*1*1*1~SE*4*0001~GE*1*1~IEA*1*000000001~`;
    expect(await faultsOf(Buffer.from(text))).toEqual([]);
  });
});
