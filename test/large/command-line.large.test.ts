import { describe, expect, it } from '@jest/globals';
import { generate } from '../../tools/bench/generate.mjs';
import type { Ended } from './piped-command.js';
import { pipe } from './piped-command.js';
import { isFull, SIZES } from './size.js';

const MEGABYTE = 1e6;
const STANDARDS = ['x12', 'edifact'] as const;
const COMMANDS = [['validate'], ['inspect'], ['inspect', '--json']] as const;

/** Megabytes after which all code is compiled and the heap has its size. */
const SMALL = isFull ? 100 : 20;

/** Sends generated orders to a command; how it ended, and how many segments there were. */
async function run(
  [command, ...options]: readonly [string, ...string[]],
  standard: 'x12' | 'edifact',
  megabytes: number,
): Promise<Ended & { readonly segments: number }> {
  let segments = 0;
  function* orders(): Generator<Uint8Array> {
    segments = (yield* generate(standard, megabytes * MEGABYTE)).segments;
  }
  const ended = await pipe([command, '-', ...options], orders());
  return { ...ended, segments };
}

describe.each(STANDARDS)('%s through the command line', (standard) => {
  it.each(COMMANDS.map((command) => [command.join(' '), command] as const))(
    `%s takes no more memory for ${SIZES.file} MB than for ${SMALL}`,
    async (_, command) => {
      const small = await run(command, standard, SMALL);
      const large = await run(command, standard, SIZES.file);
      expect([small.code, large.code]).toEqual([0, 0]);
      expect(large.lines).toBe(command[0] === 'validate' ? 1 : large.segments);
      expect(large.peak).toBeLessThan(300 * MEGABYTE);
      expect(large.peak).toBeLessThanOrEqual(1.2 * small.peak);
    },
    900_000,
  );
});
