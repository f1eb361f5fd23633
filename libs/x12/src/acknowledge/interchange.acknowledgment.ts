import type { X12SegmentData } from '../writer/segment.writer.js';
import type { X12InterchangeAnswer } from './answer.js';
import { x12Codes } from './x12-codes.js';

/**
 * The TA1 that rejects an interchange (X12.5). It holds one note code: that of the first error that has one.
 *
 *     TA1*ISA13*ISA09*ISA10*R*note~
 */
export function interchangeAcknowledgment({ header, failures }: X12InterchangeAnswer): X12SegmentData {
  const [note] = failures
    .filter(({ severity }) => severity === 'error')
    .flatMap((failure) => x12Codes(failure, 'TA105', ''));
  return ['TA1', header.control, header.date, header.time, 'R', note ?? INVALID_CONTENT];
}

/** 024: the interchange has invalid content. */
const INVALID_CONTENT = '024';
