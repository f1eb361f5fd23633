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
}

/** The options with every default filled in. */
export function readerLimits(options: ReaderOptions = {}): Required<ReaderOptions> {
  return {
    baseOffset: options.baseOffset ?? 0,
    firstOrdinal: options.firstOrdinal ?? 1,
    maxTransactionBytes: options.maxTransactionBytes ?? 64 * 1024 * 1024,
    maxSegmentBytes: options.maxSegmentBytes ?? 1024 * 1024,
  };
}
