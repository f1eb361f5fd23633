import type { Failure, InterchangeHeader, Segment, Transaction } from '@app/interchange';
import { acknowledgeFailures } from '@app/interchange';

/** A transaction of ordinal 0: the TA1 segments of an interchange. */
export const TA1_ORDINAL = 0;

/** The most that are kept of one interchange; a TA1 answers one interchange of ours. */
const MOST = 10_000;

/**
 * The interchange acknowledgments (TA1) that an interchange holds outside of its groups. Together they are one
 * transaction of their own, of ordinal 0, which belongs to no group and which no acknowledgment counts (X12.5: a TA1 is
 * never acknowledged). Holds at most 10,000 of them.
 */
export class ReceivedTa1 {
  count = 0;
  private readonly segments: Segment[] = [];

  constructor(private readonly interchange: InterchangeHeader) {}

  /** Takes a retained segment that stands outside of the groups; any other than a TA1 is left alone. */
  add(segment: Segment): void {
    if (segment.id !== 'TA1' || this.interchange.standard !== 'x12') return;
    this.count++;
    if (this.count <= MOST) this.segments.push(segment);
  }

  /** That there are more than are kept. */
  get excess(): Failure | undefined {
    if (this.count <= MOST) return undefined;
    const { control, byteOffset, segment } = this.interchange;
    const location = { interchangeControl: control, byteOffset, byteLength: segment.byteLength };
    return acknowledgeFailures.raise('tooManyTa1', { with: { count: this.count, limit: MOST }, location });
  }

  /** All of them, as a guide matches them; undefined where there is none. Its control number is that of the first. */
  transaction(): Transaction | undefined {
    const [first] = this.segments;
    const last = this.segments.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const { interchange, segments } = this;
    const { byteOffset } = first;
    const { version } = interchange;
    const control = first.value(1);
    return {
      interchange,
      group: undefined,
      header: { ordinal: TA1_ORDINAL, type: 'TA1', control, version, byteOffset, segment: first },
      segments,
      closed: true,
      failures: [],
      byteOffset,
      byteLength: last.byteOffset + last.byteLength - byteOffset,
    };
  }
}
