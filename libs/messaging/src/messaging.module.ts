import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Database } from '@app/persistence';
import { DeadLetters } from './consume/dead-letters.js';
import { FailureReporter } from './failures/failure-reporter.js';
import { EmbeddedLog } from './log/embedded/embedded.log.js';
import { EventLog } from './log/event-log.js';
import { KafkaLog } from './log/kafka/kafka.log.js';
import type { KafkaOptions } from './log/kafka/kafka.log.js';
import type { GatewayAccess } from './consume/dataref.js';
import { MessagingRegistry } from './messaging.registry.js';
import { Outbox } from './outbox/outbox.js';
import { ServiceMessaging } from './service-messaging.js';
import type { ServiceMessagingOptions } from './service-messaging.js';
import { MessagingStatus } from './status.js';

export interface MessagingOptions {
  readonly log: 'embedded' | KafkaOptions;
  /** Of topics and consumer groups: `CROSSDOCK_TOPIC_PREFIX`. */
  readonly prefix: string;
  /** Where the data of large events are fetched from, and the token that the gateway asks for. */
  readonly gateway?: GatewayAccess | undefined;
}

const OPTIONS = Symbol('messaging options');

/** `forRoot` once per process, `forService` in the module of each app. {@link connectConsumers} starts all of it. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    const { log, prefix } = options;
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: OPTIONS, useValue: options },
        {
          provide: EventLog,
          useFactory: (database: Database) =>
            log === 'embedded' ? new EmbeddedLog(database, prefix) : new KafkaLog(log, prefix),
          inject: [Database],
        },
        { provide: MessagingRegistry, useFactory: (log: EventLog) => new MessagingRegistry(log), inject: [EventLog] },
        {
          provide: MessagingStatus,
          useFactory: (database: Database, registry: MessagingRegistry) => new MessagingStatus(database, registry),
          inject: [Database, MessagingRegistry],
        },
      ],
      exports: [OPTIONS, MessagingRegistry, MessagingStatus],
    };
  }

  /** Provides {@link Outbox}, {@link FailureReporter} and {@link DeadLetters} of the service. */
  static forService(service: ServiceMessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      providers: [
        {
          provide: ServiceMessaging,
          useFactory: (options: MessagingOptions, database: Database, registry: MessagingRegistry) =>
            registry.add(new ServiceMessaging(service, options, database, registry.log)),
          inject: [OPTIONS, Database, MessagingRegistry],
        },
        { provide: Outbox, useFactory: ({ outbox }: ServiceMessaging) => outbox, inject: [ServiceMessaging] },
        {
          provide: FailureReporter,
          useFactory: ({ failures }: ServiceMessaging) => failures,
          inject: [ServiceMessaging],
        },
        {
          provide: DeadLetters,
          useFactory: ({ deadLetters }: ServiceMessaging) => deadLetters,
          inject: [ServiceMessaging],
        },
      ],
      exports: [Outbox, FailureReporter, DeadLetters],
    };
  }
}
