import type { X12SegmentData } from '../writer/segment.writer.js';
import type { X12InterchangeAnswer } from './answer.js';
import { x12Codes } from './x12-codes.js';

/**
 * The TA1 of an interchange (X12.5). It holds one note code: that of the first failure that has one.
 *
 *     TA1*ISA13*ISA09*ISA10*A|E|R*note~        accepted (000), accepted with errors noted, rejected
 */
export function interchangeAcknowledgment({ header, rejected, failures }: X12InterchangeAnswer): X12SegmentData {
  const telling = failures.filter(({ severity }) => !rejected || severity === 'error');
  const [note] = telling.flatMap((failure) => x12Codes(failure, 'TA105', ''));
  const sound = !rejected && telling.length === 0;
  const verdict = rejected ? 'R' : sound ? 'A' : 'E';
  return ['TA1', header.control, header.date, header.time, verdict, sound ? NO_ERROR : (note ?? INVALID_CONTENT)];
}

const NO_ERROR = '000';
/** 024: the interchange has invalid content. */
const INVALID_CONTENT = '024';
