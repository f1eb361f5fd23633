import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validateDocument } from '@app/canonical';
import type { Transaction } from '@app/interchange';
import { parse } from '@app/pipeline';
import { MapLibrary } from '../src/index.js';
import { guides } from './map.harness.js';

const mappings = join(process.cwd(), 'mappings');
const maps = MapLibrary.load(mappings, guides);
const inputs = readdirSync(mappings, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('input.edi'),
);

async function transactions(bytes: Buffer): Promise<Transaction[]> {
  const found: Transaction[] = [];
  for await (const event of parse([bytes], {})) if (event.kind === 'transaction') found.push(event.transaction);
  return found;
}

/** One thing done to a segment: taken out, sent twice, or one of its elements replaced. */
const change = fc.record({
  at: fc.nat(),
  element: fc.nat({ max: 12 }),
  how: fc.constantFrom('drop', 'repeat', 'replace'),
  text: fc.constantFrom(
    '',
    'X',
    '0',
    '-1',
    '12,5',
    '.5',
    '1E3',
    '99999999',
    'äöü',
    ' ',
    '20261301',
    'ZZ:102',
    'S',
    'IV',
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, terminator: string, separator: string, changes: readonly Change[]): string {
  const segments = text.split(terminator);
  for (const { at, element, how, text: value } of changes) {
    // Envelopes stay: ISA, GS, ST or UNA, UNB, UNH in front, the trailers behind.
    const index = 3 + (at % Math.max(segments.length - 6, 1));
    const segment = segments[index] ?? '';
    if (how === 'drop') segments.splice(index, 1);
    if (how === 'repeat') segments.splice(index, 0, segment);
    if (how === 'replace') {
      const elements = segment.split(separator);
      elements[1 + (element % Math.max(elements.length - 1, 1))] = value;
      segments[index] = elements.join(separator);
    }
  }
  return segments.join(terminator);
}

describe('whatever is sent', () => {
  it.each(inputs)('%s: a map throws nothing, and what it makes is sound', async (file) => {
    const text = readFileSync(join(mappings, file), 'latin1');
    const [terminator, separator] = text.startsWith('ISA') ? ['~', '*'] : ["'", '+'];
    const guide = guides.get(file.split('/').slice(0, 3).join('/'));
    const map = guide === undefined ? undefined : maps.for(guide.ref);
    expect(map?.guide).toBe(guide?.ref);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const transaction of await transactions(
          Buffer.from(changed(text, terminator, separator, changes), 'latin1'),
        )) {
          const { documents, failures } = map!.evaluate(guide!.match(transaction));
          expect(documents.flatMap(validateDocument)).toEqual([]);
          expect(documents.length > 0 || failures.some(({ severity }) => severity === 'error')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
