import type { Frame } from '../source/frame.js';
import type { Run } from '../source/run.js';
import type { MadeSegment } from './outbound.js';

/** What can say where a value of a segment comes from; see OutboundMade. */
export interface OriginPlan {
  readonly tag: string;
  /** The map's file and line, and the paths that the element is made from, the likeliest first. */
  originPaths(element?: number, component?: number): { readonly map: string; readonly paths: readonly string[] };
}

interface Written {
  segment: MadeSegment;
  readonly plan: OriginPlan;
  readonly frame: Frame;
  /** Which of its tag, from 0. */
  readonly occurrence: number;
}

/** What one evaluation of an outbound map has written so far. */
export class Writing {
  readonly written: Written[] = [];
  private readonly counts = new Map<string, number>();
  /** Indexes of the open HL segments, the outermost first. */
  private readonly levels: number[] = [];
  private levelCount = 0;

  constructor(
    readonly run: Run,
    /** `.`, or `,` as an EDIFACT agreement may say. */
    readonly decimalMark: string,
  ) {}

  /** Which one a segment would be that is written next, from 0. */
  occurrenceOf(tag: string): number {
    return this.counts.get(tag) ?? 0;
  }

  add(segment: MadeSegment, plan: OriginPlan, frame: Frame): void {
    const [tag] = segment;
    const occurrence = this.occurrenceOf(tag);
    this.counts.set(tag, occurrence + 1);
    this.written.push({ segment, plan, frame, occurrence });
  }

  /** Opens a hierarchical level. HL01 counts, HL02 is the level around, HL04 is not known before it ends. */
  openLevel(code: string, plan: OriginPlan, frame: Frame): void {
    const around = this.levels.at(-1);
    const above = around === undefined ? undefined : this.written[around];
    if (above !== undefined) above.segment = hl(above.segment, '1');
    this.levels.push(this.written.length);
    const parent = above?.segment[1];
    this.add(['HL', String(++this.levelCount), typeof parent === 'string' ? parent : '', code, '0'], plan, frame);
  }

  closeLevel(): void {
    this.levels.pop();
  }
}

function hl([tag, id = '', parent = '', code = '']: MadeSegment, children: string): MadeSegment {
  return [tag, id, parent, code, children];
}
