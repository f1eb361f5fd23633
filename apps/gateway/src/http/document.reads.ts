import { Injectable } from '@nestjs/common';
import { Database } from '@app/persistence';
import { pageOf, problem } from '@app/service';
import type { Page, PageRequest } from '@app/service';
import { DOCUMENT } from './view.sql.js';
import type { DocumentView } from './views.js';

export interface DocumentFilter {
  readonly type?: string;
  readonly number?: string;
  readonly account?: string;
  readonly interchange?: string;
}

/** The canonical documents. */
@Injectable()
export class DocumentReads {
  constructor(private readonly database: Database) {}

  /** The newest first, each in its last revision. */
  async list(filter: DocumentFilter, page: PageRequest): Promise<Page<DocumentView>> {
    const { type = null, number = null, account = null, interchange = null } = filter;
    const rows = await this.database.query<{ sequence: string; view: DocumentView }>(
      `SELECT d.sequence::text, ${DOCUMENT} AS view FROM gateway.document d
       WHERE d.current AND ($1::text IS NULL OR d.type = $1) AND ($2::text IS NULL OR d.number = $2)
         AND ($3::text IS NULL OR d.account_id = $3) AND ($4::uuid IS NULL OR d.interchange_id = $4)
         AND ($5::bigint IS NULL OR d.sequence < $5)
       ORDER BY d.sequence DESC LIMIT $6`,
      [type, number, account, interchange, page.after?.[0] ?? null, page.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, page, ({ sequence }) => [sequence]);
    return { items: items.map(({ view }) => view), nextCursor };
  }

  /** A document in its last revision, with its content. Throws a 404 problem. */
  async one(id: string): Promise<DocumentView & { readonly content: unknown }> {
    const [row] = await this.database.query<{ view: DocumentView; content: unknown }>(
      `SELECT ${DOCUMENT} AS view, d.content FROM gateway.document d WHERE d.id = $1 AND d.current`,
      [id],
    );
    if (row === undefined) throw notFound(id);
    return { ...row.view, content: row.content };
  }

  /** The JSON text that was published, of one revision or the last. Throws a 404 problem. */
  async content(id: string, revision: number | undefined): Promise<string> {
    const [row] = await this.database.query<{ content: string }>(
      `SELECT content::text AS content FROM gateway.document
       WHERE id = $1 AND CASE WHEN $2::integer IS NULL THEN current ELSE revision = $2 END`,
      [id, revision ?? null],
    );
    if (row === undefined) throw notFound(id);
    return row.content;
  }
}

function notFound(id: string): Error {
  return problem(404, 'Document not found', `There is no document ${id}, or not in this revision.`);
}
