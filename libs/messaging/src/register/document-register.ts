import type { CanonicalDocument, CrossdockEvent, DocumentType, Lineage } from '@app/canonical';
import { lockNames, rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import type { RegisteredDocument, SeriesChange } from './registered-document.js';
import { documentOf } from './registered-document.js';
import { takeDocuments } from './take-documents.js';

interface DocumentRow {
  readonly document_id: string;
  readonly revision: number;
  readonly event_id: string;
  readonly document_type: string;
  readonly series: string;
  readonly ordinal: number;
  readonly purpose: string | null;
  readonly received_at: Date;
  readonly sender: string | null;
  readonly lineage: Lineage | null;
  readonly content: unknown;
}

/**
 * The documents that a service has taken in, each in its latest revision, in `<schema>.document`. It says what a batch
 * changes; what follows from that is the service's. Effects are never undone one by one: the service computes them anew
 * from the documents in force.
 */
export class DocumentRegister {
  constructor(private readonly schema: string) {}

  /** Takes in the documents of events of one type. Answers the series that changed; ignored revisions change none. */
  async take<Content extends CanonicalDocument>(
    tx: EntityManager,
    documentType: Content['documentType'],
    events: readonly CrossdockEvent<Content>[],
  ): Promise<SeriesChange<Content>[]> {
    const incoming = events.map((event) => documentOf(event));
    if (incoming.length === 0) return [];
    await lockNames(
      tx,
      `${this.schema}.document`,
      incoming.flatMap(({ documentId, series }) => [documentId, `${documentType}/${series}`]),
    );
    const changes = takeDocuments(await this.known<Content>(tx, documentType, incoming), incoming);
    await this.store(
      tx,
      changes.flatMap(({ taken }) => taken),
    );
    return changes;
  }

  /** Documents by their ids: those in hand, and from the register the others that are named. */
  async withNamed(
    tx: EntityManager,
    inHand: readonly RegisteredDocument<CanonicalDocument>[],
    named: readonly string[],
  ): Promise<Map<string, RegisteredDocument<CanonicalDocument>>> {
    const documents = new Map(inHand.map((document) => [document.documentId, document]));
    const missing = [...new Set(named)].filter((documentId) => !documents.has(documentId));
    for (const document of await this.find(tx, missing)) documents.set(document.documentId, document);
    return documents;
  }

  private async find(
    tx: EntityManager,
    documentIds: readonly string[],
  ): Promise<RegisteredDocument<CanonicalDocument>[]> {
    if (documentIds.length === 0) return [];
    const sql = `SELECT * FROM ${this.schema}.document WHERE document_id = ANY($1::uuid[])`;
    return (await rows<DocumentRow>(tx, sql, [documentIds])).map((row) => toDocument<CanonicalDocument>(row));
  }

  private async known<Content>(
    tx: EntityManager,
    documentType: DocumentType,
    incoming: readonly RegisteredDocument[],
  ): Promise<RegisteredDocument<Content>[]> {
    const found = await rows<DocumentRow>(
      tx,
      `SELECT * FROM ${this.schema}.document
       WHERE document_type = $1 AND series IN (
         SELECT unnest($2::text[])
         UNION SELECT series FROM ${this.schema}.document WHERE document_id = ANY($3::uuid[]))`,
      [documentType, incoming.map(({ series }) => series), incoming.map(({ documentId }) => documentId)],
    );
    return found.map((row) => toDocument<Content>(row));
  }

  private async store(tx: EntityManager, documents: readonly RegisteredDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await tx.query(
      `INSERT INTO ${this.schema}.document AS known
         (document_id, revision, event_id, document_type, series, ordinal, purpose, received_at, sender, lineage, content)
       SELECT * FROM json_to_recordset($1::json) AS document ("documentId" uuid, revision int, "eventId" text,
         "documentType" text, series text, ordinal int, purpose text, "receivedAt" timestamptz, sender text,
         lineage jsonb, content jsonb)
       ON CONFLICT (document_id) DO UPDATE SET
         (revision, event_id, series, ordinal, purpose, received_at, sender, lineage, content) =
         (excluded.revision, excluded.event_id, excluded.series, excluded.ordinal, excluded.purpose,
          excluded.received_at, excluded.sender, excluded.lineage, excluded.content)`,
      [JSON.stringify(documents)],
    );
  }
}

function toDocument<Content>(row: DocumentRow): RegisteredDocument<Content> {
  return {
    documentId: row.document_id,
    revision: row.revision,
    eventId: row.event_id,
    documentType: row.document_type,
    series: row.series,
    ordinal: row.ordinal,
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
    receivedAt: row.received_at.toISOString(),
    ...(row.sender === null ? {} : { sender: row.sender }),
    ...(row.lineage === null ? {} : { lineage: row.lineage }),
    content: row.content as Content,
  };
}
