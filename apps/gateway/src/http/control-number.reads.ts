import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { pageOf, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import type { ControlNumberChangeView, ControlNumberView } from './views.js';

const VIEW = `json_strip_nulls(json_build_object('scope', c.scope, 'last', c.last, 'changedAt', h.changed_at,
  'changedBy', h.changed_by, 'reason', h.reason))`;
const LAST_CHANGE = `LEFT JOIN LATERAL (SELECT * FROM gateway.control_number_change h
  WHERE h.scope = c.scope ORDER BY h.sequence DESC LIMIT 1) h ON true`;
const CHANGE = `json_build_object('scope', scope, 'before', before, 'after', after, 'reason', reason, 'forced', forced,
  'changedBy', changed_by, 'changedAt', changed_at)`;

/** Our own control numbers, and what people changed about them. */
@Injectable()
export class ControlNumberReads {
  constructor(private readonly database: Database) {}

  /** By scope. */
  async list(page: PageRequest): Promise<Page<ControlNumberView>> {
    const rows = await this.database.query<{ scope: string; view: ControlNumberView }>(
      `SELECT c.scope, ${VIEW} AS view FROM gateway.control_number c ${LAST_CHANGE}
       WHERE $1::text IS NULL OR c.scope COLLATE "C" > $1 ORDER BY c.scope COLLATE "C" LIMIT $2`,
      [page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ scope }) => [scope]);
    return { items: items.map(({ view }) => view), nextCursor };
  }

  /** Throws a 404 problem for a sequence that was neither used nor set. */
  async one(scope: string): Promise<ControlNumberView> {
    const [row] = await this.database.query<{ view: ControlNumberView }>(
      `SELECT ${VIEW} AS view FROM gateway.control_number c ${LAST_CHANGE} WHERE c.scope = $1`,
      [scope],
    );
    if (row === undefined) throw problem(404, 'Control number not found', `There is no sequence ${scope}.`);
    return row.view;
  }

  /** The newest first. */
  async changes(scope: string | undefined, page: PageRequest): Promise<Page<ControlNumberChangeView>> {
    const rows = await this.database.query<{ sequence: string; view: ControlNumberChangeView }>(
      `SELECT sequence::text, ${CHANGE} AS view FROM gateway.control_number_change
       WHERE ($1::text IS NULL OR scope = $1) AND ($2::bigint IS NULL OR sequence < $2)
       ORDER BY sequence DESC LIMIT $3`,
      [scope ?? null, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => view), nextCursor };
  }
}
