import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PeakMemory } from './peak-memory.js';

/** What a command made of what it was sent. */
export interface Ended {
  readonly code: number | null;
  /** Lines of its output, and the first of them. */
  readonly lines: number;
  readonly output: string;
  /** Most resident memory, in bytes; 0 where it is not known. */
  readonly peak: number;
}

const KEPT = 64 * 1024;

/** Runs the command line, sends it what is made, as fast as it is read, and waits until it has ended. */
export async function pipe(words: readonly string[], made: Iterable<string | Uint8Array>): Promise<Ended> {
  const child = spawn(process.execPath, ['bin/crossdock.js', ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const memory = new PeakMemory(child);
  let lines = 0;
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    if (output.length < KEPT) output += data.toString('latin1');
    for (let at = data.indexOf(10); at !== -1; at = data.indexOf(10, at + 1)) lines++;
  });
  const ended = once(child, 'close');
  for (const piece of made) if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  return { code, lines, output, peak: memory.end() };
}
