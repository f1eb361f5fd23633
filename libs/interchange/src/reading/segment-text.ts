import { BREAK, FOREIGN_BYTE, RELEASE } from './byte-classes.js';
import { plainBytes, released } from './elements.js';
import type { SegmentBlock } from './segment-block.js';
import { isBreak } from './syntax.js';
import type { Syntax } from './syntax.js';

/** Where a segment lies in its block, and what its bytes mean, together. */
export interface SegmentBytes {
  readonly block: SegmentBlock;
  readonly syntax: Syntax;
  readonly start: number;
  readonly end: number;
  readonly classes: number;
}

/** The text between two places of a segment: without release characters and without breaks that are no data. */
export function textOf(segment: SegmentBytes, from: number, to: number): string {
  const { block, syntax, classes } = segment;
  const { bytes } = block;
  if ((classes & (RELEASE | BREAK)) !== 0) {
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte !== syntax.release && !(syntax.dropsBreaks && isBreak(byte))) continue;
      if ((classes & (FOREIGN_BYTE | BREAK)) === 0) return unreleased(segment, from, to);
      return decoded(segment, plainBytes(bytes, syntax, from, to));
    }
  }
  return (classes & FOREIGN_BYTE) === 0 ? block.slice(from, to) : decoded(segment, bytes.subarray(from, to));
}

/** The text between two places as sent: with its release characters, without breaks that are no data. */
export function sentText(segment: SegmentBytes, from: number, to: number): string {
  const { block, classes } = segment;
  const text =
    (classes & FOREIGN_BYTE) === 0 ? block.slice(from, to) : decoded(segment, block.bytes.subarray(from, to));
  return segment.syntax.dropsBreaks && (classes & BREAK) !== 0 ? text.replace(/[\r\n]/g, '') : text;
}

/** ASCII without its release characters. */
function unreleased({ block, syntax }: SegmentBytes, from: number, to: number): string {
  let text = '';
  let begin = from;
  for (let at = from; at < to; at++) {
    if (block.bytes[at] !== syntax.release) continue;
    text += block.slice(begin, at);
    begin = at = released(block.bytes, at, to);
  }
  return text + block.slice(begin, to);
}

function decoded({ block, syntax, start, end }: SegmentBytes, text: Uint8Array): string {
  if (!text.some((byte) => byte > 127)) return Buffer.from(text).toString('latin1');
  return syntax.decode(text, block.bytes.subarray(start, end));
}

/**
 * A text that lives on without the one it was cut from: V8 copies what is shorter than 13 characters, and holds the whole
 * of the other for what is longer.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}
