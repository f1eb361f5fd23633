import { Inject, Injectable } from '@nestjs/common';
import type { Acknowledgment } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import type { Failure } from '@app/interchange';
import type { Clock } from '@app/pipeline';
import type { EntityManager } from 'typeorm';
import { FailureStore } from '../failures/failure.store.js';
import type { Raised } from '../failures/failure.store.js';
import { CLOCK } from '../gateway.clock.js';
import type { DocumentDraft } from '../publish/document.store.js';
import { columnText } from '../storage/text.js';
import { answeredBy, foreignTo, inWords, saidOf, stateAfter } from './answer.js';
import type { Answered } from './answer.js';
import { AnswerStore } from './answer.store.js';
import type { SentInterchange } from './answer.store.js';

/** The code under which /failures shows what was not acknowledged in time. */
export const OVERDUE_CODE = publishFailures.definitions.acknowledgmentOverdue.code;

/** What partners say of what we sent moves its state; what answers nothing of ours is a failure. */
@Injectable()
export class ReceivedAcknowledgments {
  constructor(
    private readonly store: AnswerStore,
    private readonly failures: FailureStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes documents of any type, new ones only: an acknowledgment that is taken again would be told of again. */
  async take(tx: EntityManager, drafts: readonly DocumentDraft[]): Promise<void> {
    const raised: Raised[] = [];
    for (const draft of drafts) {
      const { acknowledgment } = draft;
      if (acknowledgment !== undefined) raised.push(...(await this.one(tx, draft, acknowledgment)));
    }
    await this.failures.raise(tx, raised);
  }

  private async one(tx: EntityManager, draft: DocumentDraft, said: Acknowledgment): Promise<readonly Raised[]> {
    const answered = answeredBy(said);
    const sent = answered === undefined ? undefined : await this.store.find(tx, draft.partnerId, answered);
    if (sent === undefined) {
      const isOurs = answered !== undefined && (await this.store.passedThrough(tx, draft.partnerId, answered));
      return isOurs ? [] : [about(draft, unmatched(draft, said, nameOf(answered)))];
    }
    const { verdict, errors } = saidOf(said, sent.transactionControl);
    const state = stateAfter(sent.state, said.kind, { verdict, errors });
    await this.store.answer(tx, sent, { draft, kind: said.kind, verdict, errors, state, at: this.clock.now() });
    if (sent.state === 'overdue' && state !== 'overdue') await this.failures.resolve(tx, sent.id, [OVERDUE_CODE]);
    const foreign = foreignTo(said, sent.transactionControl).map(({ type, control }) =>
      about(draft, unmatched(draft, said, `transaction ${type} ${control} of ${nameOf(answered)}`)),
    );
    if (verdict !== 'rejected' && verdict !== 'accepted-with-errors') return foreign;
    const about_ = { partnerId: draft.partnerId, interchangeId: sent.id, documentNumber: sent.documentNumber };
    return [{ failure: complaint(draft, said, sent, { verdict, errors: inWords(errors) }), ...about_ }, ...foreign];
  }
}

function about({ partnerId, interchangeId, id, lineage }: DocumentDraft, failure: Failure): Raised {
  return { failure, partnerId, interchangeId, transmissionId: lineage.transmissionId, documentId: id };
}

function nameOf(answered: Answered | undefined): string {
  return answered === undefined ? 'nothing' : `${answered.level} ${answered.control}`;
}

function unmatched({ partnerId, lineage }: DocumentDraft, { kind }: Acknowledgment, answered: string): Failure {
  const { byteOffset, byteLength, interchangeControl } = lineage;
  return publishFailures.raise('acknowledgmentUnmatched', {
    with: { kind, partner: partnerId, answered: columnText(answered) },
    location: { interchangeControl, byteOffset, byteLength },
    value: columnText(answered),
  });
}

function complaint(
  { partnerId }: DocumentDraft,
  { kind }: Acknowledgment,
  sent: SentInterchange,
  { verdict, errors }: { readonly verdict: string; readonly errors: string },
): Failure {
  const document = `${sent.documentType} ${sent.documentNumber}`;
  const { control, groupControl, transactionControl } = sent;
  return publishFailures.raise('sentWithErrors', {
    with: { kind, partner: partnerId, document, control, verdict: verdict.replaceAll('-', ' '), errors },
    severity: verdict === 'rejected' ? 'error' : 'warning',
    location: {
      interchangeControl: control,
      ...(groupControl === null ? {} : { groupControl }),
      transactionControl,
      transactionType: sent.message,
    },
  });
}
