import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LineWriter } from '../src/console/line-writer.js';
import { readWithProgress, withProgress } from '../src/console/progress.js';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-progress-'));
afterAll(() => rmSync(folder, { recursive: true }));
const MB = 1_000_000;
const CLEARED = '\r\u001b[K';

/** A terminal that keeps what is written to it. */
class Terminal {
  readonly written: string[] = [];
  constructor(readonly isTTY = true) {}
  write(text: string): void {
    this.written.push(text);
  }
}

/** Chunks of so many bytes, each of which takes so many milliseconds. */
function chunks(sizes: readonly number[], milliseconds: number): [AsyncIterable<Uint8Array>, () => number] {
  let time = 500;
  async function* all(): AsyncGenerator<Uint8Array> {
    for (const size of sizes) {
      time += milliseconds;
      yield await Promise.resolve(new Uint8Array(size));
    }
  }
  return [all(), () => time];
}

async function shown(sizes: readonly number[], milliseconds: number, size?: number): Promise<string[]> {
  const terminal = new Terminal();
  const [input, now] = chunks(sizes, milliseconds);
  let read = 0;
  for await (const chunk of withProgress(input, size, terminal, now)) read += chunk.length;
  expect(read).toBe(sizes.reduce((sum, each) => sum + each, 0));
  return terminal.written;
}

describe('the progress of reading', () => {
  it('is said once a second with its part and its speed, and taken away at the end', async () => {
    expect(await shown([4 * MB, 8 * MB, 6 * MB, 6 * MB], 500, 24 * MB)).toEqual([
      '\r12 MB of 24 MB, 50 %, 12 MB/s\u001b[K',
      CLEARED,
    ]);
  });

  it('is without a part where nobody knows the size, or a file has grown', async () => {
    const lines = ['\r5 MB, 5 MB/s\u001b[K', CLEARED];
    expect(await shown([5 * MB], 1000)).toEqual(lines);
    expect(await shown([5 * MB], 1000, 4 * MB)).toEqual(lines);
  });

  it.each([
    ['of little', [MB, MB], 5000],
    ['of what is read at once', [4 * MB, 4 * MB], 400],
  ])('is not said %s', async (_, sizes, milliseconds) => {
    expect(await shown(sizes, milliseconds)).toEqual([]);
  });

  it('is taken away when the reader stops or fails', async () => {
    const terminal = new Terminal();
    const [input, now] = chunks([5 * MB, 5 * MB, 5 * MB], 1000);
    for await (const { length } of withProgress(input, undefined, terminal, now))
      if (length > 0 && terminal.written.length > 0) break;
    expect(terminal.written).toEqual(['\r5 MB, 5 MB/s\u001b[K', CLEARED]);
  });

  it('makes place for a line that is written to the terminal, and stays for one to a file', async () => {
    const terminal = new Terminal();
    const file = new LineWriter(new PassThrough());
    const output = new LineWriter(Object.assign(new PassThrough(), { isTTY: true }));
    const [input, now] = chunks([5 * MB, 5 * MB], 1000);
    const counts: number[] = [];
    for await (const { length } of withProgress(input, undefined, terminal, now)) {
      for (const writer of [file, output]) {
        writer.line(`${length} bytes`);
        await writer.flush();
        counts.push(terminal.written.length);
      }
    }
    expect(counts).toEqual([0, 0, 1, 2]);
    expect(terminal.written[1]).toBe(CLEARED);
  });
});

describe('the progress of a file', () => {
  const file = join(folder, 'large.edi');
  writeFileSync(file, Buffer.alloc(5 * MB));

  it.each([
    ['a terminal', true, true, false, true],
    ['a terminal, and output to a file', true, false, true, true],
    ['a terminal that the output fills', true, true, true, false],
    ['a file', false, false, false, false],
  ])('where standard error is %s', async (_, error, output, fills, isShown) => {
    const [stderr, stdout] = [new Terminal(error), new Terminal(output)];
    let time = 0;
    for await (const chunk of readWithProgress(file, fills, { stdout, stderr }, () => time))
      time += chunk.length / 4000;
    expect(stdout.written).toEqual([]);
    expect(stderr.written).toEqual(isShown ? [expect.stringMatching(/^\r4 MB of 5 MB, 81 %, 4 MB\/s/), CLEARED] : []);
  });
});
