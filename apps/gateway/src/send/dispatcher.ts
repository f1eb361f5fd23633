import { Inject, Injectable } from '@nestjs/common';
import { documentNumber } from '@app/canonical';
import type { CanonicalDocument } from '@app/canonical';
import type { Failure } from '@app/interchange';
import { stageTimer } from '@app/observability';
import { LiveDefinitions, writeOutbound } from '@app/pipeline';
import type { Clock, Definitions, OutboundResult } from '@app/pipeline';
import type { EntityManager } from 'typeorm';
import type { Raised } from '../failures/failure.store.js';
import { CLOCK } from '../gateway.clock.js';
import { StoredControlNumbers } from '../process/control-numbers.js';
import { effectOf, priorOutbound, storeOutbound } from './outbound.store.js';
import { recipientOf } from './recipient.js';
import type { Recipient } from './recipient.js';

/** What came of a document. `raised` is to be kept by the caller, last in the transaction. */
export type Dispatched =
  | { readonly kind: 'created' | 'repeated'; readonly id: string; readonly raised: readonly Raised[] }
  | { readonly kind: 'refused'; readonly failures: readonly Failure[]; readonly raised: readonly Raised[] };

/** Makes outbound interchanges of canonical documents. */
@Injectable()
export class Dispatcher {
  constructor(
    private readonly definitions: LiveDefinitions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes a sound document as the agreement says and stores the bytes, with control numbers taken in the same database
   * transaction; the same document has one effect, and one that cannot be written has none.
   *
   * @param partnerId who gets it, where the caller says so
   */
  async dispatch(tx: EntityManager, document: CanonicalDocument, partnerId?: string): Promise<Dispatched> {
    const definitions = this.definitions.current;
    const recipient = recipientOf(document, partnerId, definitions);
    if ('failure' in recipient) return refused(document, [recipient.failure], recipient.partnerId);
    const prior = await priorOutbound(tx, effectOf(document, recipient.partner.id));
    if (prior !== undefined) return { kind: 'repeated', id: prior, raised: [] };
    const done = stageTimer('map');
    const written = await this.write(tx, document, recipient, definitions);
    done(written.bytes === undefined ? 'failed' : 'ok');
    if (written.bytes === undefined) {
      return refused(document, written.failures, recipient.partner.id, recipient.accountId);
    }
    const guideHash = definitions.guides.get(written.guideRef)?.hash;
    const id = await storeOutbound(tx, document, recipient, { ...written, guideHash, now: this.clock.now() });
    const about = { ...aboutDocument(document, recipient.partner.id, recipient.accountId), interchangeId: id };
    return { kind: 'created', id, raised: written.failures.map((failure) => ({ failure, ...about })) };
  }

  private async write(
    tx: EntityManager,
    document: CanonicalDocument,
    { terms }: Recipient,
    { guides, outbound }: Definitions,
  ): Promise<OutboundResult> {
    const controlNumbers = new StoredControlNumbers(tx);
    const written = await writeOutbound(document, terms, { guides, outbound, controlNumbers, clock: this.clock });
    await controlNumbers.save();
    return written;
  }
}

function refused(
  document: CanonicalDocument,
  failures: readonly Failure[],
  partnerId: string | undefined,
  accountId?: string,
): Dispatched {
  const about = aboutDocument(document, partnerId, accountId);
  return { kind: 'refused', failures, raised: failures.map((failure) => ({ failure, ...about })) };
}

function aboutDocument(
  document: CanonicalDocument,
  partnerId: string | undefined,
  accountId = document.account,
): Omit<Raised, 'failure'> {
  return {
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(document.documentId === undefined ? {} : { documentId: document.documentId }),
    documentNumber: documentNumber(document),
  };
}
