export type * from './segment.js';
export type * from './envelope.js';
export * from './failure.js';
export * from './failure-table.js';
export * from './failures/index.js';
export * from './bounded-failures.js';
export { TagMap } from './tag-map.js';
export * from './reading/index.js';
export { TextBytes } from './writing/text-bytes.js';
export type {
  OutgoingElement,
  OutgoingPlace,
  OutgoingSegment,
  OutgoingSeparators,
} from './writing/outgoing-segment.js';
export { unwritable, writtenSegment } from './writing/outgoing-segment.js';
export { UnwritableDataError } from './writing/unwritable-data.error.js';
