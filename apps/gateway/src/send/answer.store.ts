import { Injectable } from '@nestjs/common';
import type { AcknowledgmentError } from '@app/canonical';
import type { EnvelopeParty, Standard } from '@app/interchange';
import { rows } from '@app/persistence';
import { LiveDefinitions } from '@app/pipeline';
import type { EntityManager } from 'typeorm';
import type { DocumentDraft } from '../publish/document.store.js';
import type { Answered, OutboundState } from './answer.js';

/** An outbound interchange as far as an answer to it asks. */
export interface SentInterchange {
  readonly id: string;
  readonly state: OutboundState;
  readonly message: string;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly control: string;
  readonly groupControl: string | null;
  readonly transactionControl: string;
}

export interface Answer {
  readonly draft: DocumentDraft;
  readonly kind: string;
  readonly verdict: string;
  readonly errors: readonly AcknowledgmentError[];
  /** The state that it leads to. */
  readonly state: OutboundState;
  readonly at: Date;
}

/** Finds what an acknowledgment answers, and keeps what it says. */
@Injectable()
export class AnswerStore {
  constructor(private readonly definitions: LiveDefinitions) {}

  /** The last interchange to the partner under this number of ours, locked for the transaction. */
  async find(
    tx: EntityManager,
    partnerId: string,
    { standard, level, control }: Answered,
  ): Promise<SentInterchange | undefined> {
    const column = level === 'group' ? 'group_control' : 'control';
    const [sent] = await rows<SentInterchange>(
      tx,
      `SELECT id, state, message, document_type AS "documentType", document_number AS "documentNumber", control,
         group_control AS "groupControl", transaction_control AS "transactionControl"
       FROM gateway.outbound
       WHERE partner_id = $1 AND standard = $2 AND ltrim(${column}, '0') = ltrim($3, '0')
       ORDER BY sequence DESC LIMIT 1 FOR UPDATE`,
      [partnerId, standard, control],
    );
    return sent;
  }

  /** Whether our own ERP sent the partner something under this number, which came through here and is not ours to watch. */
  async passedThrough(tx: EntityManager, partnerId: string, { standard, level, control }: Answered): Promise<boolean> {
    const group = `AND EXISTS (SELECT 1 FROM gateway.interchange_group g WHERE g.interchange_id = i.id
      AND ltrim(g.control, '0') = ltrim($3, '0'))`;
    const received = await rows<Record<'senderQualifier' | 'senderId' | 'receiverQualifier' | 'receiverId', string>>(
      tx,
      `SELECT DISTINCT sender_qualifier AS "senderQualifier", sender_id AS "senderId",
         receiver_qualifier AS "receiverQualifier", receiver_id AS "receiverId"
       FROM gateway.interchange i WHERE i.partner_id = $1 AND i.standard = $2
         ${level === 'group' ? group : `AND ltrim(i.control, '0') = ltrim($3, '0')`}`,
      [partnerId, standard, control],
    );
    return received.some((one) => {
      const sender = { qualifier: one.senderQualifier, id: one.senderId };
      return this.isOut(sender, { qualifier: one.receiverQualifier, id: one.receiverId }, standard);
    });
  }

  async answer(tx: EntityManager, sent: SentInterchange, answer: Answer): Promise<void> {
    const { draft, kind, verdict, errors, state, at } = answer;
    await tx.query(
      `INSERT INTO gateway.outbound_answer
         (outbound_id, document_id, interchange_id, kind, verdict, errors, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (outbound_id, document_id) DO UPDATE SET verdict = excluded.verdict, errors = excluded.errors`,
      [sent.id, draft.id, draft.interchangeId, kind, verdict, JSON.stringify(errors), at],
    );
    if (state === sent.state) return;
    await tx.query(
      `WITH moved AS (UPDATE gateway.outbound SET state = $2, answered_at = $3 WHERE id = $1 RETURNING id)
       INSERT INTO gateway.outbound_state (outbound_id, state, at, document_id) SELECT id, $2, $3, $4 FROM moved`,
      [sent.id, state, at, draft.id],
    );
  }

  private isOut(sender: EnvelopeParty, receiver: EnvelopeParty, standard: Standard): boolean {
    const found = this.definitions.current.partners.identify(sender, receiver, standard);
    return found.kind === 'known' && found.direction === 'out';
  }
}
