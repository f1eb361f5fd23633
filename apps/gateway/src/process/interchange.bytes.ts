import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { CHUNK_BYTES } from '../receive/spool.js';

/** A range of a stored transmission. */
export interface StoredRange {
  readonly transmissionId: string;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** Reads the stored bytes of transmissions. */
@Injectable()
export class StoredBytes {
  constructor(private readonly database: Database) {}

  /** A range, piece by piece; the next piece is asked for while the last one is worked on. */
  async *stream(range: StoredRange): AsyncGenerator<Buffer> {
    const { transmissionId, byteOffset, byteLength } = range;
    const end = byteOffset + byteLength;
    const last = Math.ceil(end / CHUNK_BYTES) - 1;
    let position = Math.floor(byteOffset / CHUNK_BYTES);
    let ahead = this.piece(transmissionId, position);
    while (position <= last) {
      const bytes = await ahead;
      const start = position * CHUNK_BYTES;
      position++;
      if (position <= last) ahead = this.piece(transmissionId, position);
      // Awaited in the next round; until then a failure must not count as unhandled.
      ahead.catch(() => undefined);
      yield bytes.subarray(Math.max(0, byteOffset - start), Math.min(CHUNK_BYTES, end - start));
    }
  }

  /** Several small ranges in one statement, in the order asked for. */
  async load(ranges: readonly StoredRange[]): Promise<Buffer[]> {
    const wanted = ranges.map(({ transmissionId, byteOffset, byteLength }, index) => ({
      index,
      id: transmissionId,
      first: Math.floor(byteOffset / CHUNK_BYTES),
      last: Math.max(0, Math.ceil((byteOffset + byteLength) / CHUNK_BYTES) - 1),
      from: byteOffset,
      until: byteOffset + byteLength,
    }));
    const pieces = await this.database.query<{ index: number; bytes: Buffer }>(
      `SELECT w.index, substring(c.bytes
         FROM (greatest(w.from - c.position::bigint * ${CHUNK_BYTES}, 0) + 1)::integer
         FOR (least(w.until - c.position::bigint * ${CHUNK_BYTES}, ${CHUNK_BYTES})
              - greatest(w.from - c.position::bigint * ${CHUNK_BYTES}, 0))::integer) AS bytes
       FROM json_to_recordset($1) AS w(index integer, id uuid, first integer, last integer, "from" bigint, until bigint)
       JOIN gateway.transmission_chunk c ON c.transmission_id = w.id AND c.position BETWEEN w.first AND w.last
       ORDER BY w.index, c.position`,
      [JSON.stringify(wanted)],
    );
    const byRange = ranges.map((): Buffer[] => []);
    for (const { index, bytes } of pieces) byRange[index]?.push(bytes);
    return byRange.map((bytes) => (bytes.length === 1 && bytes[0] !== undefined ? bytes[0] : Buffer.concat(bytes)));
  }

  private async piece(transmissionId: string, position: number): Promise<Buffer> {
    const [row] = await this.database.query<{ bytes: Buffer }>(
      'SELECT bytes FROM gateway.transmission_chunk WHERE transmission_id = $1 AND position = $2',
      [transmissionId, position],
    );
    if (row === undefined) throw new RangeError(`Transmission ${transmissionId} has no piece ${position}`);
    return row.bytes;
  }
}

const SLICE = 256 * 1024;

/** Bytes in memory as a stream that lets other work have its turn, so that a large interchange does not stop the process. */
export async function* inSlices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (at > 0) await setImmediate();
    yield bytes.subarray(at, at + SLICE);
  }
}
