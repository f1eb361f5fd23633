import type { ByteRange, EnvelopeParty, Failure, InterchangeHeader, ReaderOptions, Standard } from '@app/interchange';
import { createReader } from './switching.reader.js';

/** Where an interchange stands in a transmission, and whose it is. */
export interface InterchangeIndexEntry extends ByteRange {
  readonly ordinal: number;
  readonly standard: Standard;
  readonly control: string;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  readonly test: boolean;
  /** Whether its IEA or UNZ is there. */
  readonly closed: boolean;
}

export interface InterchangeIndex {
  write(chunk: Uint8Array): void;
  /** Failures are those of the transmission itself: what is unreadable, junk between interchanges. */
  end(): { readonly interchanges: InterchangeIndexEntry[]; readonly failures: Failure[] };
}

/** Finds the interchanges of a transmission while it is received: where they begin and end, and whose they are. */
export function indexInterchanges(options: ReaderOptions = {}): InterchangeIndex {
  const interchanges: InterchangeIndexEntry[] = [];
  const failures: Failure[] = [];
  let open: InterchangeHeader | undefined;
  const ignore = (): void => undefined;
  const reader = createReader(
    {
      interchangeStart: (header) => (open = header),
      groupStart: ignore,
      transactionStart: ignore,
      segment: ignore,
      transactionEnd: ignore,
      groupEnd: ignore,
      interchangeEnd: ({ byteOffset, byteLength, closed }) => {
        if (open === undefined) return;
        const { ordinal, standard, control, sender, receiver, test } = open;
        interchanges.push({ ordinal, standard, control, sender, receiver, test, closed, byteOffset, byteLength });
      },
      failure: (failure) => {
        if (failure.scope === 'transmission') failures.push(failure);
      },
    },
    options,
  );
  return {
    write: (chunk) => {
      reader.write(chunk);
    },
    end: () => {
      reader.end();
      return { interchanges, failures };
    },
  };
}
