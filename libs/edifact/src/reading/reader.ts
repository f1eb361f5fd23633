import { NONE, readerLimits, SegmentScanner, UNDECLARED } from '@app/interchange';
import type { InterchangeHandler, InterchangeReader, ReaderOptions, Syntax } from '@app/interchange';
import { edifactDialect } from './dialect.js';
import { EdifactEnvelope } from './envelope.js';

const NO_SYNTAX: Syntax = {
  element: NONE,
  component: NONE,
  repetition: NONE,
  release: NONE,
  terminator: Uint8Array.of(0),
  dropsBreaks: false,
  decode: UNDECLARED.decode,
};

/**
 * A reader of EDIFACT interchanges: write the bytes in any chunks, then end. The handler hears of every segment and
 * every broken rule of the envelopes (ISO 9735-1, syntax versions 1 to 4) in the order of the bytes; nothing is thrown
 * for what the bytes hold.
 */
export function createEdifactReader(handler: InterchangeHandler, options: ReaderOptions = {}): InterchangeReader {
  const limits = readerLimits(options);
  const envelope = new EdifactEnvelope(handler, limits);
  return new SegmentScanner(edifactDialect, envelope, NO_SYNTAX, limits.baseOffset, limits.maxSegmentBytes);
}
