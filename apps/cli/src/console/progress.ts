import { fstatSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readInput } from './input.js';
import type { StatusStream } from './status-line.js';
import { clearStatus, showStatus } from './status-line.js';

const MEGABYTE = 1_000_000;
/** What is smaller is read before anybody looks. */
const LEAST_BYTES = 4 * MEGABYTE;
const EVERY_MS = 1000;

export interface ProgressStreams {
  readonly stdout: StatusStream;
  readonly stderr: StatusStream;
}

/**
 * The bytes of a file (`readInput`), and once a second a line on standard error that says how many, where that is a
 * terminal; it is gone when the last byte is read.
 *
 * @param fillsOutput whether much of what is read is written: nothing is shown where that goes to a terminal, too
 */
export function readWithProgress(
  file: string,
  fillsOutput: boolean,
  { stdout, stderr }: ProgressStreams = process,
  now: () => number = () => performance.now(),
): AsyncIterable<Uint8Array> {
  const isShown = stderr.isTTY === true && !(fillsOutput && stdout.isTTY === true);
  return isShown ? withProgress(readInput(file), sizeOf(file), stderr, now) : readInput(file);
}

/**
 * The same of any chunks. The clock is asked once a chunk.
 *
 * @param size in bytes, where it is known
 * @param now milliseconds
 */
export async function* withProgress(
  chunks: AsyncIterable<Uint8Array>,
  size: number | undefined,
  stream: StatusStream,
  now: () => number,
): AsyncGenerator<Uint8Array> {
  let [done, before] = [0, 0];
  let at = now();
  try {
    for await (const chunk of chunks) {
      yield chunk;
      done += chunk.length;
      const passed = now() - at;
      if (passed < EVERY_MS || done < LEAST_BYTES || done === size) continue;
      showStatus(stream, progressText(done, size, (1000 * (done - before)) / passed));
      before = done;
      at += passed;
    }
  } finally {
    clearStatus();
  }
}

/** `512 MB of 1200 MB, 42 %, 118 MB/s`; without a size `512 MB, 118 MB/s`. */
function progressText(done: number, size: number | undefined, bytesPerSecond: number): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;
  const speed = `${megabytes(bytesPerSecond)}/s`;
  if (size === undefined || size < done) return `${megabytes(done)}, ${speed}`;
  return `${megabytes(done)} of ${megabytes(size)}, ${Math.floor((100 * done) / size)} %, ${speed}`;
}

/** Of a file, also where the shell makes it standard input; a pipe has none. What is not there is told when it is read. */
function sizeOf(file: string): number | undefined {
  const stats = file === '-' ? fstatSync(0) : statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : undefined;
}
