import { kindAt } from './bounds.js';
import type { ByteWindow } from './byte-window.js';
import type { Dialect } from './dialect.js';
import type { HeaderWatch } from './header-watch.js';
import type { SegmentDelivery } from './segment-delivery.js';
import { CR, LF } from './syntax.js';
import type { Syntax } from './syntax.js';

/**
 * Reads the segments that have nothing special about them, as nearly all have: no header, no object, no line break within,
 * no blank before, no release character at the end. Whatever else comes next is left to the scanner.
 */
export class PlainSegments<Detail> {
  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly delivery: SegmentDelivery<Detail>,
    private readonly headers: HeaderWatch<Detail>,
    private readonly maxSegmentBytes: number,
  ) {}

  /**
   * Hands on segments from the window's position, up to the next that is not plain or not whole. `searched`: before it no
   * terminator stands. Returns the syntax to go on with; undefined when the interchange is over.
   */
  read(window: ByteWindow, syntax: Syntax, searched: number): Syntax | undefined {
    const { dialect, delivery, maxSegmentBytes } = this;
    const { bytes } = window;
    const { element, release, terminator } = syntax;
    const mark = terminator[0] ?? 0;
    const last = bytes.length - 4;
    if (terminator.length > 1) return syntax;
    delivery.aim(window, syntax);
    let calm = window.position;
    for (let at = window.position; at <= last;) {
      let first = bytes[at] ?? 0;
      while (at < last && (first === LF || first === CR) && first !== element && first !== mark)
        first = bytes[++at] ?? 0;
      if (isBlank(first)) return syntax;
      const end = bytes.indexOf(mark, Math.max(at, searched));
      if (end > calm) calm = this.calmUntil(bytes, at);
      if (end > calm || end <= at || end - at > maxSegmentBytes) return syntax;
      if (bytes[end - 1] === release) return syntax;
      const kind = kindAt(dialect, bytes, at, syntax);
      if (kind !== 0 && isSpecial(dialect, kind)) return syntax;
      const after = delivery.calm(kind, at, end);
      at = end + 1;
      window.position = at;
      if (after !== syntax) return after;
    }
    return syntax;
  }

  /** Up to where neither a line break nor a header stands, from the beginning of a segment on. */
  private calmUntil(bytes: Buffer, at: number): number {
    const header = this.headers.first(bytes, at + 1, bytes.length);
    const calm = this.delivery.calmUntil(bytes, at);
    return header === -1 ? calm : Math.min(calm, header);
  }
}

function isBlank(byte: number): boolean {
  return byte === LF || byte === CR || byte === 32 || byte === 9;
}

function isSpecial(dialect: Dialect<unknown>, kind: number): boolean {
  return dialect.opens(kind) || dialect.carriesBinary(kind);
}
