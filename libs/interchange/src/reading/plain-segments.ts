import { breakWithin, kindAt } from './bounds.js';
import type { ByteWindow } from './byte-window.js';
import type { Dialect, ScannerSink } from './dialect.js';
import type { HeaderWatch } from './header-watch.js';
import type { SegmentDelivery } from './segment-delivery.js';
import { CR, isBreak, LF } from './syntax.js';
import type { Syntax } from './syntax.js';
import type { TerminatorIndex } from './terminator-index.js';

/**
 * Reads the segments that have nothing special about them, as nearly all have: no header, no object, no line break within,
 * no blank before, no release character at the end. Whatever else comes next is left to the scanner.
 */
export class PlainSegments<Detail> {
  /** Not 0 for a byte that is a blank, or that a tag begins with which is more than data. */
  private readonly notable: Uint8Array;

  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly sink: ScannerSink<Detail>,
    private readonly delivery: SegmentDelivery<Detail>,
    private readonly headers: HeaderWatch<Detail>,
    private readonly maxSegmentBytes: number,
  ) {
    this.notable = dialect.tags.first.map((bits, byte) => (isBlank(byte) ? 0xff : bits));
  }

  /**
   * Hands on segments from the window's position, up to the next that is not plain or not whole. Returns the syntax to
   * go on with; undefined when the interchange is over.
   */
  read(window: ByteWindow, syntax: Syntax, index: TerminatorIndex): Syntax | undefined {
    const { dialect, delivery, notable, sink } = this;
    const { bytes } = window;
    const { release, terminator } = syntax;
    const { places, count, broken } = index;
    const long = Math.min(dialect.shortestHeader, this.maxSegmentBytes + 1);
    if (terminator.length > 1) return syntax;
    const segment = delivery.aim(window, syntax);
    let at = window.position;
    let after: Syntax | undefined = syntax;
    index.first(at);
    let nth = index.passed;
    for (; nth < count && after === syntax; nth++) {
      const end = places[nth] ?? 0;
      let begin = at;
      let kind = 0;
      if (notable[bytes[at] ?? 0] !== 0) {
        if (isBlank(bytes[at] ?? 0)) begin = behindBreaks(bytes, syntax, at, end);
        kind = kindAt(dialect, bytes, begin, syntax);
        if (kind !== 0 && (dialect.opens(kind) || dialect.carriesBinary(kind))) break;
      }
      if (end <= begin || bytes[end - 1] === release) break;
      if (end - begin >= long && !this.isHarmless(bytes, begin, end)) break;
      if (broken && breakWithin(bytes, syntax, begin, end) !== -1) break;
      after = sink.segment(segment.move(begin, end), kind, -1);
      at = end + 1;
    }
    index.passed = nth;
    window.position = at;
    return after;
  }

  /** Whether a long segment is not too long and hides no header. */
  private isHarmless(bytes: Buffer, at: number, end: number): boolean {
    return end - at <= this.maxSegmentBytes && this.headers.first(bytes, at + 1, end) === -1;
  }
}

/** Where the tag begins behind line breaks; `end` where something else stands before it. */
function behindBreaks(bytes: Uint8Array, { element }: Syntax, from: number, end: number): number {
  let at = from;
  while (at < end && isBreak(bytes[at]) && bytes[at] !== element) at++;
  return isBlank(bytes[at] ?? 0) ? end : at;
}

function isBlank(byte: number): boolean {
  return byte === LF || byte === CR || byte === 32 || byte === 9;
}
