import type {
  Failure,
  GroupEnd,
  GroupHeader,
  InterchangeEnd,
  InterchangeHeader,
  Segment,
  Transaction,
} from '@app/interchange';

/** What the parse stage tells, in the order of the bytes. A failure of a level comes before that level's end. */
export type ParseEvent =
  | { readonly kind: 'interchange'; readonly header: InterchangeHeader }
  | { readonly kind: 'group'; readonly header: GroupHeader }
  | { readonly kind: 'transaction'; readonly transaction: Transaction; readonly segmentCount: number }
  /** A segment outside of transactions that is no header or trailer: TA1. */
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'group-end'; readonly header: GroupHeader; readonly end: GroupEnd }
  | {
      readonly kind: 'interchange-end';
      readonly header: InterchangeHeader;
      readonly end: InterchangeEnd;
      /** Hex, of the bytes from ISA or UNA to the end of IEA or UNZ. */
      readonly sha256: string;
    }
  /** Of the transmission, an interchange or a group; those of a transaction are in it. */
  | { readonly kind: 'failure'; readonly failure: Failure };
