import { Injectable } from '@nestjs/common';
import type { Standard } from '@app/interchange';
import { acceptedTransactions, parse } from '@app/pipeline';
import type { AcceptedTransaction, MapPorts } from '@app/pipeline';
import { StoredBytes } from './interchange.bytes.js';

/** Bytes of a transmission. */
export interface StoredPlace {
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** Where a transaction stands: its own bytes, and those of what is around it. */
export interface TransactionPlace {
  readonly transmissionId: string;
  readonly standard: Standard;
  readonly interchange: StoredPlace;
  /** GS or UNG; undefined where there is none. */
  readonly group: StoredPlace | undefined;
  readonly transaction: StoredPlace;
}

/** ISA, or UNA and UNB, are shorter. */
const HEADER_BYTES = 4096;

/** The range of a segment ends before it, and so may that of a transaction. */
const TERMINATOR = 1;

/** Reads single transactions of stored interchanges again: their own bytes, and the headers that say how to read them. */
@Injectable()
export class StoredTransactions {
  constructor(private readonly bytes: StoredBytes) {}

  /** With the guide of today, and with the byte offsets of the transmission. Throws where it is not there. */
  async read(place: TransactionPlace, ports: MapPorts): Promise<AcceptedTransaction> {
    const pieces = await this.piecesOf(place);
    const { byteOffset } = place.standard === 'xml' ? place.interchange : place.transaction;
    const headers = pieces.slice(0, -1).reduce((sum, { length }) => sum + length, 0);
    const options = { baseOffset: byteOffset - headers, from: 0, accepted: () => true };
    for await (const accepted of acceptedTransactions(pieces, ports, options)) return accepted;
    throw new RangeError(`Transmission ${place.transmissionId} has no transaction at byte ${byteOffset}`);
  }

  /** An XML document is one transaction; of EDI the headers, then the transaction. */
  private async piecesOf(place: TransactionPlace): Promise<readonly Buffer[]> {
    const { transmissionId, standard, interchange, group, transaction } = place;
    if (standard === 'xml') return this.bytes.load([{ transmissionId, ...interchange }]);
    const head = { ...interchange, byteLength: Math.min(interchange.byteLength, HEADER_BYTES) };
    const ranges = [head, ...(group === undefined ? [] : [group]), transaction];
    const [start = Buffer.alloc(0), ...rest] = await this.bytes.load(
      ranges.map(({ byteOffset, byteLength }) => ({ transmissionId, byteOffset, byteLength: byteLength + TERMINATOR })),
    );
    return [start.subarray(0, await headerLength(start)), ...rest];
  }
}

/** Of the bytes up to the end of ISA or UNB. */
async function headerLength(start: Buffer): Promise<number> {
  for await (const event of parse([start])) {
    if (event.kind !== 'interchange') continue;
    const { byteOffset, byteLength } = event.header.segment;
    return byteOffset + byteLength + TERMINATOR;
  }
  return 0;
}
