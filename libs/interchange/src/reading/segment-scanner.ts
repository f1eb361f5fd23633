import { ByteFinder } from './byte-finder.js';
import { ByteSegment } from './byte-segment.js';
import { ByteWindow } from './byte-window.js';
import type { Dialect, Opening, ScannerSink } from './dialect.js';
import { isReleased, packTag, passOver, startPassing, tagAt } from './bounds.js';
import type { Passing } from './bounds.js';
import { Gap } from './gap.js';
import { CR, LF, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';

interface PassedSegment extends Passing {
  readonly byteOffset: number;
}

/**
 * Cuts bytes into segments, whatever the chunks they come in: what is not yet a whole segment is kept until it is.
 * Between interchanges it looks for the next header. Finding a segment's end is native; elements are left to the segment.
 */
export class SegmentScanner<Detail> {
  private readonly window: ByteWindow;
  private readonly lineFeeds = new ByteFinder(LF);
  private readonly returns = new ByteFinder(CR);
  private readonly flyweight: ByteSegment;
  private gap: Gap;
  private whole = false;
  private syntax: Syntax | undefined;
  private opening: Opening<Detail> | undefined;
  private headerEnd = NONE;
  /** How many bytes must be there before it is worth looking again. */
  private needed = 0;
  /** Up to here no terminator was found for the segment that begins at the window's position. */
  private searched = 0;
  private passing: PassedSegment | undefined;
  private lineWidth = 0;
  private column = 0;

  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly sink: ScannerSink<Detail>,
    neutral: Syntax,
    baseOffset: number,
    private readonly maxSegmentBytes: number,
  ) {
    this.window = new ByteWindow(baseOffset);
    this.flyweight = new ByteSegment(neutral);
    this.gap = new Gap(baseOffset);
  }

  write(chunk: Uint8Array): void {
    this.window.append(chunk);
    if (this.window.bytes.length >= this.needed) this.run();
    const dropped = this.window.keepRest();
    this.lineFeeds.shift(dropped);
    this.returns.shift(dropped);
    this.searched = Math.max(0, this.searched - dropped);
    this.needed = Math.max(0, this.needed - dropped);
  }

  end(): void {
    this.whole = true;
    this.run();
    if (this.syntax !== undefined) this.endWithin();
    this.sink.gap(this.gap.close(), true);
  }

  /** Where the bytes end that were read so far. */
  get byteOffset(): number {
    return this.window.base + this.window.position;
  }

  private run(): void {
    this.needed = 0;
    while (this.syntax === undefined ? this.seek() : this.readSegments(this.syntax));
  }

  /** Looks for the next header; false when more bytes are needed. */
  private seek(): boolean {
    const { window, dialect } = this;
    const { bytes } = window;
    for (let from = window.position; ; from++) {
      from = dialect.candidate(bytes, from);
      if (from === -1) {
        this.leave(this.whole ? bytes.length : Math.max(window.position, bytes.length - 2));
        return false;
      }
      const found = dialect.recognise(bytes, from, this.whole);
      if (found === undefined) continue;
      this.leave(from);
      if ('need' in found) {
        this.needed = found.need;
        return false;
      }
      this.begin(found);
      return true;
    }
  }

  private leave(to: number): void {
    this.gap.add(this.window.bytes, this.window.position, to);
    this.window.position = to;
  }

  private begin(opening: Opening<Detail>): void {
    this.sink.gap(this.gap.close(), false);
    this.syntax = opening.syntax;
    this.opening = opening;
    this.window.position = opening.header;
    this.searched = 0;
    this.headerEnd = opening.headerEnd ?? NONE;
    this.lineWidth = opening.lineWidth ?? 0;
    this.column = 0;
  }

  /** Leaves the interchange: what follows is searched for the next header. */
  private leaveInterchange(at: number): void {
    this.window.position = at;
    this.syntax = undefined;
    this.opening = undefined;
    this.passing = undefined;
    this.gap = new Gap(this.window.base + at);
  }

  /** Reads segments until the interchange is over (true) or more bytes are needed (false). */
  private readSegments(syntax: Syntax): boolean {
    const { window, dialect } = this;
    if (this.passing !== undefined && !this.pass(syntax, this.passing)) return false;
    const { bytes } = window;
    const limit = bytes.length;
    const termination = syntax.terminator.length;
    let current = syntax;
    for (let at = window.position; ; at = window.position) {
      if (this.opening === undefined) at = this.skipBlanks(bytes, current, at);
      window.position = at;
      if (limit - at < 4 && !(this.whole && at < limit)) return false;
      const kind = dialect.kind(tagAt(bytes, at, current));
      if (kind !== 0 && this.opening === undefined) {
        if (dialect.opens(kind)) {
          const found = dialect.recognise(bytes, at, this.whole);
          if (found !== undefined) return this.startOver(found, at);
        }
        if (dialect.carriesBinary(kind)) {
          const read = this.readBinary(current, kind, at);
          if (read === 'more') return false;
          if (read === 'read') continue;
        }
      }
      const end = this.headerEnd === NONE ? this.findEnd(bytes, current, at) : this.headerEnd;
      const reach = Math.min(end === -1 ? limit : end, at + this.maxSegmentBytes + 1);
      const excessive = reach - at > this.maxSegmentBytes;
      if (end === -1 && !excessive && !this.whole) return false;
      if (reach - at >= dialect.shortestHeader && this.opening === undefined) {
        const hidden = this.hiddenHeader(bytes, at + 1, reach);
        if (hidden === 'more') return false;
        if (hidden !== undefined) return this.cutAt(current, at, hidden);
      }
      if (excessive) {
        if (this.opening !== undefined) return this.leaveHeadless(at);
        if (!this.refuse(current, at)) return false;
        continue;
      }
      if (end === -1) return false;
      const next = this.deliver(current, kind, at, end);
      this.headerEnd = NONE;
      this.searched = 0;
      if (this.lineWidth > 0) this.measure(bytes, at, Math.min(limit, end + termination));
      if (next === undefined) {
        this.leaveInterchange(Math.min(limit, end + termination));
        return true;
      }
      this.syntax = current = next;
      window.position = Math.min(limit, end + termination);
    }
  }

  private deliver(syntax: Syntax, kind: number, at: number, end: number, objectStart = NONE): Syntax | undefined {
    const { bytes, base } = this.window;
    const { opening } = this;
    const segment = this.flyweight.place(opening?.headerSyntax ?? syntax, bytes, at, end, base, objectStart);
    if (opening !== undefined) {
      this.opening = undefined;
      this.sink.open(segment, opening.detail, syntax);
      return syntax;
    }
    if (at === end) {
      this.sink.empty({ byteOffset: base + at, byteLength: syntax.terminator.length });
      return syntax;
    }
    const breakAt = this.breakWithin(bytes, at, objectStart === NONE ? end : objectStart);
    const known = breakAt === -1 || !syntax.dropsBreaks ? kind : this.dialect.kind(packTag(segment.id));
    return this.sink.segment(segment, known, breakAt === -1 ? -1 : base + breakAt);
  }

  private breakWithin(bytes: Buffer, from: number, to: number): number {
    const feed = this.lineFeeds.within(bytes, from, to);
    const back = this.returns.within(bytes, from, feed === -1 ? to : feed);
    return back === -1 ? feed : back;
  }

  private skipBlanks(bytes: Buffer, { element, terminator }: Syntax, from: number): number {
    let at = from;
    let indent = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if ((byte !== LF && byte !== CR && byte !== 32 && byte !== 9) || byte === element || byte === terminator[0])
        break;
      if (byte === 32 || byte === 9) indent++;
    }
    if (this.lineWidth > 0) this.measure(bytes, from, at);
    if (indent > 0 && at < bytes.length)
      this.sink.indented({ byteOffset: this.window.base + from, byteLength: at - from });
    return at;
  }

  private findEnd(bytes: Buffer, syntax: Syntax, at: number): number {
    const { terminator, release } = syntax;
    const mark = terminator.length === 1 ? (terminator[0] ?? 0) : terminator;
    let end = bytes.indexOf(mark, Math.max(at, this.searched));
    while (end !== -1 && release !== NONE && isReleased(bytes, release, at, end)) end = bytes.indexOf(mark, end + 1);
    if (end === -1) this.searched = Math.max(at, bytes.length - terminator.length + 1);
    return end;
  }

  /** The segment is too long. True when it was passed over, false when more bytes are needed. */
  private refuse(syntax: Syntax, at: number): boolean {
    this.passing = { byteOffset: this.window.base + at, ...startPassing() };
    return this.pass(syntax, this.passing);
  }

  private leaveHeadless(at: number): boolean {
    this.sink.headless({ byteOffset: this.window.base + at, byteLength: this.maxSegmentBytes });
    this.leaveInterchange(at + 1);
    return true;
  }

  private pass(syntax: Syntax, passing: PassedSegment): boolean {
    const { window } = this;
    const end = passOver(passing, window.bytes, window.position, syntax);
    window.position = end === -1 ? window.bytes.length : end + syntax.terminator.length;
    if (end === -1) return false;
    this.passing = undefined;
    this.searched = 0;
    this.sink.oversized({ byteOffset: passing.byteOffset, byteLength: window.base + end - passing.byteOffset });
    return true;
  }

  private readBinary(syntax: Syntax, kind: number, at: number): 'read' | 'more' | 'text' {
    const { window } = this;
    const bounds = this.dialect.binary(kind, window.bytes, at, syntax);
    if (bounds === undefined) return 'text';
    if ('need' in bounds) {
      if (bounds.need > this.maxSegmentBytes) {
        this.passing = { byteOffset: window.base + at, ...startPassing(bounds.need - 1) };
        return this.pass(syntax, this.passing) ? 'read' : 'more';
      }
      if (this.whole) return 'text';
      this.needed = at + bounds.need;
      return 'more';
    }
    this.deliver(syntax, kind, at, bounds.end, bounds.objectStart);
    window.position = bounds.next;
    return 'read';
  }

  private startOver(found: Opening<Detail> | { readonly need: number }, at: number): boolean {
    if ('need' in found) {
      this.needed = found.need;
      return false;
    }
    this.sink.abandon(this.window.base + at);
    this.leaveInterchange(at);
    return true;
  }

  /** A header behind a segment that lacks its end. */
  private hiddenHeader(bytes: Buffer, from: number, to: number): number | 'more' | undefined {
    const within = bytes.subarray(0, to);
    for (let at = this.dialect.candidate(within, from); at !== -1; at = this.dialect.candidate(within, at + 1)) {
      const found = this.dialect.recognise(bytes, at, this.whole);
      if (found === undefined) continue;
      if (!('need' in found)) return at;
      this.needed = found.need;
      return 'more';
    }
    return undefined;
  }

  private cutAt(syntax: Syntax, at: number, end: number): boolean {
    this.cut(syntax, at, end);
    this.sink.abandon(this.window.base + end);
    this.leaveInterchange(end);
    return true;
  }

  private cut(syntax: Syntax, at: number, end: number): boolean {
    const { bytes, base } = this.window;
    const segment = this.flyweight.place(syntax, bytes, at, end, base);
    return this.sink.cut(segment, this.dialect.kind(packTag(segment.id)));
  }

  /** The bytes end within an interchange. */
  private endWithin(): void {
    const { window, syntax, passing, opening } = this;
    const { bytes, base } = window;
    let end = bytes.length;
    while (end > window.position && [LF, CR, 32, 9, 0, 0x1a].includes(bytes[end - 1] ?? 0)) end--;
    let closed = false;
    if (opening !== undefined)
      this.sink.headless({ byteOffset: base + window.position, byteLength: end - window.position });
    else if (passing !== undefined)
      this.sink.oversized({ byteOffset: passing.byteOffset, byteLength: this.byteOffset - passing.byteOffset });
    else if (end > window.position && syntax !== undefined) closed = this.cut(syntax, window.position, end);
    if (opening === undefined && !closed) this.sink.abandon(base + end);
    this.leaveInterchange(end);
    this.leave(bytes.length);
  }

  private measure(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === LF) {
        if (this.column !== this.lineWidth) this.sink.raggedLine(this.window.base + at);
        this.column = 0;
      } else if (byte !== CR) this.column++;
    }
  }
}
