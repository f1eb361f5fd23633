import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { generate } from '../../tools/bench/generate.mjs';
import { PeakMemory } from './peak-memory.js';
import { isFull, SIZES } from './size.js';

const MEGABYTE = 1e6;
const STANDARDS = ['x12', 'edifact'] as const;
const COMMANDS = [['validate'], ['inspect'], ['inspect', '--json']] as const;

/** Megabytes after which all code is compiled and the heap has its size. */
const SMALL = isFull ? 100 : 20;

/** Sends generated orders to a command; its exit code, the lines of its output, and its peak of memory in bytes. */
async function run(
  [command, ...options]: readonly string[],
  standard: 'x12' | 'edifact',
  megabytes: number,
): Promise<{ code: number | null; lines: number; segments: number; peak: number }> {
  const child = spawn(process.execPath, ['bin/crossdock.js', command ?? '', '-', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const memory = new PeakMemory(child);
  let lines = 0;
  child.stdout.on('data', (data: Buffer) => {
    for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10, at + 1)) lines++;
  });
  const ended = once(child, 'close');
  const made = generate(standard, megabytes * MEGABYTE);
  let next = made.next();
  for (; next.done !== true; next = made.next()) if (!child.stdin.write(next.value)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  return { code, lines, segments: next.value.segments, peak: memory.end() };
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
