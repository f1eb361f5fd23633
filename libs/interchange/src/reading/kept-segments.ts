import type { Segment } from '../segment.js';
import { packTag } from './bounds.js';
import { ByteSegment } from './byte-segment.js';
import { SegmentArena } from './segment-arena.js';
import type { SegmentBlock } from './segment-block.js';
import type { Syntax } from './syntax.js';

/** So many segments are kept as objects at once; of a longer transaction the others are kept as numbers. */
const OBJECTS = 4096;
/** Numbers for one: where it begins and ends in its block, and its position. */
const ROW = 3;
/** Rows that are made room for at once. */
const ROWS = 16 * 1024;
/** Their content may be binary: such a segment is always an object. */
const BINARY: ReadonlySet<number> = new Set(['BIN', 'BDS', 'UNO'].map(packTag));

/** What rows that follow each other have in common. */
interface Run {
  /** Of the row that begins it. */
  readonly first: number;
  readonly block: SegmentBlock;
  readonly syntax: Syntax;
  /** The ordinal of a segment less its position. */
  readonly shift: number;
}

/**
 * The segments of a transaction while it is read, in order. The object of a segment takes more memory than its bytes, so
 * those of a long transaction are made when it has ended: if it is refused for its length they never are.
 */
export class KeptSegments {
  private arena = new SegmentArena();
  private segments: Segment[] = [];
  private rows: Int32Array[] = [];
  private count = 0;
  private runs: Run[] = [];
  /** Segments that are objects among the rows, by their row. */
  private among = new Map<number, Segment>();

  add(segment: Segment): void {
    if (this.segments.length < OBJECTS) this.segments.push(segment.retain(this.arena));
    else this.addRow(segment);
  }

  /** All of them, as objects; nothing is kept any more. */
  take(): Segment[] {
    const { segments } = this;
    this.segments = [];
    if (this.count > 0) this.makeObjects(segments);
    return segments;
  }

  /** Forgets them, and the bytes that they lie in. */
  drop(): void {
    this.arena = new SegmentArena();
    this.segments = [];
    this.forgetRows();
  }

  private addRow(segment: Segment): void {
    const nth = this.count++ % ROWS;
    if (nth === 0) this.rows.push(new Int32Array(ROW * ROWS));
    const { position } = segment;
    if (!(segment instanceof ByteSegment) || position === null || BINARY.has(segment.tag)) {
      this.among.set(this.count - 1, segment.retain(this.arena));
      return;
    }
    const rows = this.rows[this.rows.length - 1];
    if (rows === undefined) return;
    rows[ROW * nth] = segment.start;
    rows[ROW * nth + 1] = segment.end;
    rows[ROW * nth + 2] = position;
    this.continueRun(this.arena.mirror(segment.block), segment.syntax, segment.ordinal - position);
  }

  private continueRun(block: SegmentBlock, syntax: Syntax, shift: number): void {
    const last = this.runs[this.runs.length - 1];
    if (last?.block === block && last.syntax === syntax && last.shift === shift) return;
    this.runs.push({ first: this.count - 1, block, syntax, shift });
  }

  private makeObjects(segments: Segment[]): void {
    const { rows, runs, among, count } = this;
    let next = 0;
    let run: Run | undefined;
    for (let row = 0; row < count; row++) {
      while (runs[next]?.first === row) run = runs[next++];
      const page = rows[Math.floor(row / ROWS)];
      const at = ROW * (row % ROWS);
      const other = among.get(row);
      if (other !== undefined) segments.push(other);
      else if (run !== undefined && page !== undefined)
        segments.push(objectOf(run, page[at] ?? 0, page[at + 1] ?? 0, page[at + 2] ?? 0));
    }
    this.forgetRows();
  }

  private forgetRows(): void {
    this.rows = [];
    this.runs = [];
    this.among = new Map();
    this.count = 0;
  }
}

function objectOf({ block, syntax, shift }: Run, start: number, end: number, position: number): ByteSegment {
  const segment = new ByteSegment(syntax, block).place(syntax, block, start, end);
  segment.position = position;
  segment.ordinal = position + shift;
  return segment;
}
