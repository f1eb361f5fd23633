import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { pageOf, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import type { AnswerView, OutboundDetail, OutboundView } from './outbound.views.js';
import { SHOWN, instant } from './view.sql.js';

export interface OutboundFilter {
  readonly partner?: string;
  readonly state?: string;
  readonly type?: string;
  readonly number?: string;
}

const STATES = `(SELECT json_agg(json_build_object('state', s.state, 'at', ${instant('s.at')}) ORDER BY s.sequence)
  FROM gateway.outbound_state s WHERE s.outbound_id = o.id)`;

/** Columns of `gateway.outbound o` as an OutboundView, without its links. */
const VIEW = `json_strip_nulls(json_build_object(
  'id', o.id, 'partnerId', o.partner_id, 'account', o.account_id, 'agreement', o.agreement_id,
  'standard', o.standard, 'message', o.message, 'test', o.test,
  'documentType', o.document_type, 'documentNumber', o.document_number, 'documentSha256', o.document_sha256,
  'guide', json_build_object('ref', o.guide_ref, 'hash', o.guide_hash),
  'map', json_build_object('ref', o.map_ref, 'hash', o.map_hash), 'unusedCount', cardinality(o.unused),
  'control', o.control, 'groupControl', o.group_control, 'transactionControl', o.transaction_control,
  'byteLength', octet_length(o.bytes), 'sha256', o.sha256, 'state', o.state, 'states', ${STATES},
  'file', o.file_name, 'createdAt', ${instant('o.created_at')}, 'sentAt', ${instant('o.sent_at')},
  'dueAt', ${instant('o.due_at')}, 'answeredAt', ${instant('o.answered_at')}))`;

const ANSWER = `json_build_object('documentId', a.document_id, 'interchangeId', a.interchange_id, 'kind', a.kind,
  'verdict', a.verdict, 'errors', a.errors, 'answeredAt', ${instant('a.answered_at')})`;

/** What we sent to partners, and what they said of it. */
@Injectable()
export class OutboundReads {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(filter: OutboundFilter, page: PageRequest): Promise<Page<OutboundView>> {
    const { partner = null, state = null, type = null, number = null } = filter;
    const rows = await this.database.query<{ sequence: string; view: OutboundView }>(
      `SELECT o.sequence::text, ${VIEW} AS view FROM gateway.outbound o
       WHERE ($1::text IS NULL OR o.partner_id = $1) AND ($2::text IS NULL OR o.state = $2)
         AND ($3::text IS NULL OR o.document_type = $3) AND ($4::text IS NULL OR o.document_number = $4)
         AND ($5::bigint IS NULL OR o.sequence < $5)
       ORDER BY o.sequence DESC LIMIT $6`,
      [partner, state, type, number, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => ({ ...view, links: linksOf(view.id) })), nextCursor };
  }

  /** An outbound interchange with its document. Throws a 404 problem. */
  async one(id: string): Promise<OutboundDetail> {
    const [row] = await this.database.query<Pick<OutboundDetail, 'document' | 'unused'> & { view: OutboundView }>(
      `SELECT ${VIEW} AS view, o.document, o.unused[:${SHOWN}] AS unused FROM gateway.outbound o WHERE o.id = $1`,
      [id],
    );
    if (row === undefined) throw notFound(id);
    return { ...row.view, unused: row.unused, document: row.document, links: linksOf(id) };
  }

  /** The bytes, as they lie in the outbox folder. Throws a 404 problem. */
  async content(id: string): Promise<{ readonly bytes: Buffer; readonly sha256: string; readonly standard: string }> {
    const [row] = await this.database.query<{ bytes: Buffer; sha256: string; standard: string }>(
      'SELECT bytes, sha256, standard FROM gateway.outbound WHERE id = $1',
      [id],
    );
    if (row === undefined) throw notFound(id);
    return row;
  }

  /** Pointers of what the document gave and the message does not carry. Throws a 404 problem. */
  async unused(id: string, page: PageRequest): Promise<Page<string>> {
    const after = Number(page.after?.[0] ?? 0);
    const [row] = await this.database.query<{ unused: string[] }>(
      'SELECT unused[$2::integer + 1:$2::integer + $3::integer] AS unused FROM gateway.outbound WHERE id = $1',
      [id, after, page.limit + 1],
    );
    if (row === undefined) throw notFound(id);
    return pageOf(row.unused, page, () => [String(after + page.limit)]);
  }

  /** In the order in which they came. Throws a 404 problem. */
  async acknowledgments(id: string, page: PageRequest): Promise<Page<AnswerView>> {
    const known = await this.database.query('SELECT 1 FROM gateway.outbound WHERE id = $1', [id]);
    if (known.length === 0) throw notFound(id);
    const rows = await this.database.query<{ sequence: string; view: AnswerView }>(
      `SELECT a.sequence::text, ${ANSWER} AS view FROM gateway.outbound_answer a
       WHERE a.outbound_id = $1 AND ($2::bigint IS NULL OR a.sequence > $2) ORDER BY a.sequence LIMIT $3`,
      [id, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => view), nextCursor };
  }
}

function linksOf(id: string): Record<string, string> {
  const self = `/outbound/${id}`;
  return {
    self,
    content: `${self}/content`,
    acknowledgments: `${self}/acknowledgments`,
    unused: `${self}/unused`,
    failures: `/failures?interchange=${id}`,
  };
}

function notFound(id: string): Error {
  return problem(404, 'Outbound interchange not found', `There is no outbound interchange ${id}.`);
}
