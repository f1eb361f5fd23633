import type {
  Delimiters,
  Failure,
  GroupHeader,
  InterchangeHandler,
  InterchangeHeader,
  Segment,
  TransactionHeader,
} from '@app/interchange';

/** Where a segment stands: ordinals from 1, null outside. */
export interface SegmentPlace {
  readonly interchange: number;
  readonly group: number | null;
  readonly transaction: number | null;
  readonly delimiters: Delimiters;
}

/** Hands on every segment with its place, and every failure. */
export class SegmentListing implements InterchangeHandler {
  interchanges = 0;
  errors = 0;
  private place: SegmentPlace | undefined;

  constructor(
    private readonly onSegment: (segment: Segment, place: SegmentPlace) => void,
    private readonly onFailure: (failure: Failure) => void,
  ) {}

  interchangeStart({ ordinal, delimiters }: InterchangeHeader): void {
    this.interchanges++;
    this.place = { interchange: ordinal, group: null, transaction: null, delimiters };
  }

  groupStart({ ordinal }: GroupHeader): void {
    this.move({ group: ordinal });
  }

  transactionStart({ ordinal }: TransactionHeader): void {
    this.move({ transaction: ordinal });
  }

  segment(segment: Segment): void {
    if (this.place !== undefined) this.onSegment(segment, this.place);
  }

  transactionEnd(): void {
    this.move({ transaction: null });
  }

  groupEnd(): void {
    this.move({ group: null });
  }

  interchangeEnd(): void {
    this.place = undefined;
  }

  failure(failure: Failure): void {
    if (failure.severity === 'error') this.errors++;
    this.onFailure(failure);
  }

  private move(to: Partial<SegmentPlace>): void {
    if (this.place !== undefined) this.place = { ...this.place, ...to };
  }
}
