import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { problem } from '@app/service';
import { FAILURE_JSON } from '../failures/failure.store.js';
import { StoredBytes } from '../process/interchange.bytes.js';
import { InterchangeReads } from './interchange.reads.js';
import type { KeptBytes } from './kept.bytes.js';
import { firstRows, instant } from './view.sql.js';
import type { FailureView, TransmissionView } from './views.js';

interface Row {
  readonly transmission: Omit<TransmissionView, 'interchanges' | 'failures' | 'links'>;
  readonly failures: FailureView[];
}

const ONE = `SELECT json_strip_nulls(json_build_object(
    'transmissionId', t.id, 'sha256', t.sha256, 'channel', t.channel, 'partnerId', t.partner_id,
    'fileName', t.file_name, 'contentType', t.content_type, 'byteLength', t.byte_length,
    'receivedAt', ${instant('t.received_at')}, 'interchangeCount', t.interchange_count)) AS transmission,
  ${firstRows(FAILURE_JSON, 'gateway.failure_record', 'transmission_id = t.id AND interchange_id IS NULL', 'sequence')}
    AS failures
  FROM gateway.transmission t WHERE t.id = $1`;

/** What is known of transmissions, and their bytes. */
@Injectable()
export class TransmissionReads {
  constructor(
    private readonly database: Database,
    private readonly bytes: StoredBytes,
    private readonly interchanges: InterchangeReads,
  ) {}

  /** A transmission with the results of its interchanges. Throws a 404 problem. */
  async one(id: string): Promise<TransmissionView> {
    const [row] = await this.database.query<Row>(ONE, [id]);
    if (row === undefined) throw notFound(id);
    return {
      ...row.transmission,
      interchanges: await this.interchanges.ofTransmission(id),
      failures: row.failures,
      links: { self: `/transmissions/${id}`, raw: `/transmissions/${id}/raw` },
    };
  }

  /** The bytes as received, as a stream. Throws a 404 problem. */
  async raw(id: string): Promise<KeptBytes> {
    const [row] = await this.database.query<{ byteLength: number; sha256: string; contentType: string | null }>(
      `SELECT byte_length::float8 AS "byteLength", sha256, content_type AS "contentType"
       FROM gateway.transmission WHERE id = $1`,
      [id],
    );
    if (row === undefined) throw notFound(id);
    return { ...row, bytes: this.bytes.stream({ transmissionId: id, byteOffset: 0, byteLength: row.byteLength }) };
  }
}

function notFound(id: string): Error {
  return problem(404, 'Transmission not found', `There is no transmission ${id}.`);
}
