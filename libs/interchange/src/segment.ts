import type { SegmentArena } from './reading/segment-arena.js';

/** A half-open range of bytes of the transmission: `byteOffset` counts from 0 at its first byte. */
export interface ByteRange {
  readonly byteOffset: number;
  readonly byteLength: number;
}

/**
 * An element in JSON: text where it is simple; `[c1, c2]` where it has components;
 * `[[..], [..]]` (always two levels) where it repeats; base64 where it is binary.
 */
export type ElementValue = string | readonly string[] | readonly (readonly string[])[] | { readonly base64: string };

/**
 * One segment as received. Elements, components and repetitions count from 1, as the standards print them.
 *
 * A segment handed to a handler is valid only during that call, since a scanner may reuse it: keep `retain()`.
 * Text is decoded by the interchange's character set and never trimmed; release characters are resolved.
 */
export interface Segment extends ByteRange {
  /** The tag: `PO1`, `NAD`. */
  readonly id: string;
  /** The tag as a number, to be compared with `packTag(..)`: its one to three bytes; 0 where only `id` tells. */
  readonly tag: number;
  /** Place in the interchange, from 1 at ISA or UNA (UNB where there is no UNA). */
  readonly ordinal: number;
  /** Place in the transaction, from 1 at ST or UNH; null outside of one. */
  readonly position: number | null;
  /** Elements after the tag, as sent: trailing empty ones count. */
  readonly elementCount: number;
  /** Text of one component (of a simple element: the element); "" when absent. */
  value(element: number, component?: number, repetition?: number): string;
  /** Repetitions of an element as sent; 0 when the element is absent or empty. */
  repetitionCount(element: number): number;
  /** Components of one repetition as sent; 0 when it is absent or empty. */
  componentCount(element: number, repetition?: number): number;
  /** The element as sent, separators and release characters included; "" when absent. */
  sent(element: number): string;
  /** Binary content (BIN02, BDS03, UNO object) as received; undefined where the element is text. */
  binary(element: number): Uint8Array | undefined;
  /** Where an element, component or repetition stands. Of an absent one: the empty range where it would stand. */
  range(element: number, component?: number, repetition?: number): ByteRange;
  /** All elements, `[0]` is element 01. */
  elements(): ElementValue[];
  /** A copy that outlives the handler's call; of many, an arena makes one block. */
  retain(arena?: SegmentArena): Segment;
}
