import type { InterchangeHeader, ReaderOptions, TransactionHeader } from '@app/interchange';
import { unbatched } from './batches.js';
import { trailFor } from './byte-trail.js';
import { InterchangeHash } from './interchange.hash.js';
import type { ParseEvent } from './parse-event.js';
import { createReader } from './switching.reader.js';
import { TransactionCollector } from './transaction.collector.js';

/** The bytes of a transmission, or of one interchange of it, in any chunks: `[buffer]` will do. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ParseOptions extends ReaderOptions {
  /** Which transactions are wanted with their segments; all, unless told. */
  readonly collect?: (header: TransactionHeader, interchange: InterchangeHeader) => boolean;
}

/** What a reader is given at once: it bounds how many transactions wait to be taken. */
const PIECE = 64 * 1024;

/**
 * Stage "parse": bytes to interchange > group > transaction > segments, each with its byte range.
 *
 * Holds one transaction and some chunks, never the file. What the bytes do wrong becomes a Failure; only an error of
 * the source itself is thrown.
 */
export function parse(bytes: ByteSource, options: ParseOptions = {}): AsyncIterableIterator<ParseEvent> {
  return unbatched(parseBatches(bytes, options));
}

/** The same, the events of 64 KiB at once. */
export async function* parseBatches(
  bytes: ByteSource,
  options: ParseOptions = {},
): AsyncGenerator<ParseEvent[], void, void> {
  const trail = trailFor(options);
  const hash = new InterchangeHash(trail);
  const collector = new TransactionCollector(hash, options.collect ?? (() => true));
  const reader = createReader(collector, options, trail);
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      reader.write(chunk.subarray(at, at + PIECE));
      hash.advance();
      yield collector.take();
    }
  }
  reader.end();
  yield collector.take();
}
