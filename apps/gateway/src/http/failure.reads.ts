import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { pageOf } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { FAILURE_JSON } from '../failures/failure.store.js';
import type { FailureView } from './views.js';

export interface FailureFilter {
  readonly partner?: string;
  readonly code?: string;
  readonly status?: string;
  readonly severity?: string;
  readonly interchange?: string;
  readonly transmission?: string;
}

/** The failures of all services. */
@Injectable()
export class FailureReads {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(filter: FailureFilter, page: PageRequest): Promise<Page<FailureView>> {
    const {
      partner = null,
      code = null,
      status = null,
      severity = null,
      interchange = null,
      transmission = null,
    } = filter;
    const rows = await this.database.query<{ sequence: string; view: FailureView }>(
      `SELECT sequence::text, ${FAILURE_JSON} AS view FROM gateway.failure_record
       WHERE ($1::text IS NULL OR partner_id = $1) AND ($2::text IS NULL OR code = $2)
         AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR severity = $4)
         AND ($5::uuid IS NULL OR interchange_id = $5) AND ($6::uuid IS NULL OR transmission_id = $6)
         AND ($7::bigint IS NULL OR sequence < $7)
       ORDER BY sequence DESC LIMIT $8`,
      [partner, code, status, severity, interchange, transmission, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => view), nextCursor };
  }
}
