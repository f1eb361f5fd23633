import type { GroupHeader, InterchangeHeader, TransactionHeader } from '../envelope.js';

/** What is agreed of how a transaction is read. */
export interface ReadingTerms {
  /** The character set in use, where it is not the one that the envelope declares: a label of the WHATWG standard. */
  readonly charset?: string;
  /** `none`: nothing repeats, and the byte of the repetition separator is data. */
  readonly repetition?: 'none';
  /** A longer transaction is refused. */
  readonly maxTransactionBytes?: number;
}

/** What a reader may be told. */
export interface ReaderOptions {
  /** Where the first byte written stands in the transmission; 0 unless told. */
  readonly baseOffset?: number;
  /** The ordinal of the first interchange found; 1 unless told. */
  readonly firstOrdinal?: number;
  /** A longer transaction is refused; 64 MiB unless told. */
  readonly maxTransactionBytes?: number;
  /** A longer segment is refused; 1 MiB unless told. */
  readonly maxSegmentBytes?: number;
  /** What is agreed of a transaction, asked when its header is there; nothing unless told. */
  readonly terms?: (
    transaction: TransactionHeader,
    interchange: InterchangeHeader,
    group: GroupHeader | undefined,
  ) => ReadingTerms | undefined;
}

/** The options with every default filled in. */
export function readerLimits(options: ReaderOptions = {}): Required<ReaderOptions> {
  return {
    baseOffset: options.baseOffset ?? 0,
    firstOrdinal: options.firstOrdinal ?? 1,
    maxTransactionBytes: options.maxTransactionBytes ?? 64 * 1024 * 1024,
    maxSegmentBytes: options.maxSegmentBytes ?? 1024 * 1024,
    terms: options.terms ?? noTerms,
  };
}

function noTerms(): undefined {
  return undefined;
}
