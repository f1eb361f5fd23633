import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import type { Decision } from '@app/pipeline';
import type { InterchangeWork } from './interchange.work.js';

/** The most interchanges that one database transaction takes on. */
const BATCH = 200;

/** A loose scan: one step of the index per lane, however many interchanges wait in it. */
const WAITING_LANES = `
  WITH RECURSIVE waiting AS (
    (SELECT lane FROM gateway.interchange WHERE state IN ('received', 'publishing') ORDER BY lane LIMIT 1)
    UNION ALL
    SELECT (SELECT lane FROM gateway.interchange
            WHERE state IN ('received', 'publishing') AND lane > waiting.lane ORDER BY lane LIMIT 1)
    FROM waiting WHERE waiting.lane IS NOT NULL
  )
  SELECT lane FROM waiting WHERE lane IS NOT NULL`;

const NEXT = `
  SELECT i.id, i.transmission_id AS "transmissionId", i.ordinal, i.received_at AS "receivedAt", i.state, i.standard,
    i.control, json_build_object('qualifier', i.sender_qualifier, 'id', i.sender_id) AS sender,
    json_build_object('qualifier', i.receiver_qualifier, 'id', i.receiver_id) AS receiver, i.test, i.byte_offset::float8 AS "byteOffset",
    i.byte_length::float8 AS "byteLength", i.run, i.checkpoint, t.partner_id AS "folderPartnerId",
    t.file_name AS "fileName",
    CASE WHEN i.run = 1 THEN '[]' ELSE (
      SELECT coalesce(json_agg(json_strip_nulls(json_build_object(
        'group', d.group_ordinal, 'transaction', d.transaction_ordinal, 'decision', d.decision)) ORDER BY d.sequence), '[]')
      FROM gateway.decision d WHERE d.interchange_id = i.id AND d.decision IN ('release', 'refuse')) END AS decisions
  FROM gateway.interchange i JOIN gateway.transmission t ON t.id = i.transmission_id
  WHERE i.lane = $1 AND i.state IN ('received', 'publishing')
  ORDER BY i.receipt LIMIT ${BATCH}`;

type Row = Omit<InterchangeWork, 'folderPartnerId' | 'fileName' | 'decisions'> & {
  readonly folderPartnerId: string | null;
  readonly fileName: string | null;
  readonly decisions: readonly Decision[];
};

/** What waits, by lane: the interchanges of one sender, in the order of receipt. */
@Injectable()
export class LaneStore {
  constructor(private readonly database: Database) {}

  async waitingLanes(): Promise<string[]> {
    const lanes = await this.database.query<{ lane: string }>(WAITING_LANES);
    return lanes.map(({ lane }) => lane);
  }

  /** The next interchanges of the lane: as many as fit one database transaction, or one that is larger than that. */
  async next(lane: string, batchBytes: number): Promise<InterchangeWork[]> {
    const rows = await this.database.query<Row>(NEXT, [lane]);
    const batch: InterchangeWork[] = [];
    let bytes = 0;
    for (const { folderPartnerId, fileName, ...row } of rows) {
      bytes += row.byteLength;
      const whole = row.state === 'received' && bytes <= batchBytes;
      if (batch.length > 0 && !whole) break;
      batch.push({
        ...row,
        ...(folderPartnerId === null ? {} : { folderPartnerId }),
        ...(fileName === null ? {} : { fileName }),
      });
      if (!whole) break;
    }
    return batch;
  }
}
