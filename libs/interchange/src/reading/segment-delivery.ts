import { breakWithin, packTag } from './bounds.js';
import { ByteSegment } from './byte-segment.js';
import type { ByteWindow } from './byte-window.js';
import type { Dialect, Opening, ScannerSink } from './dialect.js';
import { SegmentBlock } from './segment-block.js';
import { NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

const NO_BYTES = new SegmentBlock(Buffer.alloc(0), 0, false);

/** Hands segments to the sink: one object, moved from segment to segment. */
export class SegmentDelivery<Detail> {
  private readonly flyweight: ByteSegment;

  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly sink: ScannerSink<Detail>,
    neutral: Syntax,
  ) {
    this.flyweight = new ByteSegment(neutral, NO_BYTES);
  }

  /** Hands on ISA or UNB. Returns the syntax of what follows. */
  header({ block }: ByteWindow, opening: Opening<Detail>, at: number, end: number): Syntax {
    this.sink.open(this.flyweight.place(opening.headerSyntax, block, at, end), opening.detail, opening.syntax);
    return opening.syntax;
  }

  /** Returns the syntax to go on with; undefined when the interchange is over. */
  segment(
    { block, bytes, base }: ByteWindow,
    syntax: Syntax,
    kind: number,
    at: number,
    end: number,
    objectStart = NONE,
  ): Syntax | undefined {
    if (at === end) {
      this.sink.empty({ byteOffset: base + at, byteLength: syntax.terminator.length });
      return syntax;
    }
    const segment = this.flyweight.place(syntax, block, at, end, objectStart);
    const breakAt = breakWithin(bytes, syntax, at, objectStart === NONE ? end : objectStart);
    if (breakAt === -1) return this.sink.segment(segment, kind, -1);
    const known = syntax.dropsBreaks ? this.dialect.kind(packTag(segment.id)) : kind;
    return this.sink.segment(segment, known, base + breakAt);
  }

  /** The segment that is handed on, to be moved from one to the next of a window that have no object. */
  aim({ block }: ByteWindow, syntax: Syntax): ByteSegment {
    return this.flyweight.place(syntax, block, 0, 0);
  }

  /** A segment without its terminator. Returns whether it closed the interchange. */
  cut({ block }: ByteWindow, syntax: Syntax, at: number, end: number): boolean {
    const segment = this.flyweight.place(syntax, block, at, end);
    return this.sink.cut(segment, this.dialect.kind(packTag(segment.id)));
  }
}
