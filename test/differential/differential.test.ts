import { describe, expect, it } from '@jest/globals';
import { edifactInterchange, x12Interchange } from '../../tools/fuzz/interchanges.mjs';
import { Random } from '../../tools/fuzz/random.mjs';
import { DIVERGENCES } from './divergences.js';
import type { Peer, Row } from './peers.js';
import { edifact, nodeX12, ours, tsEdifact, x12Parser } from './peers.js';

const FILES = 100;

interface Comparison {
  readonly name: string;
  readonly peer: Peer;
  readonly make: (random: Random) => string;
  /** Files outside of the divergences of divergences.ts. */
  readonly agrees: (text: string) => boolean;
  readonly inForm?: (row: Row) => Row;
}

const holdsControl = (text: string): boolean => /[^\P{Cc}\r\n]/u.test(text);
const trimmed = (row: Row): Row =>
  row.map((element) => (typeof element === 'string' ? element.trim() : element)) as never;

const COMPARISONS: readonly Comparison[] = [
  {
    name: 'node-x12',
    peer: nodeX12,
    make: x12Interchange,
    agrees: (text) => text.slice(106).includes('GS') && text[90] !== '0',
  },
  {
    name: 'x12-parser',
    peer: x12Parser,
    make: x12Interchange,
    agrees: (text) => !/[\r\n]$/.test(text),
    inForm: trimmed,
  },
  {
    name: 'edifact',
    peer: edifact,
    make: edifactInterchange,
    agrees: (text) => !text.startsWith('UNA') && !holdsControl(text),
  },
  {
    name: 'ts-edifact',
    peer: tsEdifact,
    make: edifactInterchange,
    agrees: (text) => !text.startsWith('UNA') && !holdsControl(text),
  },
];

describe.each(COMPARISONS)('beside $name', ({ peer, make, agrees, inForm = (row) => row }) => {
  it('reads the same segments and elements of generated files', async () => {
    let compared = 0;
    for (let seed = 1; compared < FILES; seed++) {
      const text = make(new Random(seed));
      if (!agrees(text)) continue;
      compared++;
      expect([seed, (await peer(text)).map(inForm)]).toEqual([seed, ours(text).map(inForm)]);
    }
    expect(compared).toBe(FILES);
  });
});

describe('a known divergence', () => {
  it.each(DIVERGENCES)('of $name: $reason', async ({ peer, input, row, ours: expected, theirs }) => {
    const told = await Promise.resolve()
      .then(() => peer(input))
      .catch((error: unknown) => error);
    expect(ours(input)[row]).toEqual(expected);
    expect(told instanceof Error ? told.message : (told as Row[])[row]).toEqual(theirs);
  });
});
