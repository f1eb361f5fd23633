import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { TOPICS } from '@app/canonical';
import type { CrossdockEvent } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import { Outbox } from '@app/messaging';
import { Database, rows } from '@app/persistence';
import type { Clock } from '@app/pipeline';
import { FailureStore } from '../failures/failure.store.js';
import type { Raised } from '../failures/failure.store.js';
import { CLOCK } from '../gateway.clock.js';
import { GATEWAY_SETTINGS } from '../gateway.settings.js';
import type { GatewaySettings } from '../gateway.settings.js';

/** The most interchanges that one database transaction marks as overdue. */
const BATCH = 100;

interface Overdue {
  readonly interchangeId: string;
  readonly partnerId: string;
  readonly account: string | null;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly message: string;
  readonly control: string;
  readonly groupControl: string | null;
  readonly transactionControl: string;
  readonly file: string;
  readonly hours: number;
  readonly sentAt: Date;
  readonly dueAt: Date;
}

/** Tells of each outbound interchange that was not acknowledged by its deadline, once. */
@Injectable()
export class OverdueWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Send');
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly failures: FailureStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run(this.stopping.signal);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Marks and tells of what is overdue now. Answers how many there were. */
  sweep(): Promise<number> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const overdue = await rows<Overdue>(
        tx,
        `WITH late AS (
           SELECT id FROM gateway.outbound WHERE state = 'sent' AND due_at <= $1
           ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
         moved AS (
           UPDATE gateway.outbound o SET state = 'overdue' FROM late WHERE o.id = late.id RETURNING o.*),
         told AS (INSERT INTO gateway.outbound_state (outbound_id, state, at) SELECT id, state, $1 FROM moved)
         SELECT id AS "interchangeId", partner_id AS "partnerId", account_id AS account,
           document_type AS "documentType", document_number AS "documentNumber", message, control,
           group_control AS "groupControl", transaction_control AS "transactionControl", file_name AS file,
           deadline_hours AS hours, sent_at AS "sentAt", due_at AS "dueAt" FROM moved ORDER BY sequence`,
        [now],
      );
      await this.failures.raise(tx, overdue.map(failureOf));
      await this.outbox.append(
        tx,
        overdue.map((one) => overdueEvent(one, now)),
      );
      return overdue.length;
    });
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const found = await this.trySweep();
      if (found === BATCH) continue;
      await delay(this.settings.pollInterval, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }

  private async trySweep(): Promise<number> {
    try {
      return await this.sweep();
    } catch (error) {
      this.logger.warn({ message: 'deadlines of acknowledgments wait to be checked', err: error });
      return 0;
    }
  }
}

function failureOf(overdue: Overdue): Raised {
  const { interchangeId, partnerId, account, documentType, documentNumber, control, hours, file } = overdue;
  const document = `${documentType} ${documentNumber}`;
  return {
    failure: publishFailures.raise('acknowledgmentOverdue', {
      with: { partner: partnerId, document, control, hours, file },
      location: {
        interchangeControl: control,
        ...(overdue.groupControl === null ? {} : { groupControl: overdue.groupControl }),
        transactionControl: overdue.transactionControl,
        transactionType: overdue.message,
      },
    }),
    partnerId,
    interchangeId,
    documentNumber,
    ...(account === null ? {} : { accountId: account }),
  };
}

function overdueEvent(overdue: Overdue, now: Date): CrossdockEvent {
  const { interchangeId, partnerId, control, sentAt, dueAt, ...said } = overdue;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return {
    id: `${interchangeId}.overdue`,
    type: 'acknowledgment.overdue',
    source: '/gateway',
    subject: control,
    time: now.toISOString(),
    topic: TOPICS.acknowledgments,
    key: interchangeId,
    receiver: partnerId,
    data: {
      interchangeId,
      partnerId,
      control,
      ...known,
      sentAt: sentAt.toISOString(),
      dueAt: dueAt.toISOString(),
    },
  };
}
