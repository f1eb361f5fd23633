import type { Acknowledgment, CanonicalDocument, CrossdockEvent, DocumentType, Lineage, Topic } from '@app/canonical';
import { JsonText } from '@app/messaging';
import type { DefinitionVersion } from '@app/pipeline';
import { countDocuments } from '@app/observability';
import { copyRows, rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { columnText, sha256 } from '../storage/text.js';
import { canonicalJson } from './canonical-json.js';

/** A document as mapped, with its identity and its account, not yet compared with what is stored. */
export interface DocumentDraft {
  readonly id: string;
  readonly interchangeId: string;
  readonly transactionOrdinal: number;
  readonly ordinal: number;
  readonly type: DocumentType;
  readonly number: string;
  /**
   * The document as its first revision, which most stay. It waits as text until it is stored: as objects a batch of
   * documents would take many times the memory.
   */
  readonly json: string;
  /** The document, where it says what became of something we sent. */
  readonly acknowledgment?: Acknowledgment;
  readonly accountId?: string;
  readonly partnerId: string;
  readonly test: boolean;
  readonly lineage: Lineage;
  /** What made it. */
  readonly guide: DefinitionVersion | undefined;
  readonly map: DefinitionVersion | undefined;
  /** What its event says; absent where the document is kept and not published. */
  readonly publication?: Publication;
}

export interface Publication {
  readonly topic: Topic;
  readonly type: string;
  readonly key: string;
  /** ISO 8601 instant of receipt. */
  readonly time: string;
  readonly sender?: string;
  readonly receiver?: string;
}

/** How large documents travel: by reference to the gateway. */
export interface Inlining {
  readonly inlineBytes: number;
  readonly gatewayUrl: string;
}

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly content: string;
  readonly published: boolean;
}

/** What storing documents came to. */
export interface StoredDocuments {
  /** Those that are new, or say something else than before. */
  readonly taken: readonly DocumentDraft[];
  /** What tells of them. */
  readonly events: readonly CrossdockEvent[];
}

/**
 * Keeps documents and answers the events that tell of them. A document equal to its last revision is not stored again and
 * not told of; a different one is the next revision, whose event supersedes the last.
 */
export async function storeDocuments(
  tx: EntityManager,
  drafts: readonly DocumentDraft[],
  inlining: Inlining,
): Promise<StoredDocuments> {
  if (drafts.length === 0) return { taken: [], events: [] };
  const before = await currentRevisions(tx, drafts);
  const made = drafts.map((draft) => revise(draft, before.get(draft.id))).filter((one) => one !== undefined);
  await write(tx, made);
  return {
    taken: made.map(({ draft }) => draft),
    events: made.map((one) => eventOf(one, inlining)).filter((event) => event !== undefined),
  };
}

interface Revision {
  readonly draft: DocumentDraft;
  readonly revision: number;
  readonly json: string;
  /** Of the JSON in UTF-8. */
  readonly sha256: string;
  readonly supersedes?: string;
}

async function currentRevisions(tx: EntityManager, drafts: readonly DocumentDraft[]): Promise<Map<string, Stored>> {
  const stored = await rows<Stored>(
    tx,
    'SELECT id, revision, content::text AS content, published FROM gateway.document WHERE id = ANY($1) AND current',
    [drafts.map(({ id }) => id)],
  );
  return new Map(stored.map((row) => [row.id, row]));
}

function revise(draft: DocumentDraft, last: Stored | undefined): Revision | undefined {
  if (last !== undefined && isEqual(draft, last)) return undefined;
  const revision = (last?.revision ?? 0) + 1;
  const json = withRevision(draft, revision);
  const supersedes = last?.published === true ? { supersedes: `${draft.id}.${last.revision}` } : {};
  return { draft, revision, json, sha256: sha256(json), ...supersedes };
}

/** Whether the stored revision says the same, in whatever order its members stand. */
function isEqual(draft: DocumentDraft, { content, revision }: Stored): boolean {
  return canonicalJson(JSON.parse(withRevision(draft, revision))) === canonicalJson(JSON.parse(content));
}

function withRevision({ json }: DocumentDraft, revision: number): string {
  return revision === 1 ? json : JSON.stringify({ ...(JSON.parse(json) as CanonicalDocument), revision });
}

async function write(tx: EntityManager, made: readonly Revision[]): Promise<void> {
  const replaced = made.filter(({ revision }) => revision > 1).map(({ draft }) => draft.id);
  if (replaced.length > 0) {
    await tx.query('UPDATE gateway.document SET current = false WHERE id = ANY($1) AND current', [replaced]);
  }
  await copyRows(
    tx,
    'gateway.document (id, revision, interchange_id, transaction_ordinal, ordinal, type, number, account_id, ' +
      'partner_id, test, published, content, sha256, lineage, guide_ref, guide_hash, map_ref, map_hash)',
    made.map(({ draft, revision, json, sha256: hash }) => [
      draft.id,
      revision,
      draft.interchangeId,
      draft.transactionOrdinal,
      draft.ordinal,
      draft.type,
      columnText(draft.number),
      draft.accountId ?? null,
      draft.partnerId,
      draft.test,
      draft.publication !== undefined,
      json,
      hash,
      JSON.stringify(draft.lineage),
      draft.guide?.ref ?? null,
      draft.guide?.hash ?? null,
      draft.map?.ref ?? null,
      draft.map?.hash ?? null,
    ]),
  );
  for (const { draft } of made) countDocuments(draft.type);
}

function eventOf(
  { draft, revision, json, sha256, supersedes }: Revision,
  inlining: Inlining,
): CrossdockEvent | undefined {
  const { publication, id, number, lineage, test } = draft;
  if (publication === undefined) return undefined;
  const inline = Buffer.byteLength(json) <= inlining.inlineBytes;
  return {
    id: `${id}.${revision}`,
    source: '/gateway',
    subject: columnText(number),
    ...publication,
    lineage,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(test ? { test } : {}),
    ...(inline
      ? { data: new JsonText(json) }
      : { dataref: `${inlining.gatewayUrl}/documents/${id}/content?revision=${revision}`, sha256 }),
  };
}
