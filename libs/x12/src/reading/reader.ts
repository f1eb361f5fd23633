import { NONE, readerLimits, SegmentScanner } from '@app/interchange';
import type { InterchangeHandler, InterchangeReader, ReaderOptions, Syntax } from '@app/interchange';
import { decodeX12 } from './charset.js';
import { x12Dialect } from './dialect.js';
import { X12Envelope } from './envelope.js';

const NO_SYNTAX: Syntax = {
  element: NONE,
  component: NONE,
  repetition: NONE,
  release: NONE,
  terminator: Uint8Array.of(0),
  dropsBreaks: false,
  decode: decodeX12,
};

/**
 * A reader of X12 interchanges: write the bytes in any chunks, then end. The handler hears of every segment and every
 * broken rule of the envelopes (X12.5, X12.6) in the order of the bytes; nothing is thrown for what the bytes hold.
 */
export function createX12Reader(handler: InterchangeHandler, options: ReaderOptions = {}): InterchangeReader {
  const limits = readerLimits(options);
  const envelope = new X12Envelope(handler, limits);
  return new SegmentScanner(x12Dialect, envelope, NO_SYNTAX, limits.baseOffset, limits.maxSegmentBytes);
}
