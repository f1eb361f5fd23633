import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { FailureReporter } from './failures/failure-reporter.js';
import { Outbox } from './outbox/outbox.js';
import type { ServiceName } from './service-name.js';

export interface MessagingOptions {
  readonly log: 'embedded' | { readonly brokers: readonly string[] };
  /** Of topics and consumer groups: `CROSSDOCK_TOPIC_PREFIX`. */
  readonly prefix: string;
}

export interface ServiceMessagingOptions {
  readonly service: ServiceName;
  /** Where its outbox, inbox and dead letters are: see {@link messagingMigration}. */
  readonly schema: string;
}

/** `forRoot` once per process, `forService` in the module of each app. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return { module: MessagingModule, global: true, providers: [{ provide: 'MESSAGING', useValue: options }] };
  }

  /** Provides {@link Outbox}, {@link FailureReporter} and {@link DeadLetters} of the service, and runs its relay. */
  static forService({ service, schema }: ServiceMessagingOptions): DynamicModule {
    const outbox = new Outbox(schema);
    const providers = [
      { provide: Outbox, useValue: outbox },
      { provide: FailureReporter, useValue: new FailureReporter(service, outbox) },
    ];
    return { module: MessagingModule, providers, exports: [Outbox, FailureReporter] };
  }
}
