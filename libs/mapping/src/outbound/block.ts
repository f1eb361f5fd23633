import type { Frame } from '../source/frame.js';
import type { SegmentPlan } from './segment.writing.js';
import type { Writing } from './writing.js';

/** Writes what a segment or a block makes of a place in the document. */
export type Write = (frame: Frame, writing: Writing) => void;

/** What was compiled: how to write it, and every segment in it. */
export interface Block {
  readonly write: Write;
  readonly plans: readonly SegmentPlan[];
}

export const NOTHING: Block = { write: () => undefined, plans: [] };
