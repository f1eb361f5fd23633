import { ByteWindow } from './byte-window.js';
import type { Dialect, Opening, ScannerSink } from './dialect.js';
import { beginsWith, isReleased, kindAt, MORE, READ, passOver, startPassing } from './bounds.js';
import type { PassedSegment, Step } from './bounds.js';
import { Gap } from './gap.js';
import { HeaderWatch } from './header-watch.js';
import { LeadingBlanks } from './leading-blanks.js';
import { LineRuler } from './line-ruler.js';
import { PlainSegments } from './plain-segments.js';
import { SegmentDelivery } from './segment-delivery.js';
import { CR, LF, NONE } from './syntax.js';
import type { Syntax } from './syntax.js';
import { TerminatorIndex } from './terminator-index.js';

/** So much is read at once, however large the chunks are: it stays in the processor's cache. */
const PIECE = 64 * 1024;

/**
 * Cuts bytes into segments, whatever the chunks they come in: what is not yet a whole segment is kept until it is.
 * Between interchanges it looks for the next header. Elements are left to the segment.
 */
export class SegmentScanner<Detail> {
  private readonly window: ByteWindow;
  private readonly delivery: SegmentDelivery<Detail>;
  private gap: Gap;
  private whole = false;
  private syntax: Syntax | undefined;
  private opening: Opening<Detail> | undefined;
  private headerEnd = NONE;
  /** How many bytes must be there before it is worth looking again. */
  private needed = 0;
  private readonly index = new TerminatorIndex();
  private passing: PassedSegment | undefined;
  private readonly blanks: LeadingBlanks;
  private readonly ruler = new LineRuler();
  private readonly headers: HeaderWatch<Detail>;
  private readonly plain: PlainSegments<Detail>;

  constructor(
    private readonly dialect: Dialect<Detail>,
    private readonly sink: ScannerSink<Detail>,
    neutral: Syntax,
    baseOffset: number,
    private readonly maxSegmentBytes: number,
  ) {
    this.window = new ByteWindow(baseOffset);
    this.delivery = new SegmentDelivery(dialect, sink, neutral);
    this.gap = new Gap(baseOffset);
    this.headers = new HeaderWatch(dialect);
    this.blanks = new LeadingBlanks(sink);
    this.plain = new PlainSegments(dialect, sink, this.delivery, this.headers, maxSegmentBytes);
  }

  write(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += PIECE) this.take(chunk.subarray(at, at + PIECE));
  }

  private take(piece: Uint8Array): void {
    const dropped = this.window.append(piece);
    this.index.shift(dropped);
    this.headers.forget(dropped);
    this.needed = Math.max(0, this.needed - dropped);
    if (this.window.bytes.length >= this.needed) this.run();
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
    let step: Step = READ;
    while (step !== MORE) {
      if (this.syntax !== undefined) {
        this.index.look(this.window.block);
        this.readPlain(this.syntax);
      }
      step = this.syntax === undefined ? this.seek() : this.readSegment(this.syntax);
    }
  }

  /** Looks for the next header. */
  private seek(): Step {
    const { window, dialect } = this;
    const { bytes } = window;
    for (let from = window.position; ; from++) {
      from = dialect.candidate(bytes, from, bytes.length);
      if (from === -1) {
        this.leave(this.whole ? bytes.length : Math.max(window.position, bytes.length - 2));
        return MORE;
      }
      const found = dialect.recognise(bytes, from, this.whole);
      if (found === undefined) continue;
      this.leave(from);
      return 'need' in found ? this.need(found.need) : this.begin(found);
    }
  }

  private leave(to: number): void {
    this.gap.add(this.window.bytes, this.window.position, to);
    this.window.position = to;
  }

  private begin(opening: Opening<Detail>): Step {
    this.sink.gap(this.gap.close(), false);
    this.syntax = opening.syntax;
    this.opening = opening;
    this.window.position = opening.header;
    this.index.restart(opening.syntax.terminator[0] ?? 0, opening.header);
    this.headerEnd = opening.headerEnd ?? NONE;
    this.ruler.reset(opening.lineWidth ?? 0);
    return READ;
  }

  /** Leaves the interchange: what follows is searched for the next header. */
  private leaveInterchange(at: number): Step {
    this.window.position = at;
    this.syntax = undefined;
    this.opening = undefined;
    this.passing = undefined;
    this.blanks.forget();
    this.gap = new Gap(this.window.base + at);
    return READ;
  }

  private readPlain(syntax: Syntax): void {
    if (this.opening !== undefined || this.passing !== undefined || this.blanks.pending || !this.ruler.idle) return;
    const after = this.plain.read(this.window, syntax, this.index);
    this.syntax = after;
    if (after === undefined) this.leaveInterchange(this.window.position);
  }

  private readSegment(syntax: Syntax): Step {
    const { window, dialect, opening, passing } = this;
    if (passing !== undefined) return this.pass(syntax, passing);
    const { bytes } = window;
    const at = opening === undefined ? this.skipBlanks(bytes, syntax, window.position) : window.position;
    window.position = at;
    const left = bytes.length - at;
    if (left < 4 && (left === 0 || !this.whole)) return MORE;
    const kind = kindAt(dialect, bytes, at, syntax);
    if (kind !== 0 && opening === undefined) {
      const step = this.readSpecial(syntax, kind, at);
      if (step !== undefined) return step;
    }
    const end = this.headerEnd === NONE ? this.findEnd(bytes, syntax, at) : this.headerEnd;
    if (end === -1 || end - at >= dialect.shortestHeader) {
      const step = this.readIrregular(syntax, at, end);
      if (step !== undefined) return step;
    }
    return this.deliver(syntax, kind, at, end, end + syntax.terminator.length);
  }

  /** A segment that may open an interchange or hold an object; undefined when it does neither. */
  private readSpecial(syntax: Syntax, kind: number, at: number): Step | undefined {
    const { dialect, window } = this;
    if (dialect.carriesBinary(kind)) return this.readBinary(syntax, kind, at);
    if (!dialect.opens(kind)) return undefined;
    const found = dialect.recognise(window.bytes, at, this.whole);
    if (found === undefined) return undefined;
    if ('need' in found) return this.need(found.need);
    this.sink.abandon(window.base + at);
    return this.leaveInterchange(at);
  }

  /** A segment without its end, or long; undefined when nothing is wrong with it. */
  private readIrregular(syntax: Syntax, at: number, end: number): Step | undefined {
    const { bytes } = this.window;
    const reach = Math.min(end === -1 ? bytes.length : end, at + this.maxSegmentBytes + 1);
    const excessive = reach - at > this.maxSegmentBytes;
    if (end === -1 && !excessive && !this.whole) return MORE;
    const hidden = this.headerEnd === NONE ? this.headers.hidden(bytes, at + 1, reach, this.whole) : undefined;
    if (hidden !== undefined) return 'need' in hidden ? this.need(hidden.need) : this.cutAt(syntax, at, hidden.at);
    if (excessive) return this.refuse(syntax, at);
    return end === -1 ? MORE : undefined;
  }

  /** Hands on a segment and moves behind it. */
  private deliver(syntax: Syntax, kind: number, at: number, end: number, next: number, objectStart = NONE): Step {
    const { window } = this;
    const { bytes } = window;
    this.headerEnd = NONE;
    const { opening } = this;
    this.opening = undefined;
    const after =
      opening === undefined
        ? this.delivery.segment(window, syntax, kind, at, end, objectStart)
        : this.delivery.header(window, opening, at, end);
    const position = Math.min(bytes.length, next);
    this.measure(at, position);
    if (after === undefined) return this.leaveInterchange(position);
    this.syntax = after;
    window.position = position;
    return READ;
  }

  private skipBlanks(bytes: Buffer, syntax: Syntax, from: number): number {
    const at = this.blanks.skip(bytes, this.window.base, syntax, from);
    this.measure(from, at);
    return at;
  }

  private findEnd(bytes: Buffer, { terminator, release }: Syntax, at: number): number {
    for (let end = this.index.first(at); end !== -1; end = this.index.first(end + 1)) {
      if (end + terminator.length > bytes.length) return -1;
      if (!beginsWith(bytes, end, terminator)) continue;
      if (release === NONE || !isReleased(bytes, release, at, end)) return end;
    }
    return -1;
  }

  /** The segment is too long and is passed over; where it is a header, the interchange cannot be read. */
  private refuse(syntax: Syntax, at: number): Step {
    const byteOffset = this.window.base + at;
    if (this.opening === undefined) return this.pass(syntax, { byteOffset, ...startPassing() });
    this.sink.headless({ byteOffset, byteLength: this.maxSegmentBytes });
    return this.leaveInterchange(at + 1);
  }

  private pass(syntax: Syntax, passing: PassedSegment): Step {
    const { window } = this;
    this.passing = passing;
    const end = passOver(passing, window.bytes, window.position, syntax);
    window.position = end === -1 ? window.bytes.length : end + syntax.terminator.length;
    if (end === -1) return MORE;
    this.passing = undefined;
    this.sink.oversized({ byteOffset: passing.byteOffset, byteLength: window.base + end - passing.byteOffset });
    return READ;
  }

  private readBinary(syntax: Syntax, kind: number, at: number): Step | undefined {
    const { window } = this;
    const bounds = this.dialect.binary(kind, window.bytes, at, syntax);
    if (bounds === undefined) return undefined;
    if (bounds.end !== undefined && bounds.end - at > this.maxSegmentBytes)
      return this.pass(syntax, { byteOffset: window.base + at, ...startPassing(bounds.end - at) });
    if (!('need' in bounds)) return this.deliver(syntax, kind, at, bounds.end, bounds.next, bounds.objectStart);
    return this.whole ? undefined : this.need(at + bounds.need);
  }

  private need(length: number): Step {
    this.needed = length;
    return MORE;
  }

  private cutAt(syntax: Syntax, at: number, end: number): Step {
    const { window, opening } = this;
    if (opening === undefined) {
      this.delivery.cut(window, syntax, at, end);
      this.sink.abandon(window.base + end);
    } else this.sink.headless({ byteOffset: window.base + at, byteLength: end - at });
    return this.leaveInterchange(end);
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
    else if (end > window.position && syntax !== undefined)
      closed = this.delivery.cut(window, syntax, window.position, end);
    if (opening === undefined && !closed) this.sink.abandon(base + end);
    this.leaveInterchange(end);
    this.leave(bytes.length);
  }

  private measure(from: number, to: number): void {
    const { bytes, base } = this.window;
    this.ruler.measure(bytes, from, to, (at) => this.sink.raggedLine(base + at));
  }
}
