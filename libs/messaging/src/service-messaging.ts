import type { OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '@app/persistence';
import { DeadLetterStore } from './consume/dead-letter.store.js';
import type { GatewayAccess } from './consume/dataref.js';
import { DeadLetters } from './consume/dead-letters.js';
import { Delivery } from './consume/delivery.js';
import { EventHandlers } from './consume/event-handlers.js';
import { Inbox } from './consume/inbox.js';
import type { LogStrategy } from './consume/log.strategy.js';
import { FailureReporter } from './failures/failure-reporter.js';
import type { EventLog } from './log/event-log.js';
import { Outbox } from './outbox/outbox.js';
import { Relay } from './outbox/relay.js';
import { serviceTransport } from './service-name.js';
import type { ServiceName } from './service-name.js';

export interface ServiceMessagingOptions {
  readonly service: ServiceName;
  /** Where its outbox, inbox and dead letters are: see {@link messagingMigration}. */
  readonly schema: string;
}

/**
 * All of messaging that one service has in one process. When the application closes, Nest stops the consumer first,
 * after HTTP; then the app's own work stops, and at last the relay, which publishes what these have left.
 */
export class ServiceMessaging implements OnApplicationShutdown {
  readonly service: ServiceName;
  readonly schema: string;
  readonly group: string;
  readonly outbox: Outbox;
  readonly failures: FailureReporter;
  readonly relay: Relay;
  readonly handlers = new EventHandlers();
  readonly deadLetters: DeadLetters;
  readonly strategy: LogStrategy;

  constructor(
    { service, schema }: ServiceMessagingOptions,
    { prefix, gateway }: { readonly prefix: string; readonly gateway?: GatewayAccess | undefined },
    database: Database,
    log: EventLog,
  ) {
    this.service = service;
    this.schema = schema;
    this.group = `${prefix}.${service}`;
    this.relay = new Relay(database, log, schema);
    this.outbox = new Outbox(schema, () => this.relay.nudge());
    this.failures = new FailureReporter(service, this.outbox);
    const letters = new DeadLetterStore(schema, this.group);
    const inbox = new Inbox(schema, this.group);
    this.deadLetters = new DeadLetters(database, service, this.handlers, letters, this.failures, gateway);
    this.strategy = log.strategy({
      group: this.group,
      transport: serviceTransport(service),
      delivery: new Delivery(database, service, this.handlers, inbox, letters, this.failures, gateway),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.strategy.close();
    await this.relay.stop();
  }
}
