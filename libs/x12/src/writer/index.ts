export type { X12Delimiters } from './x12-delimiters.js';
export { DEFAULT_X12_DELIMITERS, mirrorX12Delimiters } from './x12-delimiters.js';
export type { X12Element, X12SegmentData } from './segment.writer.js';
export { UnwritableDataError } from '@app/interchange';
export { isWritableX12, writeX12Segment } from './segment.writer.js';
export type { OutgoingX12Group, OutgoingX12Interchange, OutgoingX12Transaction } from './interchange.writer.js';
export { isaControl, wrapX12Control, writeX12Interchange } from './interchange.writer.js';
