import { createEdifactReader } from '@app/edifact';
import type { InterchangeHandler } from '@app/interchange';
import { parse } from '@app/pipeline';
import { createX12Reader } from '@app/x12';
import { describe, expect, it } from '@jest/globals';
import { generate } from '../../tools/bench/generate.mjs';

const MEGABYTE = 1024 * 1024;
/** One interchange of 2 MB, so many times: 140 MB. */
const TIMES = 70;
/** What reading may add to the memory of the process, less than what is read. */
const GROWTH = 120 * MEGABYTE;

const READERS = { x12: createX12Reader, edifact: createEdifactReader } as const;
const STANDARDS = ['x12', 'edifact'] as const;
/** ISA and IEA, and GS and GE of one group of 500 and one of the rest; UNA, UNB and UNZ. */
const SERVICE = { x12: 6, edifact: 3 } as const;

/** The bytes of a transmission, what is in it, and how much memory was added at most while they were taken. */
function transmission(standard: 'x12' | 'edifact'): {
  chunks: () => Generator<Buffer>;
  written: { segments: number; transactions: number };
  growth: () => number;
} {
  const pieces: Buffer[] = [];
  const made = generate(standard, 2 * MEGABYTE);
  let next = made.next();
  for (; next.done !== true; next = made.next()) pieces.push(next.value);
  const { segments, transactions } = next.value;
  const before = process.memoryUsage.rss();
  let most = before;
  return {
    *chunks() {
      for (let time = 0; time < TIMES; time++) {
        yield* pieces;
        most = Math.max(most, process.memoryUsage.rss());
      }
    },
    written: { segments: segments * TIMES, transactions: transactions * TIMES },
    growth: () => most - before,
  };
}

describe('140 MB', () => {
  it.each(STANDARDS)('%s: the reader counts what was written and keeps none of it', (standard) => {
    const seen = { interchanges: 0, transactions: 0, segments: 0, failures: 0 };
    const ignore = (): void => undefined;
    const handler: InterchangeHandler = {
      interchangeStart: ignore,
      groupStart: ignore,
      transactionStart: ignore,
      segment: () => seen.segments++,
      transactionEnd: () => seen.transactions++,
      groupEnd: ignore,
      interchangeEnd: () => seen.interchanges++,
      failure: () => seen.failures++,
    };
    const reader = READERS[standard](handler);
    const { chunks, written, growth } = transmission(standard);
    for (const chunk of chunks()) reader.write(chunk);
    reader.end();

    expect(written.transactions).toBeGreaterThan(30_000);
    expect(seen).toEqual({ interchanges: TIMES, ...written, failures: 0 });
    expect(growth()).toBeLessThan(GROWTH);
  });

  it.each(STANDARDS)('%s: the parse stage holds some transactions at a time', async (standard) => {
    const seen = { transactions: 0, segments: 0, failures: 0 };
    const { chunks, written, growth } = transmission(standard);
    for await (const event of parse(chunks())) {
      if (event.kind === 'transaction') {
        seen.transactions++;
        seen.segments += event.transaction.segments.length;
      } else if (event.kind === 'failure') seen.failures++;
    }

    const { segments, transactions } = written;
    expect(seen).toEqual({ transactions, segments: segments - SERVICE[standard] * TIMES, failures: 0 });
    expect(growth()).toBeLessThan(GROWTH);
  });
});
