import type { ByteRange } from '../segment.js';
import type { ByteSegment } from './byte-segment.js';
import type { Gap } from './gap.js';
import type { Syntax } from './syntax.js';

/** Where an interchange begins, and how it is to be read. Places are indexes into the bytes asked about. */
export interface Opening<Detail> {
  readonly syntax: Syntax;
  /** The header's own: ISA is split into elements alone, UNB not by repetition. */
  readonly headerSyntax: Syntax;
  /** Of ISA or UNB. */
  readonly header: number;
  /** Behind the header's last byte, where its length is fixed; else its terminator is searched. */
  readonly headerEnd?: number;
  /** Characters per line, where the interchange is wrapped into lines of one length. */
  readonly lineWidth?: number;
  readonly detail: Detail;
}

/** A beginning, or how many bytes from the place on must be there to tell; undefined where nothing begins. */
export type Recognition<Detail> = Opening<Detail> | { readonly need: number } | undefined;

/** Where a binary object begins and ends, and where the next segment begins. */
export interface BinaryBounds {
  readonly objectStart: number;
  readonly end: number;
  readonly next: number;
}

/**
 * The bounds, or how many bytes from the segment's start on must be there to tell, and where the object would end if that
 * is known; undefined where there is no object.
 */
export type BinaryRecognition = BinaryBounds | { readonly need: number; readonly end?: number } | undefined;

/** Which two bytes some tags begin with: those of which `first` and `second` have a bit in common. */
export interface TagFilter {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** What differs between the standards when bytes are cut into segments. Kinds are the dialect's own numbers. */
export interface Dialect<Detail> {
  /** The first place from `from` on where the tag of a header stands before `to`, or -1. */
  candidate(bytes: Buffer, from: number, to: number): number;
  /** Whether an interchange begins at a place; `whole` when no more bytes will come. */
  recognise(bytes: Buffer, at: number, whole: boolean): Recognition<Detail>;
  /** What the tags of all kinds but data begin with. */
  readonly tags: TagFilter;
  /** What a tag of one to three bytes means, 0 for data; the bytes are packed big-endian. */
  kind(tag: number): number;
  /** Whether a kind opens an interchange. */
  opens(kind: number): boolean;
  /** Whether a kind carries binary content. */
  carriesBinary(kind: number): boolean;
  binary(kind: number, bytes: Buffer, at: number, syntax: Syntax): BinaryRecognition;
  /** No shorter segment can hide a header that follows a cut segment. */
  readonly shortestHeader: number;
}

/** Hears what a scanner finds. Offsets are those of the transmission. */
export interface ScannerSink<Detail> {
  /** An interchange begins with this segment (ISA, UNB). */
  open(segment: ByteSegment, detail: Detail, syntax: Syntax): void;
  /**
   * A segment of an open interchange; `breakAt` is the offset of the first line break within it, or -1. Returns the
   * syntax to go on with; undefined when the interchange is over.
   */
  segment(segment: ByteSegment, kind: number, breakAt: number): Syntax | undefined;
  /** A segment without a single byte. */
  empty(range: ByteRange): void;
  /** Blanks before a tag. */
  indented(range: ByteRange): void;
  /** A line of a wrapped interchange has another length than the others; the place of its end. */
  raggedLine(byteOffset: number): void;
  /** A segment longer than allowed, passed over. */
  oversized(range: ByteRange): void;
  /**
   * A segment without its terminator, at the end of the transmission or before the next header. Returns whether it
   * closed the interchange.
   */
  cut(segment: ByteSegment, kind: number): boolean;
  /** The open interchange ends here without its trailer. */
  abandon(byteOffset: number): void;
  /** A header that never ends. */
  headless(range: ByteRange): void;
  /** Bytes before, between and behind the interchanges; `last` when no more will come. */
  gap(gap: Gap, last: boolean): void;
}
