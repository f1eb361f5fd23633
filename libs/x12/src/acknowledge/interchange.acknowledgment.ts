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
  const control = header.control.slice(0, CONTROL_LENGTH);
  const date = header.date.slice(0, DATE_LENGTH);
  const time = header.time.slice(0, TIME_LENGTH);
  return ['TA1', control, date, time, verdict, sound ? NO_ERROR : (note ?? INVALID_CONTENT)];
}

/** Of TA101 to TA103: of an ISA whose elements are longer, the answer repeats so much. */
const CONTROL_LENGTH = 9;
const DATE_LENGTH = 6;
const TIME_LENGTH = 4;

const NO_ERROR = '000';
/** 024: the interchange has invalid content. */
const INVALID_CONTENT = '024';
