import { packTag } from './bounds.js';
import { ByteFinder } from './byte-finder.js';
import { ByteSegment } from './byte-segment.js';
import type { ByteWindow } from './byte-window.js';
import type { Dialect, Opening, ScannerSink } from './dialect.js';
import { SegmentBlock } from './segment-block.js';
import { CR, LF, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

const NO_BYTES = new SegmentBlock(Buffer.alloc(0), 0, false);

/** Hands segments to the sink: one object, moved from segment to segment. */
export class SegmentDelivery<Detail> {
  private readonly flyweight: ByteSegment;
  private readonly lineFeeds = new ByteFinder((bytes, from) => bytes.indexOf(LF, from));
  private readonly returns = new ByteFinder((bytes, from) => bytes.indexOf(CR, from));
  /** Whether LF and CR are line breaks; not where they separate. */
  private feedsMatter = true;
  private returnsMatter = true;

  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly sink: ScannerSink<Detail>,
    neutral: Syntax,
  ) {
    this.flyweight = new ByteSegment(neutral, NO_BYTES);
  }

  /** Hands on ISA or UNB. Returns the syntax of what follows. */
  header({ block }: ByteWindow, opening: Opening<Detail>, at: number, end: number): Syntax {
    const { element, component, repetition, release } = opening.syntax;
    const marks = [element, component, repetition, release];
    this.feedsMatter = !marks.includes(LF);
    this.returnsMatter = !marks.includes(CR);
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
    const breakAt = this.breakWithin(bytes, at, objectStart === NONE ? end : objectStart);
    if (breakAt === -1) return this.sink.segment(segment, kind, -1);
    const known = syntax.dropsBreaks ? this.dialect.kind(packTag(segment.id)) : kind;
    return this.sink.segment(segment, known, base + breakAt);
  }

  /** Takes aim at the segments of a window, which {@link calm} then hands on. */
  aim({ block }: ByteWindow, syntax: Syntax): void {
    this.flyweight.place(syntax, block, 0, 0);
  }

  /** A segment of the window aimed at, without a line break or an object. */
  calm(kind: number, at: number, end: number): Syntax | undefined {
    return this.sink.segment(this.flyweight.move(at, end), kind, -1);
  }

  /** Up to where no line break stands, from a place on. */
  calmUntil(bytes: Buffer, from: number): number {
    const next = this.breakWithin(bytes, from, bytes.length);
    return next === -1 ? bytes.length : next;
  }

  /** A segment without its terminator. Returns whether it closed the interchange. */
  cut({ block }: ByteWindow, syntax: Syntax, at: number, end: number): boolean {
    const segment = this.flyweight.place(syntax, block, at, end);
    return this.sink.cut(segment, this.dialect.kind(packTag(segment.id)));
  }

  /** The first `count` bytes of the window are gone. */
  forget(count: number): void {
    this.lineFeeds.shift(count);
    this.returns.shift(count);
  }

  private breakWithin(bytes: Buffer, from: number, to: number): number {
    const feed = this.feedsMatter ? this.lineFeeds.within(bytes, from, to) : -1;
    const back = this.returnsMatter ? this.returns.within(bytes, from, feed === -1 ? to : feed) : -1;
    return back === -1 ? feed : back;
  }
}
