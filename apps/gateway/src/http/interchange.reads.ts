import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { pageOf, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { FAILURE_JSON } from '../failures/failure.store.js';
import { ACKNOWLEDGMENT, DOCUMENT, INTERCHANGE, SHOWN, firstRows, instant } from './view.sql.js';
import type {
  AcknowledgmentView,
  DecisionView,
  GroupView,
  InterchangeDetail,
  InterchangeResult,
  InterchangeView,
  TransactionVerdictView,
} from './views.js';

export interface InterchangeFilter {
  readonly partner?: string;
  readonly state?: string;
  readonly control?: string;
}

const RESULT = `SELECT ${INTERCHANGE} AS interchange,
  ${firstRows(ACKNOWLEDGMENT, 'gateway.acknowledgment a', 'a.interchange_id = i.id', 'a.sequence')} AS acknowledgments,
  ${firstRows(DOCUMENT, 'gateway.document d', 'd.interchange_id = i.id AND d.current', 'd.sequence')} AS documents,
  ${firstRows(FAILURE_JSON, 'gateway.failure_record', 'interchange_id = i.id', 'sequence')} AS failures
  FROM gateway.interchange i`;

type ResultRow = Omit<InterchangeResult, keyof InterchangeView | 'links'> & { readonly interchange: InterchangeView };

/** What is known of interchanges, for people and programs that ask. */
@Injectable()
export class InterchangeReads {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(filter: InterchangeFilter, page: PageRequest): Promise<Page<InterchangeView>> {
    const { partner = null, state = null, control = null } = filter;
    const rows = await this.database.query<{ receipt: string; view: InterchangeView }>(
      `SELECT i.receipt::text, ${INTERCHANGE} AS view FROM gateway.interchange i
       WHERE ($1::text IS NULL OR i.partner_id = $1) AND ($2::text IS NULL OR i.state = $2)
         AND ($3::text IS NULL OR i.control = $3) AND ($4::bigint IS NULL OR i.receipt < $4)
       ORDER BY i.receipt DESC LIMIT $5`,
      [partner, state, control, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ receipt }) => [receipt]);
    return { items: items.map(({ view }) => view), nextCursor };
  }

  /** One interchange with its results. Throws a 404 problem. */
  async one(id: string): Promise<InterchangeDetail> {
    const [row] = await this.database.query<ResultRow>(`${RESULT} WHERE i.id = $1`, [id]);
    if (row === undefined) throw problem(404, 'Interchange not found', `There is no interchange ${id}.`);
    const [groups, transactions, decisions] = await Promise.all([
      this.groups(id),
      this.transactions(id),
      this.decisions(id),
    ]);
    return { ...toResult(row), groups, transactions, decisions };
  }

  /** The first interchanges of a transmission with their results. */
  async ofTransmission(transmissionId: string): Promise<InterchangeResult[]> {
    const rows = await this.database.query<ResultRow>(
      `${RESULT} WHERE i.transmission_id = $1 ORDER BY i.ordinal LIMIT ${SHOWN}`,
      [transmissionId],
    );
    return rows.map(toResult);
  }

  async acknowledgments(id: string, page: PageRequest): Promise<Page<AcknowledgmentView>> {
    const rows = await this.database.query<{ sequence: string; view: AcknowledgmentView }>(
      `SELECT a.sequence::text, ${ACKNOWLEDGMENT} AS view FROM gateway.acknowledgment a
       WHERE a.interchange_id = $1 AND ($2::bigint IS NULL OR a.sequence > $2) ORDER BY a.sequence LIMIT $3`,
      [id, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => withText(view)), nextCursor };
  }

  private groups(id: string): Promise<GroupView[]> {
    return this.database.query(
      `SELECT ordinal, functional_id AS "functionalId", sender, receiver, control, version, verdict,
         transaction_count AS "transactionCount", accepted_count AS "acceptedCount"
       FROM gateway.interchange_group WHERE interchange_id = $1 ORDER BY ordinal LIMIT ${SHOWN}`,
      [id],
    );
  }

  private transactions(id: string): Promise<TransactionVerdictView[]> {
    return this.database.query(
      `SELECT ordinal, group_ordinal AS "group", type, control, version, byte_offset::float8 AS "byteOffset",
         byte_length::float8 AS "byteLength", verdict, mapping, agreement_id AS agreement, guide
       FROM gateway.interchange_transaction WHERE interchange_id = $1 ORDER BY ordinal LIMIT ${SHOWN}`,
      [id],
    );
  }

  private decisions(id: string): Promise<DecisionView[]> {
    return this.database.query(
      `SELECT decision, group_ordinal AS "group", transaction_ordinal AS transaction, decided_by AS "by", reason,
         ${instant('decided_at')} AS at
       FROM gateway.decision WHERE interchange_id = $1 ORDER BY sequence LIMIT ${SHOWN}`,
      [id],
    );
  }
}

function toResult({ interchange, acknowledgments, documents, failures }: ResultRow): InterchangeResult {
  const self = `/interchanges/${interchange.id}`;
  return {
    ...interchange,
    acknowledgments: acknowledgments.map(withText),
    documents,
    failures,
    links: {
      self,
      acknowledgments: `${self}/acknowledgments`,
      documents: `/documents?interchange=${interchange.id}`,
      failures: `/failures?interchange=${interchange.id}`,
      raw: `/transmissions/${interchange.transmissionId}/raw`,
    },
  };
}

/** Acknowledgments are ISO 646 or 8859-1, or UTF-8 where the partner writes so. */
function withText(view: AcknowledgmentView): AcknowledgmentView {
  const bytes = Buffer.from(view.content, 'base64');
  const text = bytes.toString('utf8');
  return { ...view, content: text.includes('\uFFFD') ? bytes.toString('latin1') : text };
}
