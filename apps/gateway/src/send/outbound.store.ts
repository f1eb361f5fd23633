import { documentNumber } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';
import type { OutboundWritten } from '@app/pipeline';
import { rows } from '@app/persistence';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { canonicalJson } from '../publish/canonical-json.js';
import { columnText, sha256 } from '../storage/text.js';
import type { Recipient } from './recipient.js';

/** What makes two documents the same: who gets it, its type, its number and its content. */
export interface Effect {
  readonly partnerId: string;
  readonly type: string;
  readonly number: string;
  /** Of the canonical JSON without `documentId` and `revision`: who sends it again may count anew. */
  readonly sha256: string;
}

export function effectOf(document: CanonicalDocument, partnerId: string): Effect {
  return {
    partnerId,
    type: document.documentType,
    number: columnText(documentNumber(document)),
    sha256: sha256(canonicalJson({ ...document, documentId: undefined, revision: undefined })),
  };
}

/** The interchange that the same document went out in; others who send it wait until the transaction ends. */
export async function priorOutbound(tx: EntityManager, effect: Effect): Promise<string | undefined> {
  const { partnerId, type, number, sha256: hash } = effect;
  const key = JSON.stringify(['outbound', partnerId, type, number, hash]);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  const [prior] = await rows<{ id: string }>(
    tx,
    `SELECT id FROM gateway.outbound WHERE partner_id = $1 AND document_type = $2 AND document_number = $3
       AND document_sha256 = $4`,
    [partnerId, type, number, hash],
  );
  return prior?.id;
}

/** Keeps what was written, in the state `created`. Answers its id. */
export async function storeOutbound(
  tx: EntityManager,
  document: CanonicalDocument,
  { partner, agreement, accountId, terms }: Recipient,
  written: OutboundWritten & { readonly guideHash: string | undefined; readonly now: Date },
): Promise<string> {
  const id = uuid();
  const effect = effectOf(document, partner.id);
  const {
    standard,
    guideRef,
    mapRef,
    control,
    groupControl = null,
    transactionControl,
    bytes,
    guideHash = null,
    mapHash = null,
    unused,
    now,
  } = written;
  // Nothing answers XML.
  const isAnswered = standard !== 'xml' && agreement.acknowledgment.type !== 'none';
  const awaited = isAnswered ? agreement.deadlineHours : null;
  await tx.query(
    `WITH made AS (
       INSERT INTO gateway.outbound (id, partner_id, account_id, agreement_id, standard, message, test, document_type,
         document_number, document, document_sha256, guide_ref, guide_hash, map_ref, map_hash, unused, control, group_control,
         transaction_control, bytes, sha256, deadline_hours, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
       RETURNING id, state, created_at)
     INSERT INTO gateway.outbound_state (outbound_id, state, at) SELECT id, state, created_at FROM made`,
    [
      id,
      partner.id,
      accountId ?? null,
      agreement.id,
      standard,
      agreement.message,
      terms.test,
      effect.type,
      effect.number,
      JSON.stringify(document),
      effect.sha256,
      guideRef,
      guideHash,
      mapRef,
      mapHash,
      unused,
      control,
      groupControl,
      transactionControl,
      bytes,
      sha256(bytes),
      awaited,
      now,
    ],
  );
  return id;
}
